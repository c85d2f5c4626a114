import { expect, test } from "vitest";
import { createCrowd } from "./crowd";

test("a few pages ask at once, a crowd one after another, and a crowd that has gone is forgotten", () => {
  let now = 0;
  const turnOf = createCrowd(() => now);
  expect([turnOf("a", 1), turnOf("b", 1)]).toEqual([0, 0]);
  now += 1_000;
  const turns = Array.from({ length: 2_000 }, (_, n) => turnOf(`p${n}`, 1));
  expect(turns[0]).toBe(0);
  expect(turns.at(-1)).toBe(100_000);
  for (const [i, turn] of turns.entries()) expect(turn).toBeGreaterThanOrEqual(turns[i - 1] ?? 0);
  // More news: the turn stays what it was.
  now += 10_000;
  expect(turnOf("p1999", 1)).toBe(90_000);
  now += 90_000;
  expect(turnOf("a", 1)).toBe(0);
});
