"use client";
import { useState } from "react";
import { Input, type InputProps } from "./input";
import { formatPhone, parsePhone } from "./parse-phone";

type Props = Omit<InputProps, "value" | "defaultValue" | "onChange" | "type"> & {
  value: string;
  /** E.164 ("+79161234567") as soon as it is a number, else the text as typed: the form decides what it refuses. */
  onChange: (phone: string) => void;
};

/** A phone in whatever form it comes; it is put in order when the field is left. */
export function PhoneInput({ value, onChange, onBlur, ...rest }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Input
      autoComplete="tel"
      {...rest}
      type="tel"
      inputMode="tel"
      className={rest.className}
      value={draft ?? formatPhone(value)}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(parsePhone(event.target.value) ?? event.target.value.trim());
      }}
      onBlur={(event) => {
        setDraft(null);
        onBlur?.(event);
      }}
    />
  );
}
