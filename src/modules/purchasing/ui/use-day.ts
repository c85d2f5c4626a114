"use client";
import { dayOf, momentOf } from "@/lib/dates";
import { useFormats } from "@/ui/formats-context";

/** Goods come on a day: its noon on the organization's wall clock. */
export function useDay() {
  const { timeZone } = useFormats();
  return {
    dayOf: (at: string | Date | null) => (at ? dayOf(new Date(at), timeZone) : ""),
    momentOf: (day: string) => (day ? momentOf(day, "12:00", timeZone).toISOString() : null),
  };
}
