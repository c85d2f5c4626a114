"use client";
import { dayOf, momentOf } from "@/lib/dates";
import { useFormats } from "@/ui/formats-context";

/** Goods come on a day: its noon on the organization's wall clock. */
export function useExpectedDay() {
  const { timeZone } = useFormats();
  return {
    dayOf: (at: string | Date) => dayOf(new Date(at), timeZone),
    momentOf: (day: string) => momentOf(day, "12:00", timeZone).toISOString(),
  };
}

/** Whole units as people type them: "1 200". Null when it is none. */
export function parseUnits(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, "");
  return /^\d{1,7}$/.test(bare) ? Number(bare) : null;
}
