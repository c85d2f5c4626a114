"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Durations in words that are as exact as one reads them: minutes, hours and minutes, days with a tenth. */
export function useDurations() {
  const t = useTranslations("analytics.ways");
  const f = useFormats();
  return (seconds: number | null): string => {
    if (seconds === null) return "—";
    if (seconds < minute) return t("lessThanMinute");
    if (seconds < 100 * minute) return t("minutes", { count: f.number(Math.round(seconds / minute)) });
    if (seconds >= 2 * day) return t("days", { count: f.number(seconds / day, 1) });
    const minutes = Math.round((seconds % hour) / minute);
    const hours = Math.floor(seconds / hour) + (minutes === 60 ? 1 : 0);
    return minutes % 60 === 0 || hours >= 10
      ? t("hours", { count: f.number(Math.round(seconds / hour)) })
      : t("hoursMinutes", { hours: f.number(hours), minutes: f.number(minutes) });
  };
}
