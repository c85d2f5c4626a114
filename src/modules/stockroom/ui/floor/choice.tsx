"use client";
import { cx } from "@/ui/cx";

type Props<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: string }[];
};

/** One of a few, each a target for the thumb. Buttons and no fields: a field that has the focus would keep the scanner's keys. */
export function Choice<T extends string>({ label, value, onChange, choices }: Props<T>) {
  return (
    <fieldset>
      <legend className="mb-1 text-14 font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={choice.value === value}
            onClick={() => onChange(choice.value)}
            className={cx(
              "flex min-h-12 flex-1 items-center justify-center rounded-lg border-2 px-3 text-center text-14/4 font-semibold focus-visible:outline-floor-ink",
              choice.value === value ? "border-floor-ink bg-floor-ink text-floor-bg" : "border-floor-line",
            )}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
