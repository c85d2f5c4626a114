import { expect, test } from "vitest";
import { daysBetween, salesByDay } from "./sales-by-day";

test("fills days without orders with zeros and keeps the sum", () => {
  const days = daysBetween("2026-02-27", "2026-03-02");
  expect(days).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
  const rows = salesByDay(
    { days: [{ day: "2026-03-01", channel: "site", orders: 2, totalMinor: 500 }] },
    ["site", "phone"],
    "totalMinor",
    days,
  );
  expect(rows[2]).toEqual({ day: "2026-03-01", site: 500, phone: 0 });
  expect(rows.reduce((sum, row) => sum + Number(row.site), 0)).toBe(500);
});
