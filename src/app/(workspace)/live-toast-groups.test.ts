import { expect, test } from "vitest";
import type { LiveEvent } from "@/platform/realtime/live-event";
import { groupToasts } from "./live-toast-groups";

const event = (type: string, number: string, more: Partial<LiveEvent> = {}): LiveEvent => ({
  cursor: type + number,
  type,
  at: "",
  subject: { kind: "order", id: number, number },
  orderId: number,
  data: {},
  ...more,
});

test("many of a kind are one toast with their count; one names itself", () => {
  const placed = Array.from({ length: 12 }, (_, n) => event("order.placed", String(n)));
  expect(groupToasts(placed, "me")).toMatchObject([{ kind: "placed", count: 12 }]);
  expect(groupToasts(placed.slice(0, 1), "me")).toMatchObject([{ kind: "placed", count: 1, number: "0" }]);
});

test("of one order only the most pressing is told", () => {
  const events = [event("order.placed", "1"), event("order.shortage", "1"), event("order.held", "1"), event("order.placed", "2")];
  expect(groupToasts(events, "me")).toMatchObject([
    { kind: "shortage", count: 1, number: "1" },
    { kind: "placed", count: 1, number: "2" },
  ]);
});

test("nobody is told of their own doing, of good ratings, or of what needs no one", () => {
  const mine = { by: { kind: "user", id: "me", name: "Olga" } };
  const events = [
    event("order.placed", "1", mine),
    event("order.rated", "2", { data: { score: 5 } }),
    event("order.rated", "3", { data: { score: 4 } }),
    event("stock.changed", "4"),
  ];
  expect(groupToasts(events, "me")).toEqual([]);
  expect(groupToasts([event("order.rated", "5", { data: { score: 3 } })], "me")).toMatchObject([{ kind: "lowRating", number: "5" }]);
});

test("only the one who is made responsible is told of it, and not by themselves", () => {
  const given = (to: string, by: string) =>
    event("order.assigned", "7", { data: { responsibleId: to }, by: { kind: "user", id: by, name: by } });
  expect(groupToasts([given("me", "olga")], "me")).toMatchObject([{ kind: "assigned", number: "7" }]);
  expect(groupToasts([given("timur", "olga"), given("me", "me")], "me")).toEqual([]);
});

test("a channel that went and came back in one moment is told once, by what presses more; a receiver that is gone is told too", () => {
  const connection = { subject: { kind: "connection", id: "c", number: "ozon" }, orderId: undefined };
  const events = [
    event("connection.recovered", "", connection),
    event("connection.troubled", "", connection),
    event("webhook.stopped", "erp"),
  ];
  expect(groupToasts(events, "me")).toMatchObject([
    { kind: "connectionTroubled", count: 1, number: "ozon" },
    { kind: "webhookFailed", count: 1 },
  ]);
});
