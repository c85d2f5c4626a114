/** Why units leave the books for good. */
export const writeOffReasons = ["damaged", "lost", "expired"] as const;
export type WriteOffReason = (typeof writeOffReasons)[number];

/** How a write-off's reason stands in the ledger: its kind, and what somebody added. */
export function writtenOffBecause(why: WriteOffReason, note: string | null): string {
  return note ? `${why}: ${note}` : why;
}

/** The kind and the words of a write-off's reason in the ledger; null for a text of another shape. */
export function readWriteOff(text: string): { why: WriteOffReason; note: string | null } | null {
  const [, kind, note = null] = /^([a-z]+)(?:: (.*))?$/s.exec(text) ?? [];
  const why = writeOffReasons.find((one) => one === kind);
  return why ? { why, note } : null;
}
