import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { naiveScale } from "./back-test";
import { cleanDemand } from "./clean-demand";
import { demandClass } from "./demand-class";
import { forecastDemand } from "./forecast-demand";
import { croston, sba, tsb } from "./intermittent";
import { openSmoothing } from "./open-smoothing";

const smoothing = await openSmoothing();
const horizon = 28;
const days = (values: readonly number[]) => values.map((quantity) => ({ quantity }));

/** Demand that comes by chance around a rate, the same at every run. */
function demand(rateOf: (day: number) => number, length: number, seed: number): number[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state + 1) / 2_147_483_649;
  };
  return Array.from({ length }, (_, day) => {
    const limit = Math.exp(-rateOf(day));
    let count = 0;
    for (let product = random(); product > limit; product *= random()) count += 1;
    return count;
  });
}

const weekly = [0.7, 0.7, 0.9, 1, 1.3, 1.6, 0.8];

describe("beats last week's figures on days that it has not seen", () => {
  const kinds: Record<string, (day: number) => number> = {
    "a steady seller with a weekly pattern": (day) => 18 * (weekly[day % 7] ?? 1),
    "a growing one": (day) => 4 + day / 60,
    "one with a season of the year": (day) => 12 * (1 + 0.5 * Math.sin((2 * Math.PI * day) / 365.25)),
    "a slow one": () => 0.4,
  };
  test.each(Object.keys(kinds))("%s", (kind) => {
    let ours = 0;
    let naive = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const whole = demand(kinds[kind] ?? (() => 1), 800, seed * 7919);
      const known = whole.slice(0, -horizon);
      const scale = naiveScale(known);
      const { mean } = forecastDemand(days(known), { horizon, smoothing });
      for (const [step, value] of whole.slice(-horizon).entries()) {
        ours += Math.abs((mean[step] ?? 0) - value) / scale;
        naive += Math.abs((known[known.length - 7 + (step % 7)] ?? 0) - value) / scale;
      }
    }
    expect(ours).toBeLessThan(0.97 * naive);
  });

  test("and the expensive methods, where they are allowed, are among what is tried", () => {
    const known = demand((day) => 20 * (weekly[day % 7] ?? 1), 365, 5);
    const { tried, methods, demandClass } = forecastDemand(days(known), { horizon, smoothing, isThorough: true });
    expect(demandClass).toBe("smooth");
    expect(tried.map(({ method }) => method)).toEqual(expect.arrayContaining(["ets", "mstl", "naive", "seasonal_naive"]));
    expect(tried.map(({ method }) => method).slice(0, 2)).toEqual(methods);
  });
});

test("whatever was sold, a forecast has every day, none below nothing, and each within its interval", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(5000)), { maxLength: 200 }),
      fc.integer({ min: 1, max: 40 }),
      (sold, horizon) => {
        const { mean, lower, upper, mase } = forecastDemand(days(sold), { horizon, smoothing });
        expect([mean.length, lower.length, upper.length]).toEqual([horizon, horizon, horizon]);
        for (let step = 0; step < horizon; step++) {
          const [low, middle, high] = [lower[step] ?? -1, mean[step] ?? -1, upper[step] ?? -1];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(middle).toBeGreaterThanOrEqual(low);
          expect(high).toBeGreaterThanOrEqual(middle);
          expect(Number.isFinite(high)).toBe(true);
        }
        expect(mase === null || Number.isFinite(mase)).toBe(true);
      },
    ),
  );
});

test("four days of five lie within the interval, give or take", () => {
  let within = 0;
  let all = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const whole = demand((day) => 9 * (weekly[day % 7] ?? 1), 420, seed * 104_729);
    const { lower, upper } = forecastDemand(days(whole.slice(0, -horizon)), { horizon, smoothing });
    for (const [step, value] of whole.slice(-horizon).entries()) {
      all += 1;
      if (value >= (lower[step] ?? 0) && value <= (upper[step] ?? 0)) within += 1;
    }
  }
  expect(within / all).toBeGreaterThan(0.72);
  expect(within / all).toBeLessThan(0.93);
});

test("what nobody ever asked for is forecast as nothing", () => {
  const { mean, upper, demandClass, mase } = forecastDemand(days(new Array(90).fill(0)), { horizon: 3, smoothing });
  expect({ mean, upper, demandClass, mase }).toEqual({ mean: [0, 0, 0], upper: [0, 0, 0], demandClass: "none", mase: null });
});

describe("what a forecast may learn from", () => {
  test("a day without stock counts as its weekday sells, not as nothing", () => {
    const sold = Array.from({ length: 70 }, (_, day) => ({ quantity: day % 7 === 0 ? 20 : 10, isKnown: true }));
    for (const day of [35, 36, 37]) sold[day] = { quantity: 0, isKnown: false };
    const { values, filled } = cleanDemand(sold);
    expect(values.slice(35, 38)).toEqual([20, 10, 10]);
    expect(filled).toBe(3);
  });

  test("what a day sold before it ran out was asked for at least", () => {
    const sold = Array.from({ length: 70 }, (_, day) => (day === 35 ? { quantity: 40, isKnown: false } : { quantity: 10 }));
    expect(cleanDemand(sold).values[35]).toBe(40);
  });

  test("a promotion is marked and leaves no mark", () => {
    const sold = Array.from({ length: 70 }, (_, day) => (day === 40 ? { quantity: 90, isPromotion: true } : { quantity: 10 }));
    expect(cleanDemand(sold)).toMatchObject({ filled: 1, damped: 0 });
    expect(cleanDemand(sold).values[40]).toBe(10);
  });

  test("a single order for a hundred is damped, and peaks that come again are demand", () => {
    const once = days(Array.from({ length: 120 }, (_, day) => (day === 60 ? 300 : 4)));
    expect(cleanDemand(once)).toMatchObject({ damped: 1 });
    expect(Math.max(...cleanDemand(once).values)).toBeLessThan(25);
    const often = days(Array.from({ length: 120 }, (_, day) => (day % 20 === 0 ? 300 : 4)));
    expect(cleanDemand(often).damped).toBe(0);
  });
});

test("patterns are told apart by how often and how variously demand comes", () => {
  const ofClass = (values: number[]) => demandClass(values).demandClass;
  expect(ofClass(new Array(60).fill(5))).toBe("smooth");
  expect(ofClass(Array.from({ length: 60 }, (_, day) => (day % 6 === 0 ? 90 : 5)))).toBe("erratic");
  expect(ofClass(Array.from({ length: 60 }, (_, day) => (day % 4 === 0 ? 3 : 0)))).toBe("intermittent");
  expect(ofClass(Array.from({ length: 60 }, (_, day) => (day % 4 === 0 ? (day % 8 === 0 ? 40 : 1) : 0)))).toBe("lumpy");
  expect(ofClass([1, 2, 3])).toBe("short");
  expect(ofClass([0, 0])).toBe("none");
});

test("a rate of one in four days is found by each way for demand that comes now and then, and only one way lets it fade", () => {
  const steady = Array.from({ length: 200 }, (_, day) => (day % 4 === 0 ? 2 : 0));
  expect(croston(steady)).toBeCloseTo(0.5, 1);
  expect(sba(steady)).toBeGreaterThan(0.4);
  expect(sba(steady)).toBeLessThan(croston(steady));
  expect(tsb(steady)).toBeCloseTo(0.5, 1);
  const ended = [...steady, ...new Array(120).fill(0)];
  expect(tsb(ended)).toBeLessThan(0.25 * croston(ended));
});
