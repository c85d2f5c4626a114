import { expect, test } from "vitest";
import { openSmoothing } from "../forecast/open-smoothing";
import { patternOf, xyzOf } from "./demand-pattern";
import { daysForForecast, forecastDays, forecastProduct } from "./forecast-product";

const smoothing = await openSmoothing();
const day = 86_400;
const days = 200;
const starts = Array.from({ length: days + 1 }, (_, at) => at * day);
const ask = (sold: string, more: Partial<Parameters<typeof forecastProduct>[0]> = {}) =>
  forecastProduct({ productId: "p", sold, turns: "", promotions: [], compared: [], ...more }, { starts, smoothing, isThorough: false });
const every = (from: number, units: (at: number) => number) =>
  Array.from({ length: days - from }, (_, i) => `${from + i}:${units(from + i)}`).join(",");

test("a steady seller is forecast for ninety days, with its errors beside those of the naive ways", () => {
  const steady = ask(every(0, (at) => 10 + (at % 7) + (at % 3)));
  expect(steady).toMatchObject({ pattern: "smooth", readyIn: null, firstDemand: 0, lastDemand: days - 1, historyDays: days, xyz: "X" });
  expect(steady.mean).toHaveLength(forecastDays);
  expect(steady.perDay).toBeGreaterThan(12);
  expect(steady.mase).toBeLessThan(Math.min(steady.maseNaive ?? 0, steady.maseSeasonal ?? 0));
});

test("what is new is told when there will be a forecast, and what nobody asked for is none", () => {
  const young = ask(every(days - 8, () => 2));
  expect(young).toMatchObject({ pattern: "new", readyIn: daysForForecast - 8, mase: null });
  expect(young.perDay).toBeCloseTo(2);
  expect(ask("")).toMatchObject({ pattern: "none", readyIn: null, perDay: 0, lastDemand: null, xyz: null, units: 0 });
});

test("days without goods and of promotions are guessed by the days around them", () => {
  const sold = every(0, (at) => (at >= 150 && at < 160 ? 0 : at >= 170 && at < 175 ? 60 : 10));
  const told = ask(sold, { turns: `0+,${150 * day}-,${160 * day}+`, promotions: [[170, 174]] });
  expect(told.filled).toBe(15);
  expect(told.perDay).toBeCloseTo(10, 0);
});

test("a long time without goods is no time without buyers, and what was left long ago is worth nothing", () => {
  const out = ask(
    every(0, (at) => (at >= days - 90 ? 0 : 10)),
    { turns: `0+,${(days - 90) * day}-` },
  );
  expect(out.perDay).toBeCloseTo(10, 0);
  // Fits the columns that keep it: nothing comes nearer to zero than a thousandth.
  const faded = ask(every(0, (at) => (at < 20 ? 5 : 0)));
  for (const value of [faded.perDay, faded.deviation, faded.mase, faded.bias, faded.maseNaive, faded.maseSeasonal])
    if (value !== null && value !== 0) expect(Math.abs(value)).toBeGreaterThanOrEqual(0.001);
});

test("past forecasts are told what the weeks after them asked for, as far as they are over", () => {
  const { facts } = ask(
    every(0, () => 3),
    { compared: [0, days - 15] },
  );
  expect(facts).toEqual([
    { at: 0, weeks: [21, 21, 21, 21] },
    { at: days - 15, weeks: [21, 21] },
  ]);
});

test("weeks that differ little are X, much Y, and wildly Z", () => {
  const weekly = (units: (week: number) => number) => Array.from({ length: 140 }, (_, at) => (at % 7 === 0 ? units(at / 7) : 0));
  expect(xyzOf(weekly((week) => 10 + (week % 2)))).toBe("X");
  expect(xyzOf(weekly((week) => (week % 2 === 0 ? 1 : 9)))).toBe("Y");
  expect(xyzOf(weekly((week) => (week % 5 === 0 ? 50 : 0)))).toBe("Z");
  expect(xyzOf([1, 2, 3])).toBeNull();
});

test("a season is told from a year that is known, and of steady demand only", () => {
  const season = { demandClass: "smooth", methods: ["weekday_year", "tsb"] } as const;
  expect(patternOf({ ...season, methods: [...season.methods] }, 500)).toBe("seasonal");
  expect(patternOf({ ...season, methods: [...season.methods] }, 100)).toBe("smooth");
  expect(patternOf({ demandClass: "lumpy", methods: ["weekday_year"] }, 500)).toBe("lumpy");
});
