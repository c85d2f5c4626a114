/** When a mail is tried again and when it is given up. Pure. */

/** Mails of one shop leave one after another: a mail server that hangs then holds up nothing else. */
export const mailQueue = "mail";

/** How often a mail is tried: with the delays below about half a day, long enough for a mail server's bad night. */
export const mostAttempts = 8;

/** How long a running attempt keeps others away; longer than any attempt can take. */
export const leaseMs = 60_000;

const shortestMs = 30_000;
const longestMs = 6 * 3_600_000;

/** How long to wait after so many attempts, with full jitter: 30 s at most after the first, four times that after each more. */
export function retryDelayMs(attempts: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(longestMs, shortestMs * 4 ** (attempts - 1)));
}

/**
 * How many answers of the mail server were lost: each may hide a mail that arrived. Kept in the message's error text, written
 * before the attempt, so that a crash in the middle counts as one.
 */
export type LostAnswers = 0 | 1 | 2;

const marks: Record<LostAnswers, string> = { 0: "", 1: "no answer", 2: "no answer twice" };

export function lostAnswersIn(error: string | null): LostAnswers {
  if (error?.startsWith(marks[2])) return 2;
  return error?.startsWith(marks[1]) ? 1 : 0;
}

/** The error text that keeps the count, with what else is known. */
export function errorText(lost: LostAnswers, why: string | null): string | null {
  return [marks[lost], why].filter(Boolean).join(": ") || null;
}

/** After a lost answer a mail is sent once more, with the same Message-ID; after a second one never again. */
export function mayTryAgain(lost: LostAnswers, attempts: number): boolean {
  return lost < 2 && attempts < mostAttempts;
}
