import { addDays } from "@/lib/dates";
import type { Comparison } from "./ask";

export type Days = { from: string; to: string };

const longestDays = 731;
const usualDays = 30;

/** The days of a question: at most two years, never the wrong way round, the last thirty when nothing was said. Days compare as texts. */
export function daysAsked({ from, to }: Partial<Days>, today: string): Days {
  const until = to ?? today;
  const since = from !== undefined && from <= until ? from : addDays(until, 1 - usualDays);
  const earliest = addDays(until, 1 - longestDays);
  const [, first = since] = [since, earliest].sort();
  return { from: first, to: until };
}

/** How many days, both ends included. */
export const lengthOf = ({ from, to }: Days): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** The days that a period is compared with: as many right before it, or the same days of the year before. */
export function comparedDays(days: Days, compare: Comparison): Days | null {
  if (compare === "none") return null;
  if (compare === "before") return { from: addDays(days.from, -lengthOf(days)), to: addDays(days.from, -1) };
  return { from: yearBefore(days.from), to: yearBefore(days.to) };
}

/** The 29th of February has the 28th before it. */
function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  const same = `${year}${day.slice(4)}`;
  return day.endsWith("-02-29") ? `${year}-02-28` : same;
}

/** Every day from the first to the last, both included. */
export function daysBetween({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
