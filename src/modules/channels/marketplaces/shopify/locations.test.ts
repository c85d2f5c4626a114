import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import type { StockRow } from "../stock-port";
import type { Telling } from "../telling";
import { shopify } from ".";
import { settingsSchema } from "./connection";

type Asked = { query: string; variables: Record<string, unknown> };
type Quantity = { inventoryItemId: string; locationId: string; quantity: number };

const settings = { warehouseMap: { MSK: "1", KZN: "2" } };
const at = (id: number) => `gid://shopify/Location/${id}`;
const shop = (answer: (asked: Asked) => Record<string, unknown>, more: Record<string, unknown> = settings) =>
  aLocalVendor(shopify, { secrets: { accessToken: "t" }, settings: more, answer: ({ body }) => ({ data: answer(body as Asked) }) });
const asked = (seen: readonly { body: unknown }[], name: string) =>
  seen.map(({ body }) => body as Asked).filter(({ query }) => query.includes(` ${name}(`));
const row = (place: string, quantity: number, key: Record<string, string> = { inventoryItemId: "I" }): StockRow => ({
  ...{ sku: "A", barcode: null, key, place, quantity },
  at: new Date(),
});

test("a location may be named by its number or as the API names it", () => {
  const parsed = settingsSchema.parse({ warehouseMap: { MSK: "gid://shopify/Location/1", KZN: 2 }, locationId: 3 });
  expect(parsed).toEqual({ warehouseMap: { MSK: "1", KZN: "2" }, locationId: 3 });
  expect(settingsSchema.safeParse({ warehouseMap: { MSK: "Moscow" } }).success).toBe(false);
});

test("each mapped location gets its own number, and the one number of all is told to no location that has its own", async () => {
  const vendor = await shop(() => ({ inventorySetQuantities: { userErrors: [] } }));
  const before = row("", 0, { inventoryItemId: "I", locationId: at(2) });
  const other = row("", 0, { inventoryItemId: "I", locationId: at(9) });
  expect(await shopify.stock?.push(vendor.line, [row("1", 7), row("2", 3), before, other])).toEqual(
    [1, 2, 3, 4].map(() => ({ outcome: "acknowledged" })),
  );
  const sent = asked(vendor.seen, "SetStock").flatMap(({ variables }) => (variables["input"] as { quantities: Quantity[] }).quantities);
  expect(sent.map(({ locationId, quantity }) => [locationId, quantity])).toEqual([
    [at(1), 7],
    [at(2), 3],
    // What no warehouse of ours is any more.
    [at(9), 0],
  ]);
});

test("nothing of a product that a location does not keep is agreed; some of it is refused in the shop's words", async () => {
  const vendor = await shop(({ variables }) => {
    const { quantities } = variables["input"] as { quantities: Quantity[] };
    const wrong = quantities.flatMap(({ locationId }, i) => (locationId === at(2) ? [i] : []));
    const userErrors = wrong.map((i) => ({
      code: "ITEM_NOT_STOCKED_AT_LOCATION",
      field: ["input", "quantities", String(i), "locationId"],
      message: "not stocked",
    }));
    return { inventorySetQuantities: { userErrors } };
  });
  expect(await shopify.stock?.push(vendor.line, [row("1", 7), row("2", 0), row("2", 4)])).toEqual([
    { outcome: "acknowledged" },
    { outcome: "acknowledged" },
    { outcome: "refused", reason: { code: "channel.refused_with", params: { message: "not stocked" } } },
  ]);
});

test("numbers are read back from the location of each", async () => {
  const vendor = await shop(({ variables }) => {
    const quantity = variables["location"] === at(1) ? 7 : 3;
    return { nodes: [{ id: "I", inventoryLevel: { quantities: [{ name: "available", quantity }] } }] };
  });
  expect(await shopify.stock?.read?.(vendor.line, [row("1", 0), row("2", 0), row("1", 0, { inventoryItemId: "J" })])).toEqual([7, 3, null]);
});

const telling = (place: string | null): Telling => ({
  ...{ step: "handed_over", externalId: "5501", orderNumber: "1001", parcels: [], place, reason: null, memory: {} },
  lines: [{ externalLineId: "8801", sku: "A", externalProductId: null, quantity: 2 }],
  shipment: { trackingNumber: "CD1", carrier: "cdek", trackingUrl: null, ours: true },
  occurredAt: new Date("2026-11-22T09:00:00Z"),
});

/** A shop that waits for two units at location 2 and for three at 1, if asked for that many. */
async function anOrderOf(works: { id: string; location: number; left: number }[], mayMove = true) {
  const state = works.map((work) => ({ ...work }));
  const vendor = await shop(({ query, variables }) => {
    if (query.includes("fulfillmentCreate")) return { fulfillmentCreate: { fulfillment: { id: "F" }, userErrors: [] } };
    if (query.includes("fulfillmentOrderMove")) {
      if (!mayMove) return { fulfillmentOrderMove: { userErrors: [{ field: null, message: "not stocked there" }] } };
      const [moved] = state.filter(({ id }) => id === variables["id"]);
      if (moved) moved.location = Number(String(variables["newLocationId"]).split("/").at(-1));
      return { fulfillmentOrderMove: { movedFulfillmentOrder: { id: variables["id"] }, userErrors: [] } };
    }
    const nodes = state.map(({ id, location, left }) => ({
      ...{ id, status: "OPEN", assignedLocation: { location: { id: at(location) } } },
      lineItems: { nodes: [{ id: `${id}-8801`, remainingQuantity: left, lineItem: { id: "gid://shopify/LineItem/8801" } }] },
    }));
    return { order: { id: "gid://shopify/Order/5501", cancelledAt: null, fulfillments: [], fulfillmentOrders: { nodes } } };
  });
  const sent = () =>
    asked(vendor.seen, "Fulfil").flatMap(
      ({ variables }) =>
        (variables["fulfillment"] as { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[] }).lineItemsByFulfillmentOrder,
    );
  return { vendor, sent };
}

test("a parcel takes what the shop waits for at the location that it leaves from", async () => {
  const { vendor, sent } = await anOrderOf([
    { id: "F1", location: 2, left: 2 },
    { id: "F2", location: 1, left: 3 },
  ]);
  expect(await shopify.stepsOut?.tell(vendor.line, telling("1"))).toMatchObject({ outcome: "told" });
  expect(sent()).toMatchObject([{ fulfillmentOrderId: "F2" }]);
  expect(asked(vendor.seen, "Move")).toEqual([]);
});

test("what the shop waits for elsewhere is moved first; where it refuses that, it leaves as the shop has it", async () => {
  for (const mayMove of [true, false]) {
    const { vendor, sent } = await anOrderOf([{ id: "F1", location: 2, left: 2 }], mayMove);
    expect(await shopify.stepsOut?.tell(vendor.line, telling("1"))).toMatchObject({ outcome: "told" });
    expect(asked(vendor.seen, "Move").map(({ variables }) => variables)).toEqual([
      { id: "F1", newLocationId: at(1), lines: [{ id: "F1-8801", quantity: 2 }] },
    ]);
    expect(sent()).toMatchObject([{ fulfillmentOrderId: "F1" }]);
  }
  // A warehouse that is mapped to no location moves nothing.
  const { vendor, sent } = await anOrderOf([{ id: "F1", location: 2, left: 2 }]);
  await shopify.stepsOut?.tell(vendor.line, telling(null));
  expect([asked(vendor.seen, "Move"), sent()]).toMatchObject([[], [{ fulfillmentOrderId: "F1" }]]);
});
