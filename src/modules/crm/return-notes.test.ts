import { expect, test } from "vitest";
import { notesOfReturn } from "./return-notes";

const asked = { number: "1-R1", units: 3, amountMinor: 300, good: 0, damaged: 0, missing: 0, refundedMinor: 0, instead: null, off: null };
const keysOf = (one: Partial<Parameters<typeof notesOfReturn>[0]>) => notesOfReturn({ ...asked, ...one }).map(({ key }) => key);

test("a return is told when it is opened, when its units come and when money goes back, and anew when more of them do", () => {
  expect(keysOf({})).toEqual(["1-R1:opened"]);
  expect(keysOf({ good: 1 })).toEqual(["1-R1:opened", "1-R1:received:1:0:0"]);
  expect(keysOf({ good: 1, damaged: 1, missing: 1, refundedMinor: 200 })).toEqual([
    "1-R1:opened",
    "1-R1:received:1:1:1",
    "1-R1:refunded:200",
  ]);
  expect(keysOf({ good: 3, instead: "2" })).toEqual(["1-R1:opened", "1-R1:received:3:0:0", "1-R1:exchanged"]);
  expect(keysOf({ off: "rejected" })).toEqual(["1-R1:opened", "1-R1:rejected"]);
});
