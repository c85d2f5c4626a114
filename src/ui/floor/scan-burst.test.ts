import { expect, test } from "vitest";
import { noBurst, typeFast } from "./scan-burst";

function spelled(text: string, gapMs: number): { code: string | null; begun: number } {
  let [burst, at, begun] = [noBurst, 1_000, 0];
  for (const key of text) {
    const next = typeFast(burst, key, at);
    burst = next.burst;
    begun += next.begins ? 1 : 0;
    at += gapMs;
  }
  return { code: typeFast(burst, "Enter", at).code, begun };
}

test("a scanner's keys in a field of figures are a code, a person's are a figure", () => {
  expect(spelled("4600000000008", 5)).toEqual({ code: "4600000000008", begun: 1 });
  expect(spelled("A-07-3", 20)).toEqual({ code: "A-07-3", begun: 1 });
  expect(spelled("12000", 150).code).toBeNull();
  // Three digits in a flash are still a figure.
  expect(spelled("120", 5).code).toBeNull();
});

test("a code after a figure begins anew", () => {
  const typed = typeFast(noBurst, "9", 1_000);
  expect(typeFast(typed.burst, "4", 3_000)).toEqual({ burst: { text: "4", last: 3_000 }, code: null, begins: true });
});
