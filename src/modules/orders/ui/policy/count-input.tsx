"use client";
import { useState } from "react";
import { Input, type InputProps } from "@/ui/input";

type Props = Omit<InputProps, "value" | "onChange" | "type"> & {
  value: number | null;
  max: number;
  onChange: (value: number | null) => void;
};

/** A whole number from 1; null while nothing that counts stands in the field. What is typed stays as it is typed. */
export function CountInput({ value, max, onChange, ...rest }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      numeric
      inputMode="numeric"
      autoComplete="off"
      value={draft ?? String(value ?? "")}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, "").slice(0, String(max).length);
        const count = Math.min(Number(digits), max);
        setDraft(digits === "" ? "" : String(count));
        onChange(count > 0 ? count : null);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
