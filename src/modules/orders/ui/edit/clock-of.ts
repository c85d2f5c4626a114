import { wallClock } from "@/lib/formats";

/** A moment as the field of a day and a time holds it: the wall clock of the organization, "2026-11-24T15:00". */
export function clockOf(at: Date, timeZone: string): string {
  const { key, hour, minute } = wallClock(at, timeZone);
  return `${key}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
