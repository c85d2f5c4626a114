/*
 * How fast passwords may be guessed. Attempts are counted before the password is looked at, so that a thousand at once do not
 * slip through; a right one takes its own count back. Nobody can lock a person out: the narrow limit binds one address
 * only, and the wide one of the account passes over addresses from which the person has signed in before. Pure.
 */
export const limits = {
  /** One account from one address. */
  pair: { attempts: 10, windowMinutes: 5 },
  /** One address, whatever the account. */
  address: { attempts: 100, windowMinutes: 15 },
  /** One account from all addresses together that the person has never signed in from. */
  account: { attempts: 50, windowMinutes: 15 },
} as const;

export type LimitKind = keyof typeof limits;

export type Count = { attempts: number; windowStartedAt: Date };

/** When a window that began at a moment is over. */
export function windowEnd(kind: LimitKind, startedAt: Date): Date {
  return new Date(startedAt.getTime() + limits[kind].windowMinutes * 60_000);
}

/** Seconds to wait before the next attempt; 0 when it may be made. `attempts` counts this one too. */
export function secondsToWait(kind: LimitKind, { attempts, windowStartedAt }: Count, now: Date): number {
  if (attempts <= limits[kind].attempts) return 0;
  return Math.max(1, Math.ceil((windowEnd(kind, windowStartedAt).getTime() - now.getTime()) / 1000));
}
