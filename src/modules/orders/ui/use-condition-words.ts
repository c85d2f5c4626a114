"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { FailedCondition } from "../confirmation";

/** Words for a condition that kept the robot from confirming an order. */
export function useConditionWords() {
  const t = useTranslations("orders.confirmation.failed");
  const formats = useFormats();
  return ({ condition, params = {} }: FailedCondition): string =>
    t(condition, {
      delivered: 0,
      needed: 0,
      units: 0,
      ...params,
      sum: formats.money(Number(params.maxMinor ?? 0), typeof params.currency === "string" ? params.currency : undefined),
    });
}
