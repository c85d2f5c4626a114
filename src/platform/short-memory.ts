import { processWide } from "./process";

/** What is asked with every request and may be some seconds old: who a session or a key is, where a shop's map comes from. */
export type ShortMemory = "sessions" | "api-keys" | "map-tiles";

type Kept = { until: number; found: Promise<unknown> };

// How long another process may still serve what was revoked in this one.
const keepForMs = 5_000;
const mostKept = 10_000;

const memory = (name: ShortMemory) => processWide(`memory:${name}`, () => new Map<string, Kept>());

/** The answer of a few seconds ago, or a new one; those who ask at once share one question. A failure is not kept. */
export function remembered<T>(name: ShortMemory, key: string, load: () => Promise<T>, now = Date.now()): Promise<T> {
  const all = memory(name);
  const kept = all.get(key);
  if (kept && kept.until > now) return kept.found as Promise<T>;
  if (all.size >= mostKept) all.clear();
  const found = load();
  all.set(key, { until: now + keepForMs, found });
  found.catch(() => all.delete(key));
  return found;
}

/** From now on this process asks anew: after the commit of whatever ends a session, a membership or a key. */
export function forget(name: ShortMemory): void {
  memory(name).clear();
}
