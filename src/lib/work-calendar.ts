import { addDays } from "./dates";
import { publicHolidays } from "./public-holidays";

/** Days that a government moves: off though they are ordinary ones, or worked though they are not. */
export type MovedDays = { off: string[]; work: string[] };

/** When a place works. Days are its own ("2026-11-24"); weekdays count from 1, Monday, to 7. */
export type WorkCalendar = {
  closedWeekdays: number[];
  /** Whose public holidays are kept beside; null: none. */
  holidays: "ru" | null;
  closedDates: string[];
  /** Days that are worked although all of the above says no. */
  openDates: string[];
  /** Beside the holidays that are kept: what the organization has entered of moved days. */
  moved?: MovedDays;
};

export const alwaysOpen: WorkCalendar = { closedWeekdays: [], holidays: null, closedDates: [], openDates: [] };

const dayMs = 24 * 60 * 60 * 1000;

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return ((Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs) + 3) % 7) + 1;
}

/** Whether the place works on a day. Pure. */
export function isWorkDay(calendar: WorkCalendar | null | undefined, day: string): boolean {
  if (!calendar || calendar.openDates.includes(day)) return true;
  if (calendar.closedDates.includes(day)) return false;
  const { holidays, moved } = calendar;
  // A Saturday that is worked for a moved day is no day off.
  if (holidays && moved?.work.includes(day)) return true;
  if (calendar.closedWeekdays.includes(weekdayOf(day))) return false;
  return holidays === null || !(moved?.off.includes(day) || publicHolidays(holidays, Number(day.slice(0, 4))).has(day));
}

// A place that is closed for longer than that has no next day: it is asked about anew when somebody opens it.
const furthestDays = 400;

/** The work day that is so many work days after a day; 0 is that day itself or the first one after it. */
export function workDayAfter(calendar: WorkCalendar | null | undefined, day: string, workDays: number): string {
  if (!calendar) return addDays(day, workDays);
  let left = workDays;
  let at = day;
  for (let step = 0; step < furthestDays + workDays; step++) {
    if (isWorkDay(calendar, at)) {
      if (left === 0) return at;
      left -= 1;
    }
    at = addDays(at, 1);
  }
  return at;
}
