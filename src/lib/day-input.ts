import { z } from "zod";

/** A day of the calendar, of a year that a shop can have sold in. */
export const Day = z.iso.date().refine((day) => day >= "1970-01-01" && day < "2200-01-01", "is not a day of our times");
