"use client";
import { useTranslations } from "next-intl";
import { AlertDialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import { floating, scrim } from "./overlay-look";
import type { Explained } from "./reason-text";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, and what cannot be taken back. */
  description: ReactNode;
  /** The verb: "Отменить заказ". */
  confirm: string;
  /** The way out: "Не отменять". */
  cancel?: string;
  danger?: boolean;
  pending?: boolean;
  disabledReason?: Explained;
  onConfirm: () => void;
  /** A reason to choose, a number to check. */
  children?: ReactNode;
};

/** Only for what cannot be undone; everything else is done at once with an undo. Stays open until its owner closes it. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  cancel,
  danger,
  pending,
  disabledReason,
  onConfirm,
  children,
}: Props) {
  const t = useTranslations("ui");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrim} />
        <Primitive.Content
          className={cx(
            "fixed inset-x-0 bottom-0 z-50 animate-rise p-5 max-sm:rounded-b-none sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-[18dvh] sm:w-100 sm:-translate-x-1/2 sm:animate-appear",
            floating,
          )}
        >
          <Primitive.Title className="text-16 font-semibold">{title}</Primitive.Title>
          <Primitive.Description className="mt-1.5 text-pretty text-13 text-ink-2">{description}</Primitive.Description>
          {children && <div className="mt-3.5">{children}</div>}
          <div className="mt-4.5 flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button>{cancel ?? t("cancel")}</Button>
            </Primitive.Cancel>
            <Button
              variant="primary"
              pending={pending}
              disabledReason={disabledReason}
              onClick={onConfirm}
              className={danger && !disabledReason ? "bg-danger! text-surface! hover:brightness-90" : ""}
            >
              {confirm}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
