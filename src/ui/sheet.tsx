"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { focusOnOpen } from "./focus-on-open";
import { IconButton } from "./icon-button";
import { scrim } from "./overlay-look";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  side?: "right" | "bottom";
  footer?: ReactNode;
  children: ReactNode;
};

/** A panel beside the page (right), or a drawer on a phone (bottom): for looking something up without leaving. */
export function Sheet({ open, onOpenChange, title, side = "right", footer, children }: Props) {
  const t = useTranslations("ui");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrim} />
        <Primitive.Content
          onOpenAutoFocus={focusOnOpen}
          aria-describedby={undefined}
          className={cx(
            "outline-none fixed z-50 flex flex-col border-line-2 bg-surface shadow-float",
            side === "right"
              ? "inset-y-0 right-0 w-full animate-appear border-l sm:w-105"
              : "inset-x-0 bottom-0 max-h-[88dvh] animate-rise rounded-t-lg border-t pb-[env(safe-area-inset-bottom)]",
          )}
        >
          <div className="flex h-13 shrink-0 items-center gap-2 border-b border-line pl-5 pr-2">
            <Primitive.Title className="min-w-0 flex-1 truncate text-16 font-semibold">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label={t("close")} icon={<X />} />
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
          {footer && <div className="flex shrink-0 justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
