"use client";
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

type Props<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode; title?: string }[];
};

/** One of two to five ways to see the same thing. */
export function SegmentedControl<T extends string>({ label, value, onChange, options }: Props<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      className="inline-flex max-w-full overflow-x-auto rounded border border-line-2 [scrollbar-width:none]"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.title}
          className="grid h-[26px] shrink-0 place-items-center whitespace-nowrap border-l border-line px-2.5 text-13 text-ink-2 first:rounded-l first:border-l-0 last:rounded-r hover:bg-hover focus-visible:-outline-offset-2 data-[state=on]:bg-sunken data-[state=on]:font-medium data-[state=on]:text-ink touch:h-12 touch:px-4"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
