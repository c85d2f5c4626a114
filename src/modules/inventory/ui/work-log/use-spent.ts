"use client";
import { useTranslations } from "next-intl";

/** Seconds as hours and minutes. */
export function useSpent(): (seconds: number) => string {
  const t = useTranslations("waves.productivity");
  return (seconds) => t("hours", { hours: Math.floor(seconds / 3_600), minutes: Math.floor((seconds % 3_600) / 60) });
}
