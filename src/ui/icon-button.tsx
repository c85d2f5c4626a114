"use client";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Refusal } from "./button";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { type Explained, useReasonText } from "./reason-text";
import { Tooltip } from "./tooltip";

type Props = Omit<ComponentProps<"button">, "disabled" | "aria-label"> & {
  /** Its name: read aloud, and shown on hover. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pending?: boolean;
  disabledReason?: Explained;
  tooltip?: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
};

/** A square button whose only sign is an icon; the label is its accessible name and its tooltip. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size,
  pending,
  disabledReason,
  tooltip,
  side,
  type = "button",
  className,
  onClick,
  ...rest
}: Props) {
  const refusal = useReasonText()(disabledReason);
  const idle = !pending && !refusal;
  return (
    <Tooltip side={side} immediate={Boolean(refusal)} content={refusal ? <Refusal text={refusal} /> : (tooltip ?? label)}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-disabled={idle ? undefined : true}
        aria-busy={pending || undefined}
        onClick={idle ? onClick : (event) => event.preventDefault()}
        className={buttonLook({ variant, size, square: true, disabled: Boolean(refusal), className })}
      >
        {pending ? <LoaderCircle className="animate-spin" aria-hidden="true" /> : icon}
      </button>
    </Tooltip>
  );
}
