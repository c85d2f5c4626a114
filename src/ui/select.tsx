"use client";
import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlHeight, controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

export type Option = { value: string; label: string; disabled?: boolean };

type Props = Omit<ComponentProps<"select">, "onChange" | "value" | "children" | "size"> & {
  options: readonly Option[];
  value?: string;
  onChange?: (value: string) => void;
  /** An empty first choice that tells what to choose. */
  placeholder?: string;
  size?: "sm" | "md";
};

/** One of a few. The browser's own list: quick by keyboard, right on a phone. For long lists use Combobox. */
export function Select({ options, value, onChange, placeholder, size = "md", className, ...rest }: Props) {
  const wired = useFieldWiring(rest);
  const given = value === undefined ? {} : { value };
  return (
    <span className={cx("relative block", className)}>
      <select
        {...wired}
        {...given}
        onChange={(event) => onChange?.(event.target.value)}
        className={cx(
          controlLook,
          size === "md" ? controlHeight : "h-7 border-line-2 px-2 text-13 touch:h-12",
          "appearance-none pr-8",
          value === "" && "text-ink-3",
        )}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-3.5 text-ink-3" />
    </span>
  );
}
