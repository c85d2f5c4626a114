"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { focusOnOpen } from "./focus-on-open";
import { IconButton } from "./icon-button";
import { floating, scrim } from "./overlay-look";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  /** 400, 560 or 760 px. */
  size?: "sm" | "md" | "lg";
  children?: ReactNode;
};

const widths = { sm: "sm:w-100", md: "sm:w-140", lg: "sm:w-190" };

/** A question or a form above the page; on a phone it rises from the bottom. Escape and the focus are taken care of. */
export function Dialog({ open, onOpenChange, title, description, footer, size = "sm", children }: Props) {
  const t = useTranslations("ui");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrim} />
        <Primitive.Content
          onOpenAutoFocus={focusOnOpen}
          {...(description === undefined && { "aria-describedby": undefined })}
          className={cx(
            "outline-none fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-rise flex-col max-sm:rounded-b-none sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-[12dvh] sm:max-h-[80dvh] sm:-translate-x-1/2 sm:animate-appear",
            widths[size],
            floating,
          )}
        >
          <div className="flex items-start gap-2 px-5 pt-5">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-16 font-semibold">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-1.5 text-pretty text-13 text-ink-2">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label={t("close")} icon={<X />} size="sm" className="-mr-1.5 -mt-0.5" />
            </Primitive.Close>
          </div>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3.5 pb-1">{children}</div>}
          <div className={cx("flex flex-wrap justify-end gap-2 px-5 pb-5", footer ? "pt-3.5" : "")}>{footer}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
