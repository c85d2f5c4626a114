"use client";
import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { floating } from "./overlay-look";

type Props = {
  /** The button that opens it. */
  trigger: ReactNode;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** A small panel by its button: a filter, an explanation, a few fields. */
export function Popover({ trigger, label, open, onOpenChange, align = "start", className, children }: Props) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className={cx(
            "z-50 max-h-(--radix-popover-content-available-height) w-72 animate-appear overflow-y-auto p-3 text-13",
            floating,
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
