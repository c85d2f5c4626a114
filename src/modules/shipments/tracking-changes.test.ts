import { expect, test } from "vitest";
import type { TrackingStatus } from "./tracking";
import { besideTheEnd, newsOf } from "./tracking-changes";

const event = (id: string, status: TrackingStatus, minute: number) => ({
  id,
  status,
  occurredAt: new Date(Date.UTC(2026, 10, 22, 9, minute)),
});
const ids = (events: { id: string }[]) => events.map((one) => one.id);

const accepted = event("1", "in_transit", 1);
const out = event("2", "out_for_delivery", 5);
const delivered = event("3", "delivered", 9);

test("a batch tells each step of the way, in the order of the way", () => {
  const { news, late } = newsOf([delivered, out, accepted], new Set(["1", "2", "3"]));
  expect(ids(news)).toEqual(["1", "2", "3"]);
  expect(late).toEqual([]);
});

test("a step that comes late is kept and changes nothing", () => {
  const { news, late } = newsOf([accepted, out, delivered], new Set(["2"]));
  expect(news).toEqual([]);
  expect(ids(late)).toEqual(["2"]);
});

test("a stray scan after the delivery is history", () => {
  const stray = event("4", "in_transit", 20);
  expect(ids(newsOf([accepted, delivered, stray], new Set(["4"])).late)).toEqual(["4"]);
});

test("a delivery that turns out to be earlier than a known scan still counts", () => {
  const scan = event("5", "in_transit", 30);
  expect(ids(newsOf([accepted, scan, delivered], new Set(["3"])).news)).toEqual(["3"]);
});

test("of two ends the one that was known first stands, whatever the hour of the other", () => {
  const returned = event("6", "returned", 3);
  expect(besideTheEnd("delivered", [returned, out])).toEqual({ fitting: [out], contradicting: [returned] });
  expect(besideTheEnd("in_transit", [returned])).toEqual({ fitting: [returned], contradicting: [] });
});
