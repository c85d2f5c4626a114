import { expect, test } from "vitest";
import { type Fact, foldFacts, hasAuthor, lookOf } from "./timeline-facts";

const fact = (id: number, type: string, by = "tim", data: Record<string, unknown> = {}): Fact => ({
  id: String(id),
  at: `2026-11-24T10:0${id}:00Z`,
  type,
  by: { kind: "user", id: by, name: by },
  data,
});

test("the scans of one picker in one go are one line, with the time of the last", () => {
  const folded = foldFacts([
    fact(1, "fulfilment.picking_started"),
    fact(2, "fulfilment.unit_scanned"),
    fact(3, "fulfilment.unit_scanned"),
    fact(4, "scan.refused"),
    fact(5, "fulfilment.unit_scanned"),
    fact(6, "fulfilment.unit_scanned", "olga"),
  ]);
  expect(folded.map(({ type, times, by }) => [type, times, by.id])).toEqual([
    ["fulfilment.unit_scanned", 1, "olga"],
    ["fulfilment.unit_scanned", 1, "tim"],
    ["scan.refused", 1, "tim"],
    ["fulfilment.unit_scanned", 2, "tim"],
    ["fulfilment.picking_started", 1, "tim"],
  ]);
  expect(folded[3]?.at).toBe("2026-11-24T10:03:00Z");
});

test("letters are told by the message log, not twice", () => {
  expect(foldFacts([fact(1, "message.sent"), fact(2, "order.noted")]).map(({ type }) => type)).toEqual(["order.noted"]);
});

test("a fact of tomorrow has a plain sign and stands among the right ones", () => {
  expect(lookOf("order.blessed")).toMatchObject({ kind: "actions", icon: "plain" });
  expect(lookOf("shipment.teleported")).toMatchObject({ kind: "carrier" });
});

test("a hold that a rule gave names nobody; one that somebody gave names them", () => {
  expect(hasAuthor(fact(1, "order.held", "olga", { reason: "confirmation" }))).toBe(false);
  expect(hasAuthor(fact(1, "order.held", "olga", { reason: "manual" }))).toBe(true);
});
