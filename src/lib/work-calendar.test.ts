import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "./dates";
import { nextDeparture } from "./departure";
import { publicHolidays } from "./public-holidays";
import { alwaysOpen, isWorkDay, type WorkCalendar, weekdayOf, workDayAfter } from "./work-calendar";

const office: WorkCalendar = { closedWeekdays: [6, 7], holidays: "ru", closedDates: ["2026-12-30"], openDates: ["2026-11-28"] };

test("weekdays, holidays and single days either way", () => {
  expect(weekdayOf("2026-11-23")).toBe(1);
  expect(weekdayOf("2026-11-29")).toBe(7);
  expect(isWorkDay(office, "2026-11-29")).toBe(false);
  expect(isWorkDay(office, "2026-11-28")).toBe(true);
  expect(isWorkDay(office, "2026-12-30")).toBe(false);
  expect(isWorkDay(office, "2026-12-31")).toBe(false);
  expect(isWorkDay(null, "2026-01-01")).toBe(true);
});

test("the holidays of 2026 are those of the code with the moved days of the decree", () => {
  const days = [...publicHolidays("ru", 2026)].sort();
  // 8 March is a Sunday and 9 May a Saturday: the next working day is off.
  expect(days).toEqual([
    ...["01", "02", "03", "04", "05", "06", "07", "08", "09"].map((day) => `2026-01-${day}`),
    "2026-02-23",
    "2026-03-08",
    "2026-03-09",
    "2026-05-01",
    "2026-05-09",
    "2026-05-11",
    "2026-06-12",
    "2026-11-04",
    "2026-12-31",
  ]);
  expect(publicHolidays("ru", 2027).has("2027-05-03")).toBe(true);
});

test("a year whose decree is not out has the days of the code, and a weekend's holiday moves to the next working day", () => {
  // 1 May and 12 June are Saturdays, 9 May is a Sunday; the weekend of 2 and 3 January is the government's to move.
  expect([...publicHolidays("ru", 2027)].sort()).toEqual([
    ...["01", "02", "03", "04", "05", "06", "07", "08"].map((day) => `2027-01-${day}`),
    ...["2027-02-23", "2027-03-08", "2027-05-01", "2027-05-03", "2027-05-09", "2027-05-10", "2027-06-12", "2027-06-14", "2027-11-04"],
  ]);
  for (let year = 2020; year <= 2060; year++) {
    const days = [...publicHolidays("ru", year)];
    expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true);
    // Fourteen by the code, and a day for each of the six outside of January that may fall on a weekend.
    expect(days.length).toBeGreaterThanOrEqual(14);
    expect(days.length).toBeLessThanOrEqual(22);
  }
});

test("moved days count where the holidays are kept, below what a place says of itself", () => {
  const moved = { off: ["2027-12-31"], work: ["2027-02-20", "2027-11-04"] };
  const keeps: WorkCalendar = { ...office, moved };
  expect(isWorkDay(keeps, "2027-12-31")).toBe(false);
  // 20 February is a Saturday that is worked for a moved day.
  expect(isWorkDay(keeps, "2027-02-20")).toBe(true);
  expect(isWorkDay(keeps, "2027-11-04")).toBe(true);
  expect(isWorkDay({ ...keeps, holidays: null }, "2027-12-31")).toBe(true);
  expect(isWorkDay({ ...keeps, holidays: null }, "2027-02-20")).toBe(false);
  expect(isWorkDay({ ...keeps, openDates: ["2027-12-31"], closedDates: ["2027-02-20"] }, "2027-12-31")).toBe(true);
  expect(isWorkDay({ ...keeps, openDates: [], closedDates: ["2027-02-20"] }, "2027-02-20")).toBe(false);
});

test("after the cut-off of a Friday work goes out on Monday, and prepares on work days only", () => {
  const hours = { cutOff: "15:00", timezone: "Europe/Moscow", calendar: { ...alwaysOpen, closedWeekdays: [6, 7] } };
  const friday = new Date("2026-11-27T12:30:00Z");
  expect(nextDeparture({ ...hours, now: friday })).toEqual({ at: new Date("2026-11-30T12:00:00Z"), days: 3 });
  expect(nextDeparture({ ...hours, handlingDays: 1, now: new Date("2026-11-27T08:00:00Z") }).at).toEqual(new Date("2026-11-30T12:00:00Z"));
});

const anyCalendar = fc.record({
  closedWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
  holidays: fc.constantFrom("ru" as const, null),
  closedDates: fc.constantFrom<string[]>([], ["2026-11-25", "2026-11-26"]),
  openDates: fc.constantFrom<string[]>([], ["2026-11-29"]),
});

test("work leaves on a work day, never in the past, and no earlier for a later start or more preparation", () => {
  const hours = { cutOff: "15:00", timezone: "Europe/Moscow" };
  fc.assert(
    fc.property(
      anyCalendar,
      fc.nat({ max: 60 * 24 * 90 }),
      fc.nat({ max: 4000 }),
      fc.nat({ max: 5 }),
      (calendar, minute, more, handlingDays) => {
        const now = new Date(Date.parse("2026-11-20T00:00:00Z") + minute * 60_000);
        const leaves = nextDeparture({ ...hours, calendar, handlingDays, now });
        expect(isWorkDay(calendar, leaves.at.toISOString().slice(0, 10))).toBe(true);
        expect(leaves.at >= now).toBe(true);
        const later = nextDeparture({ ...hours, calendar, handlingDays, now: new Date(now.getTime() + more * 60_000) });
        expect(later.at >= leaves.at).toBe(true);
        expect(nextDeparture({ ...hours, calendar, handlingDays: handlingDays + 1, now }).at > leaves.at).toBe(true);
      },
    ),
  );
});

test("without closed days a work day is a day", () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), (days) => {
      expect(workDayAfter(alwaysOpen, "2026-11-23", days)).toBe(addDays("2026-11-23", days));
    }),
  );
});
