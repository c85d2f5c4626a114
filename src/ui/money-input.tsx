"use client";
import { useState } from "react";
import { decimalsOf, parseMoney } from "@/lib/money";
import { useFormats } from "./formats-context";
import { Input, type InputProps } from "./input";

type Props = Omit<InputProps, "value" | "defaultValue" | "onChange" | "type" | "suffix"> & {
  value: number | null;
  /** Minor units; null while the field is empty or holds no sum (`text` is what stands there). */
  onChange: (minor: number | null, text: string) => void;
  currency?: string;
};

/** A sum, in minor units outside and as people write it inside: "1 299,50 ₽" may be typed or pasted. */
export function MoneyInput({ value, onChange, currency, onBlur, ...rest }: Props) {
  const formats = useFormats();
  const code = currency ?? formats.currency;
  const written =
    value === null
      ? ""
      : formats
          .money(value, code)
          .replace(/[^\d.,\u00a0−]/g, "")
          .trim();
  // What is being typed wins over the tidy form until the field is left.
  const [draft, setDraft] = useState<string | null>(null);
  const symbol = formats.money(0, code).replace(/[\d\s.,\u00a0]/g, "");
  return (
    <Input
      {...rest}
      numeric
      inputMode={decimalsOf(code) ? "decimal" : "numeric"}
      autoComplete="off"
      suffix={symbol}
      value={draft ?? written}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(parseMoney(event.target.value, code), event.target.value);
      }}
      onBlur={(event) => {
        // A text that is no sum stays for the reader to mend.
        if (draft === null || parseMoney(draft, code) !== null || draft.trim() === "") setDraft(null);
        onBlur?.(event);
      }}
    />
  );
}
