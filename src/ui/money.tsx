"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "./formats-context";

/** A sum in minor units, in the organization's currency unless told: 129900 → 1 299 ₽. */
export function Money({ minor, currency, className }: { minor: number; currency?: string; className?: string }) {
  return <span className={`whitespace-nowrap tabular-nums ${className ?? ""}`}>{useFormats().money(minor, currency)}</span>;
}

/** A count of pieces: "3 шт."; `bare` leaves the unit out, for columns that name it. */
export function Quantity({ value, bare, className }: { value: number; bare?: boolean; className?: string }) {
  const t = useTranslations("ui");
  const count = useFormats().number(value);
  return <span className={`whitespace-nowrap tabular-nums ${className ?? ""}`}>{bare ? count : t("pieces", { count })}</span>;
}
