"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

type Props = {
  checked: boolean | "indeterminate";
  onChange: (checked: boolean, event?: { shiftKey: boolean }) => void;
  /** Words beside the box; without them give `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
  "aria-label"?: string;
  name?: string;
  disabled?: boolean;
  className?: string;
};

/** A box to tick. In table rows it carries an aria-label only; `event.shiftKey` lets a list select a range. */
export function Checkbox({ checked, onChange, label, help, name, disabled, className, ...rest }: Props) {
  const box = (
    <Primitive.Root
      aria-label={rest["aria-label"]}
      checked={checked}
      name={name}
      disabled={disabled}
      onCheckedChange={() => {}}
      onClick={(event) => onChange(checked !== true, event)}
      className={cx(
        "relative z-1 grid size-4 shrink-0 place-items-center rounded-sm border-[1.5px] border-field bg-surface text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:text-ink disabled:opacity-60",
        "after:absolute after:-inset-2 touch:size-5 touch:after:-inset-3.5",
        label ? "mt-0.5" : className,
      )}
    >
      <Primitive.Indicator className="[&_svg]:size-3 [&_svg]:stroke-3">
        {checked === "indeterminate" ? <Minus aria-hidden="true" /> : <Check aria-hidden="true" />}
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Radix button inside
    <label className={cx("flex cursor-pointer items-start gap-2 text-13 touch:min-h-12 touch:items-center touch:text-14", className)}>
      {box}
      <span>
        {label}
        {help && <span className="block text-12 text-ink-3">{help}</span>}
      </span>
    </label>
  );
}
