"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

const look = "inline-flex h-[26px] max-w-full shrink-0 items-center gap-1.5 whitespace-nowrap rounded border text-13";

type Props = { name?: string; children: ReactNode; label?: string; onRemove?: () => void; onClick?: () => void };

/** A filter that is on ("Склад: Москва"), or a tag. `label` is its plain text for the remove button when the children are no text. */
export function Chip({ name, children, label, onRemove, onClick }: Props) {
  const t = useTranslations("ui");
  const words = (
    <>
      {name && <span className="text-ink-3">{name}</span>}
      <span className="min-w-0 truncate">{children}</span>
    </>
  );
  return (
    <span className={cx(look, "border-line-2 bg-raised pl-2", onRemove ? "pr-0.5" : "pr-2", (onRemove || onClick) && "touch:h-10")}>
      {onClick ? (
        <button type="button" onClick={onClick} className="flex h-full min-w-0 items-center gap-1.5 rounded-sm">
          {words}
        </button>
      ) : (
        words
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={t("removeFilter", { label: label ?? name ?? String(children) })}
          onClick={onRemove}
          className="relative grid size-[22px] shrink-0 place-items-center rounded-sm text-ink-3 after:absolute after:-inset-y-3 after:inset-x-0 hover:bg-hover hover:text-ink touch:w-9"
        >
          <X aria-hidden="true" className="size-3" />
        </button>
      )}
    </span>
  );
}

/** The dashed chip that adds one: trigger of a Popover or a Menu. */
export function AddChip({ icon, className, children, ...rest }: ComponentProps<"button"> & { icon?: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(look, "touch:h-10 border-dashed border-line-2 bg-raised px-2 text-ink-2 hover:bg-hover [&_svg]:size-3.5", className)}
    >
      {icon}
      {children}
    </button>
  );
}

/** The row of chips under the tabs; `end` holds totals and the view's own buttons. */
export function ChipRow({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex min-h-11 items-center gap-1.5 overflow-x-auto px-5 text-13 [scrollbar-width:none] max-md:px-4">
      {children}
      {end && <div className="ml-auto flex shrink-0 items-center gap-1.5 pl-3 text-ink-3 tabular-nums">{end}</div>}
    </div>
  );
}
