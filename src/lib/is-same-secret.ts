import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a secret or a signature is the right one, in the same time for any two texts: their digests have one length. */
export function isSameSecret(given: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
