import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { readOrders } from "@/modules/orders/queries";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aShop, eventsOf, stockOf } from "@/testing/orders";
import { aPackedParcel } from "@/testing/parcel-task";
import { CarrierRule } from "../carrier-rule";
import { readLabel } from "../documents/read-label";
import { listShipments, readShipment, shipmentsOfOrders } from "../queries";
import { putCarrierRules } from "../rates/put-carrier-rules";
import { shipmentsRouter } from "../router";
import { shipments } from "../tables";
import { quoteFulfilment } from "./quote-fulfilment";
import { enterTracking } from "./record-tracking";
import { shipFulfilment } from "./ship-fulfilment";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const soon = (minutes: number) => new Date(Date.now() + minutes * 1_000).toISOString();
const tell = (
  ctx: Context,
  shipmentId: string,
  status: "in_transit" | "out_for_delivery" | "delivered" | "returned" | "unknown",
  seconds: number,
) => enterTracking(ctx, { shipmentId, status, occurredAt: soon(seconds), location: "Казань", note: null });
const typesOf = async (ctx: Context, orderId: string) => (await eventsOf(ctx, orderId)).map((event) => event.type);

test(
  "an own courier is booked at once, with a number, a price and a label of ours",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    expect(shipment).toMatchObject({
      booking: "booked",
      carrier: "own_courier",
      service: "courier",
      priceMinor: 30_000,
      attempts: 1,
      status: "pre_transit",
      callingUntil: null,
    });
    expect(shipment.trackingNumber).toMatch(/^DRG\d{14}$/);
    expect((await readLabel(ctx, shipment.id)).label?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(await readShipment(ctx, shipment.id)).toMatchObject({
      labelReady: true,
      parcels: [
        {
          lines: [
            { sku: "A", quantity: 2 },
            { sku: "B", quantity: 1 },
          ],
        },
      ],
      events: [{ status: "pre_transit" }],
    });
    expect(await shipmentsOfOrders(ctx, [order.id])).toMatchObject([{ id: shipment.id, carrier: "own_courier" }]);
    expect((await listShipments(ctx, { q: shipment.trackingNumber?.toLowerCase() })).items).toHaveLength(1);
    const [row] = await db.select({ searchText: orders.searchText }).from(orders).where(eq(orders.id, order.id));
    expect(row?.searchText).toContain(shipment.trackingNumber?.toLowerCase());
    expect(await typesOf(ctx, order.id)).toEqual(
      expect.arrayContaining(["shipment.booking_requested", "shipment.booked", "shipment.status_changed"]),
    );
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10, reserved: 2 });
  }),
);

test(
  "shipping again is the same shipment",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const first = await shipFulfilment(ctx, { fulfilmentId });
    const again = await shipFulfilment(ctx, { fulfilmentId });
    expect(again).toMatchObject({ id: first.id, trackingNumber: first.trackingNumber, attempts: 1 });
  }),
);

test(
  "events take the goods off the books, deliver and close the order; told twice or late they change nothing more",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await tell(ctx, id, "in_transit", 1);
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 8, reserved: 0 });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("handed_over");
    await tell(ctx, id, "delivered", 9);
    await tell(ctx, id, "out_for_delivery", 5);
    await tell(ctx, id, "in_transit", 20);
    const [after] = await readOrders(ctx, [order.id]);
    expect(after).toMatchObject({
      status: "closed",
      fulfilmentStatus: "delivered",
      lines: [{ shipped: 2, delivered: 2, reserved: 0 }, { delivered: 1 }],
    });
    expect(await readShipment(ctx, id)).toMatchObject({ status: "delivered", fulfilmentStatus: "delivered" });
    const types = await typesOf(ctx, order.id);
    expect(types.filter((type) => type === "shipment.event_added")).toHaveLength(2);
    expect(types.filter((type) => type === "fulfilment.handed_over")).toHaveLength(1);
    const at = soon(30);
    await enterTracking(ctx, { shipmentId: id, status: "unknown", occurredAt: at, location: null, note: null });
    await enterTracking(ctx, { shipmentId: id, status: "unknown", occurredAt: at, location: null, note: null });
    expect((await readShipment(ctx, id)).events).toHaveLength(6);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a first event that is already the delivery makes every step that it implies",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await tell(ctx, id, "delivered", 1);
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "what comes back undelivered is not restocked by itself",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await tell(ctx, id, "in_transit", 1);
    await tell(ctx, id, "returned", 2);
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ fulfilmentStatus: "returned_to_sender", status: "confirmed" });
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 8, reserved: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "an event of the far future, or of 1970, is refused at its field",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    for (const occurredAt of [soon(6 * 60), "1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z"]) {
      await expect(at(ctx).addEvent({ shipmentId: id, status: "in_transit", occurredAt })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    await at(ctx).addEvent({ shipmentId: id, status: "in_transit", occurredAt: soon(4 * 60) });
  }),
);

test(
  "what is not paid, held, or no longer what lies in the parcel does not leave",
  inRollback(async (db) => {
    const unpaid = await aPackedParcel(db, { payment: "authorized" });
    await expect(shipFulfilment(unpaid.ctx, { fulfilmentId: unpaid.fulfilmentId })).rejects.toMatchObject({
      reason: { code: "order.not_paid" },
    });
    const held = await aPackedParcel(db);
    await holdOrder(held.ctx, { orderId: held.order.id, reason: "buyer_request", note: null, until: null });
    await expect(shipFulfilment(held.ctx, { fulfilmentId: held.fulfilmentId })).rejects.toMatchObject({
      reason: { code: "order.on_hold" },
    });
    const { ctx } = held;
    const order = await anOrder(ctx, { lines: { A: 1 } });
    await expect(shipFulfilment(ctx, { fulfilmentId: order.fulfilments[0]?.id ?? "" })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "fulfilment.not_picked" },
    });
    expect((await listShipments(ctx, {})).items).toEqual([]);
  }),
);

test(
  "a carrier asked for by name is kept to; without one the rule decides, and the decision is stored",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    await at(ctx).putCarrier({
      code: "night",
      kind: "own_courier",
      settings: { zones: [{ code: "all" }], tariffs: [{ zone: "all", service: "night", baseMinor: 90_000, days: { min: 0, max: 1 } }] },
    });
    const { ranked, refused } = await quoteFulfilment(ctx, { fulfilmentId });
    expect(ranked.map(({ carrier, rank }) => [carrier, rank])).toEqual([
      ["own_courier", 1],
      ["night", 2],
    ]);
    expect(refused).toMatchObject([{ carrier: "pickup" }]);
    await expect(shipFulfilment(ctx, { fulfilmentId, carrier: "nobody" })).rejects.toMatchObject({
      reason: { code: "shipment.asked_carrier_missing" },
    });
    await putCarrierRules(ctx, {
      version: 0,
      rules: [CarrierRule.parse({ name: "By night", when: { shippingMethods: ["courier"] }, take: { carrier: "night" } })],
    });
    expect(await shipFulfilment(ctx, { fulfilmentId })).toMatchObject({
      carrier: "night",
      service: "night",
      decision: { why: { code: "shipment.rate.by_rule" } },
    });
  }),
);

test(
  "another organization's parcels do not exist, a viewer only watches, a picker has no say over bookings and settings",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, warehouses } = await aPackedParcel(db);
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    const shipmentId = shipment.id;
    const { ctx: stranger } = await aShop(db);
    const event = { shipmentId, status: "in_transit", occurredAt: soon(1) } as const;
    const parcels = [{ weightGrams: 1, dimensionsMm: { length: 1, width: 1, height: 1 }, lines: [{ sku: "A", quantity: 1 }] }];
    const reads = (who: Context) => [() => at(who).byId({ shipmentId })];
    const writes = (who: Context) => [
      () => at(who).rates({ fulfilmentId }),
      () => at(who).ship({ fulfilmentId }),
      () => at(who).packAndShip({ fulfilmentId, parcels }),
      () => at(who).unpack({ fulfilmentId }),
      () => at(who).addEvent(event),
      () => at(who).retry({ shipmentId }),
      () => at(who).cancel({ shipmentId }),
      () => at(who).writeOff({ shipmentId }),
    ];
    const elsewhere = actingAs(ctx, { role: "operator", warehouseIds: [warehouses.MSK] });
    for (const other of [stranger, elsewhere]) {
      for (const action of [...reads(other), ...writes(other)]) await expect(action()).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect((await at(other).list({})).items).toEqual([]);
      expect(await at(other).handOver({ shipmentIds: [shipmentId] })).toMatchObject({
        handedOver: [],
        refused: [{ reason: { code: "not_found" } }],
      });
    }
    for (const action of writes(actingAs(ctx, { role: "viewer" }))) await expect(action()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const picker = actingAs(ctx, { role: "picker" });
    const notTheirs = [
      () => at(picker).cancel({ shipmentId }),
      () => at(picker).writeOff({ shipmentId }),
      () => at(picker).putCarrier({ code: "x", kind: "pickup" }),
      () => at(picker).putCarrierRules({ version: 0, rules: [] }),
    ];
    for (const action of notTheirs) await expect(action()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await at(picker).handOver({ shipmentIds: [shipmentId] })).toMatchObject({ handedOver: [shipmentId] });
  }),
);

test(
  "a booking that came here without its label has one drawn when it is asked for; a dropped one has none",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await db.update(shipments).set({ label: null }).where(eq(shipments.id, id));
    expect(await readShipment(ctx, id)).toMatchObject({ labelReady: true });
    expect((await readLabel(ctx, id)).label?.subarray(0, 5).toString()).toBe("%PDF-");
    await db.update(shipments).set({ booking: "cancelled" }).where(eq(shipments.id, id));
    expect(await readShipment(ctx, id)).toMatchObject({ labelReady: false });
    expect((await readLabel(ctx, id)).label).toBeNull();
  }),
);
