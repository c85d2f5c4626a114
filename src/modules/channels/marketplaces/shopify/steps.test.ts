import { expect, test } from "vitest";
import type { Seen } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { Telling } from "../telling";
import { shopify } from ".";

type Asked = { query: string; variables: Record<string, unknown> };
const variablesOf = (seen: Seen | undefined) => (seen?.body as Asked | undefined)?.variables ?? {};

const shop = (answer: (asked: Asked) => Record<string, unknown>) =>
  aLocalVendor(shopify, { secrets: { accessToken: "t" }, answer: ({ body }) => ({ data: answer(body as Asked) }) });

const line = (externalLineId: string, quantity: number) => ({ externalLineId, sku: "S", externalProductId: null, quantity });
const telling = (step: Telling["step"], changes: Partial<Telling> = {}): Telling => ({
  step,
  externalId: "5501",
  orderNumber: "1001",
  lines: [line("8801", 2)],
  parcels: [],
  place: null,
  shipment: { trackingNumber: "CD1", carrier: "cdek", trackingUrl: "https://track.example/CD1", ours: true },
  reason: null,
  occurredAt: new Date("2026-11-22T09:00:00Z"),
  memory: {},
  ...changes,
});
const tell = (vendor: { line: Parameters<NonNullable<typeof shopify.stepsOut>["tell"]>[0] }, what: Telling) =>
  shopify.stepsOut?.tell(vendor.line, what);

const work = (id: string, status: string, items: [string, number][]) => ({
  id,
  status,
  lineItems: {
    nodes: items.map(([lineId, left]) => ({
      id: `${id}-${lineId}`,
      remainingQuantity: left,
      lineItem: { id: `gid://shopify/LineItem/${lineId}` },
    })),
  },
});
const order = (fulfillmentOrders: unknown[], fulfillments: unknown[] = []) => ({
  order: { id: "gid://shopify/Order/5501", cancelledAt: null, fulfillments, fulfillmentOrders: { nodes: fulfillmentOrders } },
});

test("a parcel becomes a fulfilment of just its units, over several places, with its number; later steps are its events", async () => {
  const works = [
    work("F1", "OPEN", [
      ["8801", 1],
      ["9", 4],
    ]),
    work("F2", "IN_PROGRESS", [["8801", 3]]),
  ];
  const vendor = await shop(({ query }) => {
    if (query.includes("Work")) return order(works);
    if (query.includes("fulfillmentEventCreate")) return { fulfillmentEventCreate: { userErrors: [] } };
    return { fulfillmentCreate: { fulfillment: { id: "gid://shopify/Fulfillment/1" }, userErrors: [] } };
  });
  const told = await tell(vendor, telling("handed_over"));
  expect(told).toEqual({ outcome: "told", memory: { fulfillments: { CD1: "gid://shopify/Fulfillment/1" } } });
  expect(variablesOf(vendor.seen.at(-1))).toEqual({
    fulfillment: {
      lineItemsByFulfillmentOrder: [
        { fulfillmentOrderId: "F1", fulfillmentOrderLineItems: [{ id: "F1-8801", quantity: 1 }] },
        { fulfillmentOrderId: "F2", fulfillmentOrderLineItems: [{ id: "F2-8801", quantity: 1 }] },
      ],
      notifyCustomer: false,
      trackingInfo: { company: "cdek", number: "CD1", url: "https://track.example/CD1" },
    },
  });
  const memory = told && "memory" in told && told.memory ? told.memory : {};
  expect(await tell(vendor, telling("delivered", { memory }))).toEqual({ outcome: "told" });
  expect(variablesOf(vendor.seen.at(-1))).toEqual({
    event: { fulfillmentId: "gid://shopify/Fulfillment/1", status: "DELIVERED", happenedAt: "2026-11-22T09:00:00.000Z" },
  });
});

test("told twice it is one fulfilment; what the shop holds or refuses is refused in its words", async () => {
  const twice = await shop(() =>
    order([work("F1", "OPEN", [["8801", 5]])], [{ id: "gid://shopify/Fulfillment/4", trackingInfo: [{ number: "CD1" }] }]),
  );
  expect(await tell(twice, telling("handed_over"))).toEqual({
    outcome: "told",
    memory: { fulfillments: { CD1: "gid://shopify/Fulfillment/4" } },
  });
  expect(twice.seen).toHaveLength(1);
  const held = await shop(() => order([work("F1", "ON_HOLD", [["8801", 2]])]));
  expect(await tell(held, telling("handed_over"))).toMatchObject({ outcome: "refused", reason: { code: "channel.on_hold_there" } });
  const refused = await shop(({ query }) =>
    query.includes("Work")
      ? order([work("F1", "OPEN", [["8801", 2]])])
      : { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: null, message: "closed" }] } },
  );
  expect(await tell(refused, telling("handed_over"))).toMatchObject({ outcome: "refused", reason: { params: { message: "closed" } } });
  expect(await tell(await shop(() => ({ order: null })), telling("handed_over"))).toMatchObject({
    reason: { code: "channel.order_unknown" },
  });
});

test("a number that comes after the parcel left is added to its fulfilment", async () => {
  const vendor = await shop(({ query }) =>
    query.includes("Work") ? order([work("F1", "CLOSED", [["8801", 0]])]) : { fulfillmentTrackingInfoUpdate: { userErrors: [] } },
  );
  const told = await tell(vendor, telling("handed_over", { memory: { fulfillments: { "-": "gid://shopify/Fulfillment/3" } } }));
  expect(told).toMatchObject({ outcome: "told", memory: { fulfillments: { CD1: "gid://shopify/Fulfillment/3" } } });
  expect(variablesOf(vendor.seen.at(-1))).toMatchObject({
    fulfillmentId: "gid://shopify/Fulfillment/3",
    tracking: { number: "CD1" },
  });
});

test("an order is cancelled once, with the reason for the staff and no word to the buyer", async () => {
  let cancelled = false;
  const vendor = await shop(({ query }) => {
    if (query.includes("Work"))
      return { order: { id: "gid://shopify/Order/5501", cancelledAt: cancelled ? "2026-11-22T09:00:00Z" : null } };
    cancelled = true;
    return { orderCancel: { job: { id: "j" }, userErrors: [] } };
  });
  expect(await tell(vendor, telling("cancelled", { reason: "нет в наличии" }))).toEqual({ outcome: "told" });
  expect(await tell(vendor, telling("cancelled"))).toEqual({ outcome: "told" });
  const asked = vendor.seen.filter(({ text }) => text.includes("mutation Cancel"));
  expect(asked.map(({ body }) => (body as Asked).variables)).toEqual([{ orderId: "gid://shopify/Order/5501", note: "нет в наличии" }]);
});
