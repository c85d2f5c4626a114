import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, endOfDay, formatDay, formatMoment, isTimezone, momentOf, startOfDay } from "./dates";
import { nextCutOff, nextDeparture } from "./departure";

const iso = (date: Date) => date.toISOString().replace(".000Z", "Z");

describe("days of a time zone", () => {
  test("an order at half past midnight counts on that day (C-17)", () => {
    const at = new Date("2026-11-23T21:30:00Z");
    expect(dayOf(at, "Europe/Moscow")).toBe("2026-11-24");
    expect(dayOf(at, "Europe/London")).toBe("2026-11-23");
    expect(dayOf(at, "Asia/Vladivostok")).toBe("2026-11-24");
  });

  test("a day begins and ends at local midnight", () => {
    expect(iso(startOfDay("2026-11-24", "Europe/Moscow"))).toBe("2026-11-23T21:00:00Z");
    expect(iso(endOfDay("2026-11-24", "Europe/Moscow"))).toBe("2026-11-24T21:00:00Z");
    expect(iso(startOfDay("2026-11-24", "Asia/Kolkata"))).toBe("2026-11-23T18:30:00Z");
  });

  test("the days of a clock change have 23 and 25 hours", () => {
    const hours = (day: string, zone: string) => (endOfDay(day, zone).getTime() - startOfDay(day, zone).getTime()) / 3_600_000;
    expect(hours("2026-03-29", "Europe/Berlin")).toBe(23);
    expect(hours("2026-10-25", "Europe/Berlin")).toBe(25);
    expect(hours("2026-11-24", "Europe/Berlin")).toBe(24);
  });

  test("a skipped time is later by the jump, a doubled one is the first", () => {
    expect(iso(momentOf("2026-03-29", "02:30", "Europe/Berlin"))).toBe("2026-03-29T01:30:00Z");
    expect(iso(momentOf("2026-10-25", "02:30", "Europe/Berlin"))).toBe("2026-10-25T00:30:00Z");
    // Summer time in Beirut begins at midnight: the day's first moment reads 01:00.
    expect(iso(startOfDay("2026-03-29", "Asia/Beirut"))).toBe("2026-03-28T22:00:00Z");
  });

  test("every moment lies within its own day", () => {
    const zone = fc.constantFrom(
      "Europe/Moscow",
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kathmandu",
      "Pacific/Chatham",
      "America/Sao_Paulo",
    );
    const moment = fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, zone, (at, zone) => {
        const day = dayOf(at, zone);
        expect(startOfDay(day, zone).getTime()).toBeLessThanOrEqual(at.getTime());
        expect(endOfDay(day, zone).getTime()).toBeGreaterThan(at.getTime());
      }),
    );
  });

  test("days add across months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  });

  test("an impossible day is refused", () => expect(() => momentOf("2026-13-01", "10:00", "UTC")).toThrow(RangeError));
});

describe("the next cut-off", () => {
  const kazan = { cutOff: "15:00", timezone: "Europe/Moscow" };

  test("is today's until it strikes, then tomorrow's", () => {
    expect(iso(nextCutOff({ ...kazan, now: new Date("2026-11-24T11:59:59Z") }))).toBe("2026-11-24T12:00:00Z");
    expect(iso(nextCutOff({ ...kazan, now: new Date("2026-11-24T12:00:00Z") }))).toBe("2026-11-25T12:00:00Z");
    // Days to prepare come on top, and count as the warehouse's days.
    const slow = { ...kazan, handlingDays: 2, now: new Date("2026-11-24T12:00:00Z") };
    expect(nextDeparture(slow)).toEqual({ at: new Date("2026-11-27T12:00:00Z"), days: 3 });
  });

  test("is told on the warehouse's clock, not on ours", () => {
    expect(iso(nextCutOff({ cutOff: "15:00", timezone: "Asia/Vladivostok", now: new Date("2026-11-24T12:00:00Z") }))).toBe(
      "2026-11-25T05:00:00Z",
    );
  });

  test("keeps its hour over a clock change", () => {
    const berlin = { cutOff: "15:00", timezone: "Europe/Berlin", now: new Date("2026-03-28T16:00:00Z") };
    expect(iso(nextCutOff(berlin))).toBe("2026-03-29T13:00:00Z");
  });
});

test("moments and days are written in the reader's language and zone", () => {
  const at = new Date("2026-11-24T10:52:00Z");
  expect(formatMoment(at, { locale: "ru", timezone: "Europe/Moscow" })).toBe("24 нояб., 13:52");
  expect(formatMoment(at, { locale: "en", timezone: "Europe/Moscow", style: "time" })).toBe("13:52");
  expect(formatDay("2026-11-24", { locale: "ru", style: "shortDate" })).toBe("24 нояб.");
});

test("a time zone is one the machine knows", () => {
  expect(isTimezone("Europe/Moscow")).toBe(true);
  expect(isTimezone("Mars/Base")).toBe(false);
});
