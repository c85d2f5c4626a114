/** When a code in the picture counts as scanned. Pure. */

export type Sighting = { code: string | null; lastSeen: number };

export const unseen: Sighting = { code: null, lastSeen: 0 };

// The hand goes on to the next unit: until then the same code in the picture is the same unit.
const goneAfterMs = 800;

/** A code counts when it comes into view: once, however many frames show it, and again after it had left the view. */
export function seen(before: Sighting, codes: readonly string[], now: number): { sighting: Sighting; code: string | null } {
  if (before.code !== null && codes.includes(before.code)) return { sighting: { ...before, lastSeen: now }, code: null };
  const [code] = codes;
  const gone = before.code === null || now - before.lastSeen >= goneAfterMs;
  if (code !== undefined) return { sighting: { code, lastSeen: now }, code };
  return { sighting: gone ? unseen : before, code: null };
}
