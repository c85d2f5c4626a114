"use client";
import { Lock } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { controlHeight, controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

export type InputProps = ComponentProps<"input"> & {
  /** Codes, SKUs and tracking numbers. */
  mono?: boolean;
  numeric?: boolean;
  /** A unit or a sign at the end, such as "кг". */
  suffix?: ReactNode;
};

/** One line of text. A read-only one shows a lock: say in the Field's help why. */
export function Input({ mono, numeric, suffix, className, ...rest }: InputProps) {
  const wired = useFieldWiring(rest);
  const end = suffix ?? (rest.readOnly ? <Lock aria-hidden="true" className="size-3.5" /> : null);
  return (
    <span className={cx("relative block", className)}>
      <input
        {...wired}
        className={cx(controlLook, controlHeight, mono && "mono", numeric && "text-right tabular-nums", end ? "pr-9" : "")}
      />
      {end && <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-13 text-ink-3">{end}</span>}
    </span>
  );
}
