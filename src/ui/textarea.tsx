"use client";
import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useFieldWiring(rest)}
      rows={rows}
      className={cx(controlLook, "block field-sizing-content min-h-18 px-2.5 py-2 touch:text-16", className)}
    />
  );
}
