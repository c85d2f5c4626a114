"use client";
import { RadioGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type Choice<T extends string> = { value: T; label: ReactNode; help?: ReactNode; disabled?: boolean };

type Props<T extends string> = {
  label: ReactNode;
  value: T | null;
  onChange: (value: T) => void;
  choices: readonly Choice<T>[];
  name?: string;
  className?: string;
};

/** One of a few that deserve to be read side by side, each with its own help. */
export function RadioGroup<T extends string>({ label, value, onChange, choices, name, className }: Props<T>) {
  return (
    <fieldset className={className}>
      <legend className="mb-1 text-13 font-medium">{label}</legend>
      <Primitive.Root value={value} onValueChange={(next) => onChange(next as T)} name={name} className="grid gap-2">
        {choices.map((choice) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Radix button inside
          <label
            key={choice.value}
            className={cx(
              "flex items-start gap-2 text-13 touch:min-h-12 touch:items-center touch:text-14",
              choice.disabled ? "text-ink-3" : "cursor-pointer",
            )}
          >
            <Primitive.Item
              value={choice.value}
              disabled={choice.disabled}
              className="relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border-[1.5px] border-field bg-surface after:absolute after:-inset-2 data-[state=checked]:border-[5px] data-[state=checked]:border-accent touch:size-5"
            />
            <span>
              {choice.label}
              {choice.help && <span className="block text-12 text-ink-3">{choice.help}</span>}
            </span>
          </label>
        ))}
      </Primitive.Root>
    </fieldset>
  );
}
