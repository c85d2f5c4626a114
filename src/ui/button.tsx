"use client";
import { LoaderCircle, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { type Explained, useReasonText } from "./reason-text";
import { Tooltip } from "./tooltip";

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A lucide icon before the words: `icon={<Truck />}`. */
  icon?: ReactNode;
  /** Work is under way: shows a spinner, keeps its width, ignores clicks. */
  pending?: boolean;
  /** Why it cannot be done now. The button stays focusable, says this on hover and focus, and does nothing. */
  disabledReason?: Explained;
};

/** A button is a verb. It is never silently disabled: whoever refuses gives the reason. */
export function Button({
  variant,
  size,
  icon,
  pending,
  disabledReason,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const t = useTranslations("ui");
  const refusal = useReasonText()(disabledReason);
  const idle = !pending && !refusal;

  const button = (
    <button
      {...rest}
      type={idle ? type : "button"}
      aria-disabled={idle ? undefined : true}
      aria-busy={pending || undefined}
      onClick={idle ? onClick : (event) => event.preventDefault()}
      className={buttonLook({ variant, size, disabled: Boolean(refusal), className })}
    >
      {pending ? <LoaderCircle aria-label={t("pending")} className="animate-spin" /> : icon}
      {children}
    </button>
  );
  if (!refusal) return button;
  return (
    <Tooltip immediate content={<Refusal text={refusal} />}>
      {button}
    </Tooltip>
  );
}

/** The reason as the tooltip of a refused action shows it. */
export function Refusal({ text }: { text: string }) {
  return (
    <>
      <Lock aria-hidden="true" />
      <span>{text}</span>
    </>
  );
}
