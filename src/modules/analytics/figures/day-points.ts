import { type Days, daysBetween } from "./span";

/** What stands for all parts of a day that are not named. */
export const restOfDay = "*";

type Part = { day: string; value: string; orders: number; totalMinor: number };
type Point = { day: string; before: number | null } & Record<string, number | string | null>;

/**
 * One point per day of a period, with a figure per value and what the day at the same place of the compared period came to; days
 * without orders are zero. Days that have not begun have no comparison drawn beyond them: both lines end together. Pure.
 */
export function dayPoints(
  measure: "orders" | "totalMinor",
  days: Days,
  parts: readonly Part[],
  values: readonly string[],
  compared: { days: Days; parts: readonly Part[] } | null,
): Point[] {
  const before = compared && sumsByDay(measure, compared.parts);
  const beforeDays = compared ? daysBetween(compared.days) : [];
  const points = new Map(
    daysBetween(days).map((day, at): [string, Point] => {
      const then = beforeDays[at];
      const point: Point = { day, before: then === undefined || !before ? null : (before.get(then) ?? 0) };
      for (const value of values) point[value] = 0;
      return [day, point];
    }),
  );
  for (const part of parts) {
    const point = points.get(part.day);
    if (point && values.includes(part.value)) point[part.value] = Number(point[part.value]) + part[measure];
  }
  return [...points.values()];
}

function sumsByDay(measure: "orders" | "totalMinor", parts: readonly Part[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts) sums.set(part.day, (sums.get(part.day) ?? 0) + part[measure]);
  return sums;
}
