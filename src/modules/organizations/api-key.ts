/** `drg_` and 64 hexadecimal digits: 256 random bits. */
export const keyPattern = /^drg_[0-9a-f]{64}$/i;

/** As much of a key as may be shown later to tell it from others: `drg_1a2b3c4d`. */
export function shownPrefix(key: string): string {
  return key.slice(0, 12);
}

/** The key of an Authorization header: null when there is no header, "malformed" when there is one that holds no key. */
export function bearerKey(authorization: string | null | undefined): string | "malformed" | null {
  if (authorization === null || authorization === undefined) return null;
  const [, key] = /^Bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
  // Digits in capitals are the same number, and the same key.
  return key && keyPattern.test(key) ? key.toLowerCase() : "malformed";
}

export type KeyTimes = { expiresAt: Date | null; revokedAt: Date | null };

/** Whether a key still opens anything at a moment. A rotated key is revoked at a moment that lies ahead. */
export function keyOpens({ expiresAt, revokedAt }: KeyTimes, now: Date): boolean {
  return (expiresAt === null || now < expiresAt) && (revokedAt === null || now < revokedAt);
}
