import { addDays } from "./dates";

/**
 * Days on which nobody has to work in Russia, by year. The days themselves are those of article 112 of the Labour Code; a holiday
 * outside of January that falls on a weekend gives the next working day off. What the government moves for a year stands in its
 * decree, which comes out in the autumn before: for 2026 that of 24 September 2025, no. 1466. Years without an entry have the days
 * of the code alone, so that a list is never wrong by more than the moved days; the owner enters those in the settings.
 */
const byLaw = [
  "01-01",
  "01-02",
  "01-03",
  "01-04",
  "01-05",
  "01-06",
  "01-07",
  "01-08",
  "02-23",
  "03-08",
  "05-01",
  "05-09",
  "06-12",
  "11-04",
];

const movedByDecree: Readonly<Record<number, readonly string[]>> = {
  2026: ["01-09", "12-31"],
};

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const known = new Map<number, ReadonlySet<string>>();

/** The public holidays of a year as days, without ordinary weekends. Whether the decree of that year is known: `isDecreeKnown`. */
export function publicHolidays(_country: "ru", year: number): ReadonlySet<string> {
  const before = known.get(year);
  if (before) return before;
  const days = new Set([...byLaw, ...(movedByDecree[year] ?? [])].map((day) => `${year}-${day}`));
  for (const day of byLaw) {
    if (day.startsWith("01-") || !isWeekend(`${year}-${day}`)) continue;
    let next = addDays(`${year}-${day}`, 1);
    while (isWeekend(next) || days.has(next)) next = addDays(next, 1);
    days.add(next);
  }
  known.set(year, days);
  return days;
}

/** The days that the government has moved in a year, as far as we know its decree; none before it is out. */
export const decreedDays = (year: number): string[] => (movedByDecree[year] ?? []).map((day) => `${year}-${day}`);
