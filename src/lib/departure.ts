import { addDays, dayOf, momentOf } from "./dates";
import { isWorkDay, type WorkCalendar, workDayAfter } from "./work-calendar";

/** When and how a place gets its work out: the hour, its clock, the days of preparation, the days on which it works. */
export type WorkHours = { cutOff: string; timezone: string; handlingDays?: number; calendar?: WorkCalendar | null };
type WorkingDay = WorkHours & { now: Date };

/**
 * When a warehouse's work next goes out: today at the cut-off if it works today and that is still to come, else on its next work day;
 * later by the work days that it takes to prepare.
 */
export function nextCutOff(day: WorkingDay): Date {
  return nextDeparture(day).at;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The same, with how many of the warehouse's days from today that is. */
export function nextDeparture({ cutOff, timezone, handlingDays = 0, calendar, now }: WorkingDay): { at: Date; days: number } {
  const today = dayOf(now, timezone);
  const isToday = isWorkDay(calendar, today) && now < momentOf(today, cutOff, timezone);
  const first = isToday ? today : workDayAfter(calendar, addDays(today, 1), 0);
  const day = workDayAfter(calendar, first, handlingDays);
  return { at: momentOf(day, cutOff, timezone), days: Math.round((Date.parse(day) - Date.parse(today)) / dayMs) };
}
