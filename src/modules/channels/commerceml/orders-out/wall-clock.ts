import { dayOf, momentOf } from "@/lib/dates";

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day and time of a moment as the clocks of a zone show them: 1C knows no other. */
export function wallClock(at: Date, timezone: string): { day: string; time: string } {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hourCycle: "h23", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  clocks.set(timezone, clock);
  return { day: dayOf(at, timezone), time: clock.format(at) };
}

/** The moment that 1C means by a day and a time ("2026-11-22", "22.11.2026 09:30:00", "2026-11-22T09:30:00"); null for anything else. */
export function momentOfWall(day: string, time: string, timezone: string): Date | null {
  const given = `${day.trim()} ${time.trim()}`;
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(given);
  const local = /(\d{2})\.(\d{2})\.(\d{4})/.exec(given);
  const date = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : local ? `${local[3]}-${local[2]}-${local[1]}` : null;
  const [, hour = "00", minute = "00", second = "00"] = /[T ](\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(given) ?? [];
  if (date === null) return null;
  try {
    return momentOf(date, `${hour.padStart(2, "0")}:${minute}:${second}`, timezone);
  } catch {
    return null;
  }
}
