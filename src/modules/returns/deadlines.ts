import { addDays, dayOf, endOfDay } from "@/lib/dates";

/** Until when goods may come back, and by when their money is due. Days are those of the organization. Pure. */

export type DeadlineTerms = {
  /** Days after handover for goods sold at a distance. */
  returnDays: number;
  /** Whether buyers were told of that in writing when they got the goods. */
  toldInWriting: boolean;
  /** Months after handover where they were not. */
  untoldMonths: number;
  /** Months for what is wrong with the goods. */
  faultMonths: number;
  /** Days after the demand for the money. */
  refundDays: number;
};

/** The last moment to ask for a return of what was handed over then; null: it has not been, and no time runs. */
export function askUntil(handedOverAt: Date | null, isFault: boolean, terms: DeadlineTerms, timezone: string): Date | null {
  if (!handedOverAt) return null;
  const day = dayOf(handedOverAt, timezone);
  if (isFault) return lastMomentOf(addMonths(day, terms.faultMonths), timezone);
  return lastMomentOf(terms.toldInWriting ? addDays(day, terms.returnDays) : addMonths(day, terms.untoldMonths), timezone);
}

/** By when the money has to be back, counted from the day of the demand. */
export function refundDue(askedAt: Date, { refundDays }: DeadlineTerms, timezone: string): Date {
  return lastMomentOf(addDays(dayOf(askedAt, timezone), refundDays), timezone);
}

const lastMomentOf = (day: string, timezone: string) => new Date(endOfDay(day, timezone).getTime() - 1000);

/** The same day some months later; the last of the month where it has none. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, days))).toISOString().slice(0, 10);
}
