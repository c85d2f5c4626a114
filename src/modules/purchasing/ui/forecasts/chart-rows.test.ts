import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { dayRows, weekRows } from "./chart-rows";

const today = "2026-11-24";
const past = Array.from({ length: 200 }, (_, at) => ({
  ...{ day: addDays(today, at - 200), asked: 2, learnt: 2 },
  ...{ isOut: at >= 193 && at < 198, isPromotion: at === 186, isPeak: false },
}));
const forecast = { fromDay: today, mean: new Array(90).fill(3), lower: new Array(90).fill(1), upper: new Array(90).fill(5), deviation: 2 };

test("days: a quarter back, four weeks ahead, each with what is known of it", () => {
  const rows = dayRows(past, forecast);
  expect(rows).toHaveLength(90 + 28);
  expect(rows[89]).toMatchObject({ day: "2026-11-23", asked: 2, mean: null, range: null });
  expect(rows[90]).toMatchObject({ day: today, asked: null, mean: 3, range: [1, 5] });
  expect(dayRows([], null)).toEqual([]);
  // A forecast of the day before yesterday: what is known of it by now is not drawn twice.
  const late = dayRows(past, { ...forecast, fromDay: "2026-11-22", mean: [9, 9, 3, 4, ...forecast.mean] });
  expect(late.slice(90, 92)).toMatchObject([
    { day: today, mean: 3 },
    { day: "2026-11-25", mean: 4 },
  ]);
});

test("weeks: whole ones back from yesterday, and ahead from today with an interval of their own", () => {
  const rows = weekRows(past, forecast);
  expect(rows).toHaveLength(28 + 12);
  expect(rows[27]).toMatchObject({ day: "2026-11-17", asked: 14, isOut: true, isPromotion: false });
  expect(rows[26]).toMatchObject({ isOut: false, isPromotion: true });
  const [ahead] = rows.slice(28);
  expect(ahead).toMatchObject({ day: today, mean: 21 });
  // Narrower than seven times a day's.
  expect(ahead?.range?.[1]).toBeCloseTo(21 + 1.2816 * 2 * Math.sqrt(7), 3);
});
