import { expect, test } from "vitest";
import { type OrderInTime, timeoutOf } from "./overdue";

const now = new Date("2026-11-23T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const policy = { cancelUnpaidAfterHours: 24, cancelUnfillableAfterDays: 3 };

const unpaid: OrderInTime = {
  status: "new",
  fulfilledBy: "us",
  paidMinor: 0,
  createdAt: hoursAgo(24),
  promisedAt: null,
  openHolds: [{ reason: "awaiting_payment", until: null }],
  waitingSince: null,
  lines: [{ picked: 0, shipped: 0 }],
};
const short: OrderInTime = { ...unpaid, status: "confirmed", openHolds: [], waitingSince: hoursAgo(72) };

test.each([
  ["unpaid for the whole time", unpaid, "unpaid_timeout"],
  ["not quite", { ...unpaid, createdAt: hoursAgo(23.9) }, null],
  ["some of the money came", { ...unpaid, paidMinor: 1 }, null],
  ["staff let it go unpaid", { ...unpaid, status: "confirmed", openHolds: [] }, null],
  ["a unit lies in the tote", { ...unpaid, lines: [{ picked: 1, shipped: 0 }] }, null],
  ["a parcel has left", { ...unpaid, lines: [{ picked: 0, shipped: 1 }] }, null],
  [
    "somebody gave the buyer until tomorrow",
    { ...unpaid, openHolds: [...unpaid.openHolds, { reason: "manual", until: hoursAgo(-20) }] },
    null,
  ],
  ["that day is over", { ...unpaid, openHolds: [...unpaid.openHolds, { reason: "manual", until: hoursAgo(1) }] }, "unpaid_timeout"],
  ["it is over already", { ...unpaid, status: "cancelled" }, null],
  ["a draft", { ...unpaid, status: "draft" }, null],
  ["a marketplace's own", { ...unpaid, fulfilledBy: "channel" }, null],
  ["short for the whole time", short, "unfillable_timeout"],
  ["short since yesterday only", { ...short, waitingSince: hoursAgo(24) }, null],
  ["short, and goods are announced", { ...short, promisedAt: hoursAgo(-48) }, null],
  ["short, and the promised day is over", { ...short, promisedAt: hoursAgo(2) }, "unfillable_timeout"],
  ["short, but paid: a person returns the money", { ...short, paidMinor: 100 }, null],
] satisfies [string, OrderInTime, string | null][])("%s", (_, order, timeout) => {
  expect(timeoutOf(order, policy, now)).toBe(timeout);
});

test("a policy that says nothing cancels nothing", () => {
  const none = { cancelUnpaidAfterHours: null, cancelUnfillableAfterDays: null };
  expect([timeoutOf(unpaid, none, now), timeoutOf(short, none, now)]).toEqual([null, null]);
});
