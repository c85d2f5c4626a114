import { randomBytes } from "node:crypto";

/** Signing secrets, newest first; an older one signs along until its end. */
export type SigningSecret = { secret: string; until: string | null };

/** `whsec_` and base64 of 32 random bytes, as Standard Webhooks writes secrets. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** Those that sign now. */
export function signingNow(secrets: readonly SigningSecret[], now: Date): string[] {
  return secrets.filter(({ until }) => until === null || new Date(until) > now).map(({ secret }) => secret);
}

/** With a new one in front; those before it end after `keepMs`, and what has ended is dropped. */
export function rotated(secrets: readonly SigningSecret[], fresh: string, keepMs: number, now: Date): SigningSecret[] {
  const end = new Date(now.getTime() + keepMs);
  const kept = secrets.map(({ secret, until }) => ({ secret, until: until && new Date(until) < end ? until : end.toISOString() }));
  return [{ secret: fresh, until: null }, ...kept.filter(({ until }) => new Date(until) > now)];
}
