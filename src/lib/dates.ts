/** Days and clock times of a time zone. A day is "2026-11-24"; a clock time is "15:00"; a moment is a Date. */

const minute = 60_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timezone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timezone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(timezone, clock);
  }
  return clock;
}

const quarter = 15 * minute;
const rememberedQuarters = 2000;
const offsets = new Map<string, Map<number, number>>();

/** How far the zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timezone: string): number {
  // Asking Intl is slow, and clocks change on the quarter hour only: one answer serves for the whole quarter.
  const at = Math.floor(moment / quarter) * quarter;
  let known = offsets.get(timezone);
  if (!known || known.size > rememberedQuarters) {
    known = new Map();
    offsets.set(timezone, known);
  }
  let offset = known.get(at);
  if (offset === undefined) {
    const part: Record<string, number> = {};
    for (const { type, value } of clockOf(timezone).formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = part;
    offset = Date.UTC(year, month - 1, day, hour, minutes, second) - at;
    known.set(at, offset);
  }
  return offset;
}

/** Is it a time zone that this machine knows. */
export function isTimezone(timezone: string): boolean {
  try {
    clockOf(timezone);
    return true;
  } catch {
    return false;
  }
}

/** The day that a moment falls on in a time zone. */
export function dayOf(at: Date, timezone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timezone)).toISOString().slice(0, 10);
}

/**
 * The moment when the wall clock of a zone shows a day and a time. A time that the change to summer time skips
 * is taken as much later as the clock jumps; one that comes twice in autumn is the first.
 */
export function momentOf(day: string, time: string, timezone: string): Date {
  const wall = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(wall)) throw new RangeError(`No such day or time: ${day} ${time}`);
  // A day off in each direction sees the offsets before and after any change near this time.
  const before = offsetAt(wall - 24 * 60 * minute, timezone);
  const later = offsetAt(wall + 24 * 60 * minute, timezone);
  for (const offset of before === later ? [before] : [before, later].sort((a, b) => b - a)) {
    if (offsetAt(wall - offset, timezone) === offset) return new Date(wall - offset);
  }
  return new Date(wall - before);
}

/** A day some days later, or earlier when negative; calendars only, no zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
}

/** The first moment of a day in a zone, which is not midnight where summer time begins at midnight. */
export function startOfDay(day: string, timezone: string): Date {
  return momentOf(day, "00:00", timezone);
}

/** The first moment after a day: use it as an exclusive end. A day has 23, 24 or 25 hours. */
export function endOfDay(day: string, timezone: string): Date {
  return startOfDay(addDays(day, 1), timezone);
}

const writers = new Map<string, Intl.DateTimeFormat>();

const styles = {
  /** 24 ноября 2026 */
  date: { day: "numeric", month: "long", year: "numeric" },
  /** 24 нояб. */
  shortDate: { day: "numeric", month: "short" },
  /** 15:04 */
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  /** 24 нояб., 15:04 */
  dateTime: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A moment in words of a language and on the clock of a zone. */
export function formatMoment(
  at: Date,
  { locale, timezone, style = "dateTime" }: { locale: string; timezone: string; style?: keyof typeof styles },
): string {
  const key = `${locale} ${timezone} ${style}`;
  let writer = writers.get(key);
  if (!writer) {
    writer = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: timezone });
    writers.set(key, writer);
  }
  return writer.format(at);
}

/** A day in words of a language. */
export function formatDay(day: string, { locale, style = "date" }: { locale: string; style?: "date" | "shortDate" }): string {
  return formatMoment(new Date(`${day}T12:00:00Z`), { locale, timezone: "UTC", style });
}
