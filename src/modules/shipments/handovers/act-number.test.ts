import { expect, test } from "vitest";
import { actNumber } from "./act-number";

test("a handover is called by the day of its warehouse, not of Greenwich", () => {
  const handover = { id: "0199a1b2-0000-7000-8000-0000000abcde", createdAt: new Date("2026-11-23T22:30:00Z") };
  expect(actNumber({ ...handover, timeZone: "Europe/Moscow" })).toBe("261124-ABCDE");
  expect(actNumber({ ...handover, timeZone: "America/New_York" })).toBe("261123-ABCDE");
});
