import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Db } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrderRequest, aProduct, aShop, inBin } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPackedParcel } from "@/testing/parcel-task";
import { box } from "@/testing/pick-task";

type Shop = Awaited<ReturnType<typeof aShop>>;
type Body = Record<string, unknown>;

/** Calls the API as a customer's program would. */
async function callerOf(db: Db, { ctx }: Pick<Shop, "ctx">) {
  const app = testApp(db);
  const key = await aKey(ctx);
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const all = {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      ...(method === "POST" ? { "idempotency-key": newId() } : {}),
      ...headers,
    };
    const response = await app.request(`/api/v1${path}`, {
      method,
      // An empty one is left out.
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "")),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const content = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, content, json: (isJson ? JSON.parse(content.toString()) : {}) as Body };
  };
}

const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
const lines = [
  { sku: "A", quantity: 2 },
  { sku: "B", quantity: 1 },
];

test(
  "one order by the API: picked, packed, shipped with number and label, delivered, closed",
  inRollback(async (db) => {
    const shop = await aShop(db);
    const { ctx, warehouses } = shop;
    await aProduct(ctx, { sku: "A", stock: { KZN: 100, MSK: 100 } });
    await aProduct(ctx, { sku: "B", stock: { KZN: 100, MSK: 100 } });
    await inBin(ctx, "A", warehouses.KZN, "A-01-1", 1);
    const api = await callerOf(db, shop);

    const placed = await api("POST", "/orders", anOrderRequest({ lines: { A: 2, B: 1 }, externalId: "P-1" }));
    const order = placed.json as { id: string; fulfilments: { id: string; warehouse: string }[] };
    expect(order.fulfilments).toMatchObject([{ warehouse: "KZN" }]);
    const id = order.fulfilments[0]?.id ?? "";
    expect((await api("GET", "/fulfilments?status=planned&warehouse=KZN")).json).toMatchObject({
      items: [
        {
          id,
          orderId: order.id,
          status: "planned",
          warehouse: "KZN",
          lines: [
            { sku: "A", quantity: 2, picked: 0, packed: 0, bin: "A-01-1" },
            { sku: "B", bin: null },
          ],
        },
      ],
      nextCursor: null,
    });
    const list = await api("GET", `/fulfilments/${id}/pick-list.pdf`);
    expect([list.status, list.headers.get("content-type"), list.content.subarray(0, 4).toString()]).toEqual([
      200,
      "application/pdf",
      "%PDF",
    ]);

    expect(await api("POST", `/fulfilments/${id}/pick`, { lines: [{ sku: "A", quantity: 3 }] })).toMatchObject({
      status: 409,
      json: { code: "too_many" },
    });
    expect(await api("POST", `/fulfilments/${id}/pick`, { lines })).toMatchObject({ status: 200, json: { status: "picked" } });
    expect(await api("POST", `/fulfilments/${id}/ship`, {})).toMatchObject({ status: 409, json: { code: "not_packed" } });
    expect(await api("POST", `/fulfilments/${id}/pack`, { parcels: [{ ...box, lines }] })).toMatchObject({
      status: 200,
      json: { status: "packed" },
    });
    expect((await api("GET", `/fulfilments/${id}/packing-slip.pdf`)).content.subarray(0, 4).toString()).toBe("%PDF");

    const rates = await api("POST", `/fulfilments/${id}/rates`);
    expect(rates).toMatchObject({
      status: 200,
      json: {
        offers: [
          { carrier: "own_courier", service: "courier", price: { amount: 30_000, currency: "RUB" }, days: { min: 1, max: 3 }, rank: 1 },
        ],
        refused: [{ carrier: "pickup", reason: "carrier.not_collected" }],
      },
    });

    const key = newId();
    const shipped = await api("POST", `/fulfilments/${id}/ship`, {}, { "idempotency-key": key });
    expect(shipped).toMatchObject({
      status: 201,
      json: {
        fulfilmentId: id,
        carrier: "own_courier",
        status: "pre_transit",
        trackingNumber: expect.any(String),
        labelReady: true,
        parcels: [{ lines }],
      },
    });
    const again = await api("POST", `/fulfilments/${id}/ship`, {}, { "idempotency-key": key });
    expect([again.status, again.json, again.headers.get("idempotency-replayed")]).toEqual([201, shipped.json, "true"]);
    expect((await api("POST", `/fulfilments/${id}/ship`, {})).json.id).toBe(shipped.json.id);
    expect((await api("POST", `/fulfilments/${id}/ship`, { carrier: "pickup" }, { "idempotency-key": key })).status).toBe(422);

    const label = await api("GET", `/shipments/${shipped.json.id}/label`);
    expect([label.status, label.content.subarray(0, 4).toString()]).toEqual([200, "%PDF"]);
    for (const [i, status] of ["in_transit", "out_for_delivery", "delivered"].entries()) {
      expect((await api("POST", `/shipments/${shipped.json.id}/events`, { status, occurredAt: soon(i + 1) })).status).toBe(200);
    }
    expect((await api("GET", `/shipments/${shipped.json.id}`)).json).toMatchObject({
      status: "delivered",
      events: [{ status: "pre_transit" }, { status: "in_transit" }, {}, { status: "delivered", location: null, note: null }],
    });
    expect((await api("GET", `/orders/${order.id}`)).json).toMatchObject({
      fulfilmentStatus: "delivered",
      status: "closed",
      shipments: [{ carrier: "own_courier", status: "delivered" }],
    });
    expect((await api("GET", "/stock?sku=A&warehouse=KZN")).json).toMatchObject({ items: [{ onHand: 98, reserved: 0 }] });
  }),
);

test(
  "a number that comes later is answered with 202, and its label with 409",
  inRollback(async (db) => {
    const parcel = await aPackedParcel(db);
    const api = await callerOf(db, parcel);
    expect(await api("PUT", "/carriers/sim", { kind: "simulated", settings: { bookingDelayMs: 60_000 } })).toMatchObject({
      status: 201,
      json: { code: "sim", hasSecrets: false },
    });
    expect((await api("PUT", "/carriers/sim", { kind: "simulated" })).json).toMatchObject({ settings: { bookingDelayMs: 60_000 } });
    const shipped = await api("POST", `/fulfilments/${parcel.fulfilmentId}/ship`, { carrier: "sim" });
    expect(shipped).toMatchObject({ status: 202, json: { trackingNumber: null, labelReady: false, booking: "accepted" } });
    expect(await api("GET", `/shipments/${shipped.json.id}/label`)).toMatchObject({ status: 409, json: { code: "label_not_ready" } });
  }),
);

test(
  "bad requests are told apart",
  inRollback(async (db) => {
    const parcel = await aPackedParcel(db);
    const api = await callerOf(db, parcel);
    const stranger = await callerOf(db, await aShop(db));
    const ship = `/fulfilments/${parcel.fulfilmentId}/ship`;
    expect((await api("POST", ship, {}, { "idempotency-key": "" })).status).toBe(400);
    expect((await api("POST", ship, { speed: "fast" })).status).toBe(422);
    expect((await api("POST", "/fulfilments/not-an-id/ship", {})).status).toBe(422);
    expect((await api("POST", `/fulfilments/${newId()}/ship`, {})).status).toBe(404);
    for (const [method, path, body] of [
      ["POST", ship, {}],
      ["POST", `/fulfilments/${parcel.fulfilmentId}/rates`, undefined],
      ["POST", `/fulfilments/${parcel.fulfilmentId}/pick`, { lines }],
      ["POST", `/fulfilments/${parcel.fulfilmentId}/pack`, { parcels: [{ ...box, lines }] }],
      ["GET", `/fulfilments/${parcel.fulfilmentId}`, undefined],
      ["GET", `/fulfilments/${parcel.fulfilmentId}/pick-list.pdf`, undefined],
      ["GET", `/fulfilments/${parcel.fulfilmentId}/packing-slip.pdf`, undefined],
      ["GET", `/fulfilments/pick-list.pdf?ids=${parcel.fulfilmentId}`, undefined],
    ] as const) {
      expect([path, (await stranger(method, path, body)).status]).toEqual([path, 404]);
    }
    const { json } = await api("POST", ship, {});
    const events = `/shipments/${json.id}/events`;
    expect((await stranger("GET", `/shipments/${json.id}`)).status).toBe(404);
    expect((await stranger("GET", `/shipments/${json.id}/label`)).status).toBe(404);
    expect((await stranger("POST", events, { status: "in_transit", occurredAt: soon(1) })).status).toBe(404);
    for (const occurredAt of [soon(330), "1970-01-01T00:00:00Z"]) {
      expect(await api("POST", events, { status: "in_transit", occurredAt })).toMatchObject({
        status: 422,
        json: { errors: [{ path: "occurredAt" }] },
      });
    }
    expect((await api("POST", events, { status: "flying", occurredAt: soon(1) })).status).toBe(422);
    expect(await api("PUT", "/carriers/x", { kind: "teleport" })).toMatchObject({ status: 422, json: { errors: [{ path: "kind" }] } });
    expect(await api("PUT", "/carriers/x", { kind: "own_courier", settings: { zones: "everywhere" } })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "settings.zones" }] },
    });
    expect((await api("GET", "/fulfilments?cursor=rubbish")).status).toBe(422);
    expect((await api("GET", "/fulfilments/pick-list.pdf?ids=1,2")).status).toBe(422);
    expect((await api("GET", `/fulfilments/pick-list.pdf?ids=${parcel.fulfilmentId}`)).status).toBe(200);
  }),
);
