const offsetMs = 3 * 60 * 60_000;

/** "2026-11-22 12:00:00" or with milliseconds, Moscow's clock, which has been three hours ahead of UTC since 2014. Null for anything else. */
export function fromMoscow(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)$/.exec(text.trim());
  if (!match) return null;
  const at = new Date(`${match[1]}T${match[2]}Z`);
  return Number.isNaN(at.getTime()) ? null : new Date(at.getTime() - offsetMs);
}

/** A moment as МойСклад's filters want it, in whole seconds. */
export function toMoscow(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 19).replace("T", " ");
}
