/** What a carrier was asked lately and would answer alike: kept for a while, and no more than so many at a time. */
export function memoryOf<Value>({ entries, forMs }: { entries: number; forMs: number }) {
  const kept = new Map<string, { value: Value; until: number }>();
  return {
    get(key: string): Value | undefined {
      const found = kept.get(key);
      if (found && found.until > Date.now()) return found.value;
      kept.delete(key);
      return undefined;
    },
    put(key: string, value: Value): void {
      kept.delete(key);
      kept.set(key, { value, until: Date.now() + forMs });
      const [oldest] = kept.keys();
      if (kept.size > entries && oldest !== undefined) kept.delete(oldest);
    },
    drop: (key: string) => void kept.delete(key),
  };
}
