"use client";
import { Input, type InputProps } from "./input";

type Props = Omit<InputProps, "value" | "defaultValue" | "onChange" | "type"> & {
  /** "2026-11-24", or "2026-11-24T15:00" with time: the wall clock of the organization. Empty for none. */
  value: string;
  onChange: (value: string) => void;
  withTime?: boolean;
};

/** A day, or a day and a time, by the browser's own calendar. */
export function DateInput({ value, onChange, withTime, ...rest }: Props) {
  return <Input {...rest} type={withTime ? "datetime-local" : "date"} value={value} onChange={(event) => onChange(event.target.value)} />;
}
