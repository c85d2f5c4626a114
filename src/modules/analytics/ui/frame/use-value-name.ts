"use client";
import { useTranslations } from "next-intl";
import type { Breakdown } from "../../figures/ask";

/** What the value of a dimension is called: its own name, or words where it has none. */
export function useValueName(by: Breakdown) {
  const t = useTranslations("analytics.values");
  return ({ key, name }: { key: string | null; name: string | null }): string => name ?? t(`${by}.${key ?? "unknown"}` as never);
}
