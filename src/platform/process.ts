// Next bundles pages apart from the server, so one process holds two instances of every module.
// What must be single (pools, caps, metrics) therefore lives on globalThis, and only through this file.
const prefix = "dirigent:";

/** The process-wide value of a key if it has been made, to undo it at the stop. */
export function alreadyMade<T>(key: string): T | undefined {
  return (globalThis as unknown as Record<symbol, T | undefined>)[Symbol.for(prefix + key)];
}

/** The process-wide value of a key, made on first use and shared by all bundles in this process. */
export function processWide<T>(key: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const symbol = Symbol.for(prefix + key);
  const existing = store[symbol];
  if (existing !== undefined) return existing;
  const made = make();
  store[symbol] = made;
  return made;
}
