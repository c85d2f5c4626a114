import { expect, test } from "vitest";
import { costOf, productivityOf, type WorkSum } from "./productivity";

const sum = (more: Partial<WorkSum>): WorkSum => ({
  userId: "u1",
  name: "Ольга",
  stage: "pick",
  seconds: 0,
  lines: 0,
  units: 0,
  scans: 0,
  shorts: 0,
  costMinor: 0,
  ...more,
});

test("paces are of the stage's own time, mistakes of all scans, and the busiest come first", () => {
  const people = productivityOf(
    [
      sum({ seconds: 1_800, lines: 30, units: 60, scans: 57, shorts: 1, costMinor: 22_500 }),
      sum({ stage: "pack", seconds: 600, units: 20, costMinor: 7_500 }),
      sum({ userId: "u2", name: "Тимур", seconds: 30, lines: 1, units: 1, scans: 1, costMinor: null }),
    ],
    new Map([
      ["u1", { name: "Ольга", count: 3 }],
      ["u3", { name: "Новичок", count: 2 }],
    ]),
  );
  expect(people.map((one) => one.name)).toEqual(["Ольга", "Тимур", "Новичок"]);
  expect(people[0]).toMatchObject({
    seconds: 2_400,
    lines: 30,
    units: 60,
    packedUnits: 20,
    linesPerHour: 60,
    unitsPerHour: 120,
    packedPerHour: 120,
  });
  expect(people[0]).toMatchObject({ misScans: 3, misScanRate: 0.05, shorts: 1, costMinor: 30_000 });
  // Half a minute is no pace, and time without a rate is no cost.
  expect(people[1]).toMatchObject({ linesPerHour: null, costMinor: null });
  expect(people[2]).toMatchObject({ scans: 0, misScans: 2, misScanRate: 1 });
});

test("a cost is whole or none", () => {
  expect(costOf([])).toBe(0);
  expect(costOf([{ seconds: 0, costMinor: null }])).toBe(0);
  expect(
    costOf([
      { seconds: 10, costMinor: 5 },
      { seconds: 1, costMinor: null },
    ]),
  ).toBeNull();
});
