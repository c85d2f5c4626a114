"use client";
import { Switch as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";

type Props = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
  className?: string;
};

/** On or off, in force at once: no save button follows it. */
export function Switch({ checked, onChange, label, help, disabled, className }: Props) {
  const id = useId();
  return (
    <div className={cx("flex items-start justify-between gap-4 text-13 touch:min-h-12 touch:items-center", className)}>
      <label htmlFor={id} className="cursor-pointer">
        <span className="font-medium">{label}</span>
        {help && <span className="block text-12 text-ink-3">{help}</span>}
      </label>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="relative h-5 w-9 shrink-0 rounded-full border border-field bg-surface p-0.5 transition-colors after:absolute after:-inset-3 data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-60"
      >
        <Primitive.Thumb className="block size-3.5 rounded-full bg-field transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
      </Primitive.Root>
    </div>
  );
}
