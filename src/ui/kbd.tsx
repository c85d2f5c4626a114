import type { ReactNode } from "react";
import { cx } from "./cx";

/** A key. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cx(
        "inline-block h-[18px] min-w-[18px] rounded-sm border border-line-2 bg-surface px-1 text-center font-sans text-11 font-medium text-ink-3",
        className,
      )}
    >
      {children}
    </kbd>
  );
}

/** A SKU, a bin, a tracking number. */
export function Code({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={cx("mono", className)}>{children}</span>;
}
