/** How long a sign-in lasts: 30 days at most, and 7 days without being used. Pure. */
export const sessionLife = { absoluteDays: 30, idleDays: 7 } as const;

const day = 24 * 60 * 60 * 1000;

export type SessionTimes = { lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null };

/** Whether a sign-in still counts at a moment. */
export function isAlive({ lastSeenAt, expiresAt, revokedAt }: SessionTimes, now: Date): boolean {
  return revokedAt === null && now < expiresAt && now.getTime() - lastSeenAt.getTime() < sessionLife.idleDays * day;
}

/** When a sign-in of this moment ends, however much it is used. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + sessionLife.absoluteDays * day);
}
