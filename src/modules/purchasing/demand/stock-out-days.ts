/** From this moment on, in seconds of the epoch, there was something to sell, or nothing. */
export type Turn = { at: number; isThere: boolean };

/** As a query tells turns: "1763942400-,1764115200+". */
export function readTurns(text: string): Turn[] {
  if (text === "") return [];
  return text.split(",").map((one) => ({ at: Number(one.slice(0, -1)), isThere: one.endsWith("+") }));
}

/**
 * Which days had nothing to sell for more than half of their length. `starts` are the first moments of the days and of the one
 * after the last, in seconds of the epoch. Of the time before the first turn nothing is known, and so it counts as usual.
 */
export function stockOutDays(turns: readonly Turn[], starts: readonly number[]): boolean[] {
  const days = Math.max(0, starts.length - 1);
  const out = new Array<boolean>(days).fill(false);
  let next = 0;
  let isOut = false;
  for (let day = 0; day < days; day++) {
    const [from, until] = [starts[day] ?? 0, starts[day + 1] ?? 0];
    let since = from;
    let without = 0;
    for (; next < turns.length && (turns[next]?.at ?? 0) < until; next++) {
      const { at, isThere } = turns[next] as Turn;
      if (at > since) {
        if (isOut) without += at - since;
        since = at;
      }
      isOut = !isThere;
    }
    if (isOut) without += until - since;
    out[day] = without > (until - from) / 2;
  }
  return out;
}
