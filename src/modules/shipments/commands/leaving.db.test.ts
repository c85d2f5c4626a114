import { expect, test } from "vitest";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { cancelOrder, cancelUnits } from "@/modules/orders/commands/cancel-order";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { recordRefund } from "@/modules/orders/commands/record-payment";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { aPackedParcel, pickAndPack } from "@/testing/parcel-task";
import { cancelShipmentBookingsJob } from "../jobs";
import { readShipment, shipmentsOfOrders } from "../queries";
import { shipmentsRouter } from "../router";
import { cancelBooking } from "./cancel-booking";
import { handOver } from "./hand-over";
import { openParcels } from "./open-parcels";
import { packAndShip } from "./pack-and-ship";
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

test(
  "cancel and ship again, over and over, keeps the books (C-05)",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const numbers = new Set<string | null>();
    for (let cycle = 0; cycle < 3; cycle++) {
      const shipment = await shipFulfilment(ctx, { fulfilmentId });
      numbers.add(shipment.trackingNumber);
      await expect(openParcels(ctx, { fulfilmentId })).rejects.toMatchObject({ reason: { code: "shipment.already_booked" } });
      await cancelBooking(ctx, { shipmentId: shipment.id });
      await openParcels(ctx, { fulfilmentId });
      expect(await bookBreaches(ctx)).toEqual([]);
      const { lines } = await readFulfilment(ctx, fulfilmentId);
      await at(ctx).packAndShip({
        fulfilmentId,
        parcels: lines.map(({ sku, quantity }) => ({
          weightGrams: 500,
          dimensionsMm: { length: 200, width: 100, height: 50 },
          lines: [{ sku, quantity }],
        })),
      });
      expect(await bookBreaches(ctx)).toEqual([]);
      const [live] = await shipmentsOfOrders(ctx, [order.id]);
      await cancelBooking(ctx, { shipmentId: live?.id ?? "" });
    }
    expect(numbers.size).toBe(3);
    const last = await shipFulfilment(ctx, { fulfilmentId });
    await tell(ctx, last.id, "delivered", 1);
    await expect(cancelBooking(ctx, { shipmentId: last.id })).rejects.toMatchObject({ reason: { code: "shipment.already_left" } });
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 8, reserved: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "parcels of a cancelled order are given back to their carrier",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
    await cancelShipmentBookingsJob(ctx, { orderId: order.id });
    await cancelShipmentBookingsJob(ctx, { orderId: order.id });
    expect((await readShipment(ctx, id)).booking).toBe("cancelled");
    expect(await shipmentsOfOrders(ctx, [order.id])).toEqual([]);
    await expect(shipFulfilment(ctx, { fulfilmentId })).rejects.toMatchObject({ kind: "conflict" });
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10, reserved: 0, putBack: 2 });
  }),
);

test(
  "one order from two warehouses ships and arrives in two parcels",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    await aProduct(ctx, { sku: "B", stock: { MSK: 1 } });
    const order = await anOrder(ctx, { lines: { A: 1, B: 1 } });
    expect(order.fulfilments).toHaveLength(2);
    const seen: (string | undefined)[] = [];
    for (const { id: fulfilmentId } of order.fulfilments) {
      await pickAndPack(ctx, fulfilmentId);
      const { id } = await shipFulfilment(ctx, { fulfilmentId });
      await tell(ctx, id, "in_transit", 1);
      seen.push((await readOrders(ctx, [order.id]))[0]?.fulfilmentStatus);
      expect(await bookBreaches(ctx)).toEqual([]);
    }
    for (const { id } of await shipmentsOfOrders(ctx, [order.id])) {
      await tell(ctx, id, "delivered", 2);
      seen.push((await readOrders(ctx, [order.id]))[0]?.fulfilmentStatus);
    }
    expect(seen).toEqual(["partially_shipped", "shipped", "partially_delivered", "delivered"]);
    expect((await readOrders(ctx, [order.id]))[0]?.status).toBe("closed");
  }),
);

test(
  "at the dock all parcels of a carrier leave together; one that may not is told and stays",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    await shipFulfilment(ctx, { fulfilmentId });
    const other = await anOrder(ctx, { lines: { A: 1 } });
    await pickAndPack(ctx, other.fulfilments[0]?.id ?? "");
    const held = await shipFulfilment(ctx, { fulfilmentId: other.fulfilments[0]?.id ?? "" });
    await holdOrder(ctx, { orderId: other.id, reason: "manual", note: null, until: null });
    const result = await handOver(ctx, { carrier: "own_courier", warehouse: "KZN" });
    expect(result).toMatchObject({
      handedOver: [expect.any(String)],
      refused: [{ shipmentId: held.id, reason: { code: "order.on_hold" } }],
    });
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ fulfilmentStatus: "shipped" });
    expect((await readShipment(ctx, result.handedOver[0] ?? "")).status).toBe("in_transit");
  }),
);

test(
  "a buyer who collects finds the parcel ready, and takes it off the books himself",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db, { shippingMethod: "pickup", shippingAddress: null });
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    expect(shipment).toMatchObject({ carrier: "pickup", status: "ready_for_pickup" });
    expect(shipment.storedUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10, reserved: 2 });
    await handOver(ctx, { shipmentIds: [shipment.id] });
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 8, reserved: 0 });
  }),
);

test(
  "a parcel that holds more than is still wanted does not leave through the door before it is packed anew",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    const lineId = order.lines.find((line) => line.sku === "B")?.id ?? "";
    await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId, units: 1 }] });
    expect(await handOver(ctx, { shipmentIds: [id] })).toMatchObject({
      handedOver: [],
      refused: [{ reason: { code: "shipment.repack" } }],
    });
    await cancelBooking(ctx, { shipmentId: id });
    await openParcels(ctx, { fulfilmentId });
    const parcel = { weightGrams: 500, dimensionsMm: { length: 200, width: 100, height: 50 }, lines: [{ sku: "A", quantity: 2 }] };
    const { shipment } = await packAndShip(ctx, { fulfilmentId, parcels: [parcel] });
    expect(await handOver(ctx, { shipmentIds: [shipment?.id ?? ""] })).toMatchObject({ refused: [] });
    expect(await stockOf(ctx, "B")).toMatchObject({ onHand: 10, reserved: 0, putBack: 1 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "an order whose money all went back does not leave, one that got a part of it back does",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const refund = (amount: number) => recordRefund(ctx, { orderId: order.id, amount, method: "card", reference: null });
    await refund(100);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await refund(order.totals.paid.amount - 100);
    expect(await handOver(ctx, { shipmentIds: [id] })).toMatchObject({ refused: [{ reason: { code: "order.not_paid" } }] });
  }),
);

test(
  "an end that contradicts the one that is known moves nothing, even if it claims to be older",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await tell(ctx, id, "delivered", 10);
    await tell(ctx, id, "returned", 5);
    await tell(ctx, id, "returned", 20);
    expect((await readShipment(ctx, id)).status).toBe("delivered");
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "closed", fulfilmentStatus: "delivered" });
    expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "shipment.event_added")).toHaveLength(2);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
