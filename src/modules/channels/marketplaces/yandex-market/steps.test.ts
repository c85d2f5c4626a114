import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { Telling } from "../telling";
import { yandexMarket } from ".";
import { fixture } from "./fixtures";

const market = (answer: (asked: Seen) => VendorAnswer) =>
  aLocalVendor(yandexMarket, { secrets: { apiKey: "ACMA:1" }, settings: { campaignId: 77 }, answer });
const error = (message: string) => ({ status: 400, body: { status: "ERROR", errors: [{ code: "BAD_REQUEST", message }] } });

const line = (externalLineId: string, quantity: number) => ({ externalLineId, sku: "S", externalProductId: null, quantity });
const telling = (step: Telling["step"], changes: Partial<Telling> = {}): Telling => ({
  step,
  externalId: "481516234",
  orderNumber: "1001",
  lines: [line("700100", 2), line("700101", 1)],
  parcels: [],
  place: null,
  shipment: null,
  reason: null,
  occurredAt: new Date("2026-11-22T21:30:00Z"),
  memory: { program: "FBS" },
  ...changes,
});
const tell = (vendor: { line: Parameters<NonNullable<typeof yandexMarket.stepsOut>["tell"]>[0] }, what: Telling) =>
  yandexMarket.stepsOut?.tell(vendor.line, what);

test("a packed order tells its boxes, then that it is ready; a handed over one that it left", async () => {
  const vendor = await market(() => ({ status: "OK" }));
  const parcels = [[line("700100", 1)], [line("700100", 1), line("700101", 1)]].map((lines) => ({
    weightGrams: 900,
    dimensionsMm: null,
    lines,
  }));
  expect(await tell(vendor, telling("packed", { parcels }))).toEqual({ outcome: "told" });
  expect(await tell(vendor, telling("handed_over"))).toEqual({ outcome: "told" });
  expect(await tell(vendor, telling("delivered"))).toEqual({ outcome: "told" });
  expect(vendor.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
    [
      "PUT",
      "/v2/campaigns/77/orders/481516234/boxes",
      {
        boxes: [
          { items: [{ id: 700100, fullCount: 1 }] },
          {
            items: [
              { id: 700100, fullCount: 1 },
              { id: 700101, fullCount: 1 },
            ],
          },
        ],
        allowRemove: false,
      },
    ],
    ["PUT", "/v2/campaigns/77/orders/481516234/status", { order: { status: "PROCESSING", substatus: "READY_TO_SHIP" } }],
    ["PUT", "/v2/campaigns/77/orders/481516234/status", { order: { status: "PROCESSING", substatus: "SHIPPED" } }],
  ]);
});

test("marking codes go into the boxes of their units, byte for byte", async () => {
  const vendor = await market(() => ({ status: "OK" }));
  const [first, second, third] = ["0104607\u001d93A", "0104607\u001d93B", "0104607\u001d93C"];
  const parcels = [[line("700100", 2)], [line("700100", 1), line("700101", 1)]].map((lines) => ({
    weightGrams: 900,
    dimensionsMm: null,
    lines,
  }));
  await tell(vendor, telling("packed", { parcels, memory: { program: "FBS", codes: { "700100": [first, second, third] } } }));
  expect(vendor.seen[0]?.body).toMatchObject({
    boxes: [
      { items: [{ id: 700100, fullCount: 2, instances: [{ cis: first }, { cis: second }] }] },
      {
        items: [
          { id: 700100, fullCount: 1, instances: [{ cis: third }] },
          { id: 700101, fullCount: 1 },
        ],
      },
    ],
  });
});

test("what Yandex refuses is told when the order is there already, else refused in Yandex's words", async () => {
  const at = (status: string, substatus: string) => (asked: Seen) =>
    asked.method === "GET" ? fixture("order-fbs", { status, substatus }) : error("status transition is not allowed");
  expect(await tell(await market(at("DELIVERY", "")), telling("handed_over"))).toEqual({ outcome: "told" });
  expect(await tell(await market(at("PROCESSING", "READY_TO_SHIP")), telling("packed"))).toEqual({ outcome: "told" });
  expect(await tell(await market(at("CANCELLED", "USER_CHANGED_MIND")), telling("handed_over"))).toMatchObject({
    outcome: "refused",
    reason: { code: "channel.refused_with", params: { message: "status transition is not allowed" } },
  });
  expect(await tell(await market(at("CANCELLED", "SHOP_FAILED")), telling("cancelled", { lines: [] }))).toEqual({ outcome: "told" });
});

test("our own delivery goes on with track, delivery, pick-up and delivered on Moscow's day", async () => {
  const vendor = await market(() => ({ status: "OK" }));
  const memory = { program: "DBS", deliveryServiceId: "99" };
  const shipment = { trackingNumber: "CD1", carrier: "cdek", trackingUrl: null, ours: true };
  await tell(vendor, telling("packed", { memory }));
  await tell(vendor, telling("handed_over", { memory, shipment }));
  await tell(vendor, telling("ready_for_pickup", { memory, shipment }));
  await tell(vendor, telling("delivered", { memory, shipment }));
  const changes = vendor.seen.filter(({ method }) => method !== "GET");
  expect(changes.map(({ path, body }) => [path.split("/").at(-1), body])).toEqual([
    ["status", { order: { status: "PROCESSING", substatus: "READY_TO_SHIP" } }],
    ["track", { trackCode: "CD1", deliveryServiceId: 99 }],
    ["status", { order: { status: "DELIVERY" } }],
    ["status", { order: { status: "PICKUP" } }],
    ["status", { order: { status: "DELIVERED", delivery: { dates: { realDeliveryDate: "23-11-2026" } } } }],
  ]);
  expect(await tell(vendor, telling("handed_over", { memory: { program: "DBS" }, shipment }))).toMatchObject({
    outcome: "refused",
    reason: { code: "channel.carrier_unmapped" },
  });
});

test("units are taken out of the order, and when nothing else is in it the whole is cancelled", async () => {
  const vendor = await market(({ method }) => (method === "GET" ? fixture("order-fbs") : { status: "OK" }));
  for (const lines of [[], [line("700100", 2), line("700101", 1)]]) {
    expect(await tell(vendor, telling("cancelled", { lines }))).toEqual({ outcome: "told" });
    expect(vendor.seen.at(-1)?.body).toEqual({ order: { status: "CANCELLED", substatus: "SHOP_FAILED" } });
  }
  expect(await tell(vendor, telling("cancelled", { lines: [line("700100", 1), line("700101", 1)] }))).toEqual({ outcome: "told" });
  expect(vendor.seen.at(-1)).toMatchObject({
    method: "PUT",
    path: "/v2/campaigns/77/orders/481516234/items",
    body: { items: [{ id: 700100, count: 1 }], reason: "PARTNER_REQUESTED_REMOVE" },
  });
});

test("where items leave only with the boxes, they leave with the boxes: only those that were cancelled", async () => {
  const vendor = await market(({ method, path }) => {
    if (method === "GET") return fixture("order-fbs");
    return path.endsWith("/items") ? error("method is not available") : { status: "OK" };
  });
  const cancelled = await tell(vendor, telling("cancelled", { lines: [line("700101", 1)] }));
  expect(cancelled).toEqual({ outcome: "told", memory: { program: "FBS", left: { "700100": 2 } } });
  const memory = (cancelled && "memory" in cancelled && cancelled.memory) || {};
  await tell(vendor, telling("packed", { memory, lines: [line("700100", 2)] }));
  expect(vendor.seen.at(-2)?.body).toMatchObject({ allowRemove: true });
  await tell(vendor, telling("packed", { memory, lines: [line("700100", 1)] }));
  expect(vendor.seen.at(-2)?.body).toMatchObject({ allowRemove: false });
});

test("the sticker is Yandex's own PDF; what is none is not there yet, and an error says why", async () => {
  const pdf = await market(() => ({ status: 200, body: Buffer.from("%PDF-1.4 …"), headers: { "content-type": "application/pdf" } }));
  const { step: _step, ...parcel } = telling("packed");
  expect(await yandexMarket.stepsOut?.label?.(pdf.line, parcel)).toMatchObject({ type: "application/pdf" });
  expect(pdf.seen[0]?.path).toBe("/v2/campaigns/77/orders/481516234/delivery/labels?format=A7");
  expect(await yandexMarket.stepsOut?.label?.((await market(() => ({ status: "OK" }))).line, parcel)).toBeNull();
  await expect(yandexMarket.stepsOut?.label?.((await market(() => error("no boxes"))).line, parcel)).rejects.toMatchObject({
    reason: { params: { message: "no boxes" } },
  });
});
