import { expect, test } from "vitest";
import { unfinishedCount } from "./unfinished-count";

test("what one person has counted of a bin is not another's, nor of another round", () => {
  const keys = [
    unfinishedCount("org/anna", { taskId: "t", round: 1 }),
    unfinishedCount("org/boris", { taskId: "t", round: 1 }),
    unfinishedCount("org/anna", { taskId: "t", round: 2 }),
  ];
  expect(new Set(keys).size).toBe(3);
});
