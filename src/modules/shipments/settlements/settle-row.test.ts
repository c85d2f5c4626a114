import { expect, test } from "vitest";
import { type Due, settleRow } from "./settle-row";

const due: Due = { status: "confirmed", currency: "RUB", openMinor: 10_000, parcelMinor: null };
const took = (collectedMinor: number, of: Due | null = due, currency = "RUB") => settleRow({ collectedMinor, currency }, of);

test("the sum that was to be collected settles the parcel; less and more are differences, and never more than was owed is booked", () => {
  expect(took(10_000)).toEqual({ outcome: "exact", dueMinor: 10_000, bookedMinor: 10_000 });
  expect(took(9_999)).toEqual({ outcome: "short", dueMinor: 10_000, bookedMinor: 9_999 });
  expect(took(0)).toEqual({ outcome: "short", dueMinor: 10_000, bookedMinor: 0 });
  expect(took(10_001)).toEqual({ outcome: "over", dueMinor: 10_000, bookedMinor: 10_000 });
});

test("one parcel of several is measured by its own share, within what is still owed", () => {
  const share = { ...due, parcelMinor: 4_000 };
  expect(took(4_000, share).outcome).toBe("exact");
  expect(took(5_000, share)).toEqual({ outcome: "over", dueMinor: 4_000, bookedMinor: 4_000 });
  expect(took(4_000, { ...share, openMinor: 3_000 })).toEqual({ outcome: "over", dueMinor: 3_000, bookedMinor: 3_000 });
  expect(took(4_000, { ...share, parcelMinor: 0 })).toEqual({ outcome: "already", dueMinor: 0, bookedMinor: 0 });
});

test("what was settled before, called off, in another currency or not ours is booked nowhere", () => {
  expect(took(10_000, { ...due, openMinor: 0 }).outcome).toBe("already");
  expect(took(10_000, { ...due, status: "cancelled" }).outcome).toBe("not_due");
  expect(took(10_000, due, "KZT")).toEqual({ outcome: "other_currency", dueMinor: null, bookedMinor: 0 });
  expect(took(10_000, null)).toEqual({ outcome: "unknown", dueMinor: null, bookedMinor: 0 });
});

test("whatever a register says, no more is booked than it brought and than was owed", () => {
  let seed = 11;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let i = 0; i < 2_000; i++) {
    const of = { ...due, openMinor: next(5_000), parcelMinor: next(3) === 0 ? null : next(5_000) };
    const collected = next(6_000);
    const { bookedMinor, outcome } = took(collected, of);
    expect(bookedMinor).toBeLessThanOrEqual(Math.min(collected, of.openMinor));
    expect(bookedMinor).toBeGreaterThanOrEqual(0);
    if (outcome === "exact") expect(bookedMinor).toBe(collected);
  }
});
