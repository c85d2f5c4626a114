import { expect, test } from "vitest";
import { date, full, money, number, percent, short, span, time, weekday } from "./formats";

const ru = { locale: "ru", timeZone: "Europe/Moscow", currency: "RUB" } as const;
const en = { locale: "en", timeZone: "Europe/Moscow", currency: "RUB" } as const;
const now = new Date("2026-11-24T11:07:00Z");
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("money shows kopecks only where there are some", () => {
  expect(plain(money(129900, "RUB", "ru"))).toBe("1 299 ₽");
  expect(plain(money(286361, "RUB", "ru"))).toBe("2 863,61 ₽");
  expect(plain(money(-81000, "RUB", "ru"))).toBe("−810 ₽");
  expect(plain(money(129900, "RUB", "en"))).toBe("1,299 ₽");
  expect(plain(money(-129950, "USD", "en"))).toBe("−$1,299.50");
  expect(plain(money(1299, "JPY", "en"))).toBe("1,299 JPY");
});

test("numbers are grouped by thousands", () => {
  expect(plain(number(1234567, "ru"))).toBe("1 234 567");
  expect(number(999, "en")).toBe("999");
  expect(plain(percent(0.125, "ru", 1))).toBe("12,5 %");
});

test("a list shows the time today and the date before", () => {
  expect(short(new Date("2026-11-24T11:04:00Z"), ru, now)).toBe("14:04");
  expect(plain(short(new Date("2026-11-24T11:04:00Z"), en, now))).toBe("2:04 PM");
  expect(plain(short(new Date("2026-11-23T11:04:00Z"), ru, now))).toBe("23 нояб.");
});

test("C-17: half past midnight belongs to that local day", () => {
  expect(plain(date(new Date("2026-11-23T21:30:00Z"), ru, now))).toBe("24 нояб.");
  expect(time(new Date("2026-11-23T21:30:00Z"), ru)).toBe("00:30");
});

test("another year is said", () => {
  expect(plain(full(new Date("2025-05-09T06:00:00Z"), ru, now))).toBe("9 мая 2025, 09:00");
  expect(plain(date(new Date("2025-05-09T06:00:00Z"), en, now))).toBe("May 9, 2025");
  expect(plain(weekday(now, ru, now))).toBe("вторник, 24 нояб.");
});

test("distances use the largest telling unit", () => {
  expect(span(20_000)).toEqual({ unit: "now", count: 0 });
  expect(span(53 * 60_000)).toEqual({ unit: "minutes", count: 53 });
  expect(span(-22 * 3_600_000)).toEqual({ unit: "hours", count: 22 });
  expect(span(5 * 86_400_000)).toEqual({ unit: "days", count: 5 });
});
