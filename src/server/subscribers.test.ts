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

test("changes of stock of one moment are one job of a kind in each organization, and reserving fills nothing", () => {
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
    // Channels hear of reserved units, too.
    ["note_stock", "org-1:note_stock", { productIds: ["a", "b", "z", "c"] }],
    ["note_stock", "org-2:note_stock", { productIds: ["x"] }],
  ]);
});

test("what must be read at a channel waits in the line of its connection", () => {
  const [whole, notice] = jobsFor([event("intake.received"), event("intake.received", { data: { reads: "c1" } })]);
  expect([whole?.queue_name, notice?.queue_name]).toEqual(["org-1:intake", "org-1:line:c1"]);
});

test("deliveries of one moment are one job in each organization", () => {
  const received = (organizationId: string, id: string) =>
    event("intake.received", { organizationId, subject: { kind: "intake", id, number: null } });
  const jobs = jobsFor([received("org-1", "a"), received("org-2", "x"), received("org-1", "b")]);
  expect(jobs.map(({ payload }) => payload)).toEqual([
    { organizationId: "org-1", input: { intakeIds: ["a", "b"] } },
    { organizationId: "org-2", input: { intakeIds: ["x"] } },
  ]);
});

test("only a changed day of a product moves its preorders", () => {
  const tasks = (data: Record<string, unknown>) => jobsFor([event("product.changed", { data })]).map(({ identifier }) => identifier);
  expect(tasks({ sku: "A", availableFrom: true })).toContain("move_preorders");
  expect(tasks({ sku: "A" })).not.toContain("move_preorders");
});

test("orders of one moment are noted for the CRMs in one job, and what a CRM itself said is not", () => {
  const of = (type: string, orderId: string) => event(type, { orderId, by: { kind: "key", id: null, name: "Shop" } });
  const facts = [of("order.placed", "o1"), of("order.placed", "o2"), of("order.placed", "o1"), of("order.crm_deal_made", "o1")];
  const jobs = jobsFor(facts).filter(({ identifier }) => identifier === "note_crm_deals");
  expect(jobs.map(({ queue_name, payload }) => [queue_name, payload.input])).toEqual([["org-1:crm_deals", { orderIds: ["o1", "o2"] }]]);
});

test("each refund of an order is a message of its own", () => {
  const refunded = (paymentId: string) => event("order.refunded", { orderId: "o-1", data: { paymentId } });
  const told = jobsFor([refunded("p-1"), refunded("p-2")]).filter(({ identifier }) => identifier === "send_message");
  expect(told.map(({ payload }) => payload.input)).toEqual([
    { orderId: "o-1", event: "refunded", about: "p-1" },
    { orderId: "o-1", event: "refunded", about: "p-2" },
  ]);
});
