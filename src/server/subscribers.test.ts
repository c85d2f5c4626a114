import { expect, test } from "vitest";
import type { FeedEvent } from "@/platform/outbox/feed";
import { jobsFor } from "./subscribers";

const event = (type: string, more: Partial<FeedEvent> = {}): FeedEvent => ({
  position: { xid: 1n, id: 1n },
  organizationId: "org-1",
  type,
  at: new Date(0),
  subject: { kind: "thing", id: "s1", number: null },
  orderId: null,
  warehouseId: null,
  by: { kind: "system", id: null, name: "Dirigent" },
  data: {},
  ...more,
});

test("an event becomes the jobs of its line, for its organization", () => {
  expect(jobsFor([event("shipment.booking_requested"), event("unheard.of")])).toMatchObject([
    { identifier: "book_shipment", payload: { organizationId: "org-1", input: { shipmentId: "s1" } }, job_key: null },
  ]);
});

test("changes of stock of one moment are one job in each organization, and reserving is none", () => {
  const changed = (organizationId: string, cause: string, ...productIds: string[]) =>
    event("stock.changed", { organizationId, data: { cause, productIds } });
  const jobs = jobsFor([
    changed("org-1", "released", "a", "b"),
    changed("org-2", "adjusted", "x"),
    changed("org-1", "reserved", "z"),
    changed("org-1", "adjusted", "b", "c"),
  ]);
  expect(jobs.map(({ identifier, queue_name, payload }) => [identifier, queue_name, payload.input])).toEqual([
    ["fill_backorders", "org-1:backorders", { productIds: ["a", "b", "c"] }],
    ["fill_backorders", "org-2:backorders", { productIds: ["x"] }],
  ]);
});
