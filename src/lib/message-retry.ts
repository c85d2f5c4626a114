/** When a letter or a message is tried again and when it is given up. Pure. */

/** With the delays below about half a day: long enough for a mail server's bad night. */
export const mostAttempts = 8;

/** How long a running attempt keeps others away; longer than any attempt can take. */
export const leaseMs = 60_000;

const shortestMs = 30_000;
const longestMs = 6 * 3_600_000;

/** How long to wait after so many attempts, with full jitter: 30 s at most after the first, four times that after each more. */
export function retryDelayMs(attempts: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(longestMs, shortestMs * 4 ** (attempts - 1)));
}
