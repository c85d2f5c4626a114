"use client";
import type { ComponentProps } from "react";
import { useId } from "react";
import { cx } from "@/ui/cx";

type Props = Omit<ComponentProps<"input">, "onChange" | "value"> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  mono?: boolean;
};

/** A line of text for gloves, with its label above. */
export function TextLine({ label, value, onChange, mono, ...rest }: Props) {
  const id = useId();
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="mb-1 block text-14 font-semibold">
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        maxLength={200}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cx(
          "h-14 w-full min-w-0 rounded-lg border-2 border-floor-line bg-floor-bg px-3 text-16 text-floor-ink focus-visible:outline-floor-ink",
          mono && "font-mono",
        )}
      />
    </div>
  );
}
