import { describe, expect, test } from "vitest";
import { askOf, isNarrowed, readAddress, writeAddress } from "./list-filter";

describe("the address of the orders list", () => {
  test("an empty address is the view of open orders", () => {
    expect(readAddress({})).toMatchObject({ view: "open" });
    expect(isNarrowed(readAddress({}))).toBe(false);
    expect(writeAddress(readAddress({}))).toBe("/orders");
  });

  test("what it writes it reads back", () => {
    const filter = readAddress({
      view: "held",
      channel: "site",
      work: "picking",
      from: "2026-11-22",
      tag: "подарок",
      q: "Ковалёва",
      responsible: "me",
      priority: "urgent",
    });
    const written = new URL(writeAddress(filter), "http://localhost");
    expect(readAddress(Object.fromEntries(written.searchParams))).toEqual(filter);
  });

  test("words that mean nothing are left out", () => {
    const filter = readAddress({
      view: "nonsense",
      status: "asleep",
      from: "2026-13-45",
      to: "yesterday",
      payment: ["paid", "unpaid"],
      responsible: "boss",
      priority: "soon",
    });
    expect(filter).toMatchObject({ view: "open", payment: "paid" });
    expect([filter.status, filter.from, filter.to, filter.responsible, filter.priority]).toEqual(Array(5).fill(undefined));
  });

  test("a period takes whole days of the organization's zone", () => {
    expect(askOf(readAddress({ from: "2026-11-22", to: "2026-11-22" }), "Europe/Moscow")).toMatchObject({
      placedAfter: "2026-11-21T21:00:00.000Z",
      placedBefore: "2026-11-22T21:00:00.000Z",
    });
  });
});
