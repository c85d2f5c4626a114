/** A scan into a field of figures: nobody types so fast. Pure: the page gives each key, and gets the code when Enter ends one. */

export type Burst = { text: string; last: number };

export const noBurst: Burst = { text: "", last: 0 };

// Scanners send a key every few milliseconds, quick hands one in a hundred.
const pauseMs = 60;
const leastLength = 4;

/** `begins`: the first key of what may become a scan, before it changes the field. */
export function typeFast(before: Burst, key: string, at: number): { burst: Burst; code: string | null; begins: boolean } {
  const goesOn = before.text !== "" && at - before.last <= pauseMs;
  if (key === "Enter" || key === "Tab") {
    const isScan = goesOn && before.text.length >= leastLength;
    return { burst: noBurst, code: isScan ? before.text : null, begins: false };
  }
  if (key.length !== 1) return { burst: before, code: null, begins: false };
  const burst = goesOn ? { ...before, text: before.text + key, last: at } : { text: key, last: at };
  return { burst, code: null, begins: !goesOn };
}
