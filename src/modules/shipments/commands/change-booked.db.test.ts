import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { pickAndPack } from "@/testing/parcel-task";
import type { BookingChange, Granted } from "../carriers/abilities";
import { openAccount } from "../carriers/registry";
import type { Opener } from "../load-accounts";
import { readShipmentRow } from "../lock-shipment";
import { shipmentsRouter } from "../router";
import { carriers, shipments } from "../tables";
import { changeBooked } from "./change-booked";
import { handOver } from "./hand-over";
import { shipFulfilment } from "./ship-fulfilment";

const address = {
  ...{ country: "RU", region: null, city: "Казань", postalCode: "420111", line1: "Баумана, 1" },
  ...{ latitude: null, longitude: null },
};

/** A parcel that lies booked at the door, and a carrier that answers changes as a test wants it to. */
async function aBookedParcel(db: Parameters<typeof aShop>[0]) {
  const { ctx, organizationId } = await aShop(db);
  await db.update(carriers).set({ active: false }).where(eq(carriers.organizationId, organizationId));
  const settings = { bookingDelayMs: 0 };
  await db.insert(carriers).values({ organizationId, id: newId(), code: "sim", name: "Sim", kind: "simulated", settings });
  await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
  const order = await anOrder(ctx, { lines: { A: 1 }, shippingAddress: address, shippingMethod: "courier" });
  const fulfilmentId = order.fulfilments[0]?.id ?? "";
  await pickAndPack(ctx, fulfilmentId);
  const { id } = await shipFulfilment(ctx, { fulfilmentId });
  await db.update(shipments).set({ booking: "booked", trackingNumber: "SIM1", carrierReference: "ref" }).where(its(ctx, id));
  const asked: BookingChange[] = [];
  const answering =
    (answer: Granted<object> | null): Opener =>
    async () => {
      const opened = openAccount({ code: "sim", kind: "simulated", settings, secrets: {} }, fetch);
      if ("reason" in opened) return opened;
      const modify = async (_: unknown, change: BookingChange) => {
        asked.push(change);
        return answer ?? { outcome: "done" as const };
      };
      return { ...opened, carrier: { ...opened.carrier, ...(answer && { modify }) } };
    };
  const now = async () => (await readOrders(ctx, [order.id]))[0];
  return { ctx, order, id, fulfilmentId, asked, answering, now };
}

const its = (ctx: Context, id: string) => and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, id));
const codeOf = (act: Promise<unknown>) => act.catch((error: unknown) => (error instanceof Refusal ? error.reason.code : error));
const change = { phone: "8 999 000-11-22", address: { line1: "Кремлёвская, 5" } };

describe("a booked parcel", () => {
  test(
    "goes elsewhere when its carrier has agreed: the order says the same, and the label is fetched anew",
    inRollback(async (db) => {
      const { ctx, order, id, asked, answering, now } = await aBookedParcel(db);
      const no: Granted<object> = { outcome: "refused", reason: { code: "carrier.already_moving" } };
      expect(await codeOf(changeBooked(ctx, { shipmentId: id, ...change }, answering(no)))).toBe("carrier.already_moving");
      expect(await now()).toMatchObject({ shippingAddress: { line1: "Баумана, 1" } });
      expect((await readShipmentRow(ctx, id)).callingUntil).toBeNull();

      await changeBooked(ctx, { shipmentId: id, ...change }, answering({ outcome: "done" }));
      const to = { city: "Казань", line1: "Кремлёвская, 5" };
      expect(asked.at(-1)).toMatchObject({
        to,
        recipient: { phone: "+79990001122" },
        whole: { to, idempotencyKey: id, recipient: { phone: "+79990001122" }, parcels: [{ lines: [{ sku: "A" }] }] },
      });
      expect(await now()).toMatchObject({ shippingAddress: to, customer: { phone: "+79990001122" } });
      expect(await readShipmentRow(ctx, id)).toMatchObject({ label: null, callingUntil: null });
      expect((await eventsOf(ctx, order.id)).map(({ type }) => type)).toEqual(
        expect.arrayContaining(["order.edited", "shipment.readdressed"]),
      );
      expect(await codeOf(changeBooked(ctx, { shipmentId: id, ...change }, answering({ outcome: "done" })))).toBe(
        "shipment.nothing_to_change",
      );
    }),
  );

  test(
    "of a carrier that takes no changes is given back and booked anew, where somebody says so",
    inRollback(async (db) => {
      const { ctx, id, fulfilmentId, answering, now } = await aBookedParcel(db);
      const refused = await changeBooked(ctx, { shipmentId: id, ...change }, answering(null)).catch((error: unknown) => error);
      expect(refused).toMatchObject({ reason: { code: "shipment.takes_no_changes" }, details: { canBookAnew: true } });
      const next = await changeBooked(ctx, { shipmentId: id, ...change, anew: true });
      expect(next).not.toBe(id);
      expect(await readShipmentRow(ctx, id)).toMatchObject({ booking: "cancelled" });
      expect(await readShipmentRow(ctx, next)).toMatchObject({ fulfilmentId, carrier: "sim", service: "courier" });
      expect(await now()).toMatchObject({ shippingAddress: { line1: "Кремлёвская, 5" } });
    }),
  );

  test(
    "that has left, has no point to change, or is another organization's stays as it is; a picker changes none",
    inRollback(async (db) => {
      const { ctx, id, answering } = await aBookedParcel(db);
      const agreeing = answering({ outcome: "done" });
      expect(await codeOf(changeBooked(ctx, { shipmentId: id, point: "KZN1" }, agreeing))).toBe("shipment.no_point_to_change");
      const { ctx: stranger } = await aShop(db);
      expect(await codeOf(changeBooked(stranger, { shipmentId: id, ...change }, agreeing))).toBe("not_found");
      const picker = callerFactory(shipmentsRouter)({ ...actingAs(ctx, { role: "picker" }), ip: null });
      await expect(picker.change({ shipmentId: id, change })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await handOver(ctx, { shipmentIds: [id] });
      expect(await codeOf(changeBooked(ctx, { shipmentId: id, ...change }, agreeing))).toBe("shipment.already_left");
    }),
  );
});
