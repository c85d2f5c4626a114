import { expect, test } from "vitest";
import { readOrders } from "@/modules/orders/queries";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { eventsOf } from "@/testing/orders";
import { aClock, aPackedParcel, aSimulatedCarrier } from "@/testing/parcel-task";
import { retryBooking } from "./commands/retry-booking";
import { shipFulfilment } from "./commands/ship-fulfilment";
import { bookShipmentJob, trackShipmentJob } from "./jobs";
import { listShipments, readShipment } from "./queries";

test(
  "a number that comes later waits visibly, and the parcel then goes all its way by itself",
  inRollback(async (db) => {
    const clock = aClock();
    const { ctx, order, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
    await aSimulatedCarrier(ctx, { bookingDelayMs: 4_000, stepMs: 60_000 });
    const { id: shipmentId } = await shipFulfilment(ctx, { fulfilmentId, carrier: "sim" });
    expect(await readShipment(ctx, shipmentId)).toMatchObject({ booking: "accepted", trackingNumber: null, labelReady: false });
    expect((await listShipments(ctx, { view: "waiting" })).items).toHaveLength(1);

    await bookShipmentJob(ctx, { shipmentId });
    expect((await readShipment(ctx, shipmentId)).booking).toBe("accepted");
    clock.pass(5_000);
    await bookShipmentJob(ctx, { shipmentId });
    expect(await readShipment(ctx, shipmentId)).toMatchObject({
      booking: "booked",
      trackingNumber: expect.stringMatching(/^SIM/),
      labelReady: true,
    });

    const seen = new Set<string>();
    for (let minute = 0; minute < 10; minute++) {
      clock.pass(60_000);
      await trackShipmentJob(ctx, { shipmentId });
      seen.add((await readShipment(ctx, shipmentId)).status);
    }
    expect([...seen]).toEqual(["in_transit", "out_for_delivery", "delivered"]);
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    const told = (await eventsOf(ctx, order.id))
      .filter((event) => event.type === "shipment.status_changed")
      .map((event) => event.data.status);
    expect(told.filter((status) => status === "delivered")).toHaveLength(1);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a carrier that always stumbles at first still books every parcel exactly once",
  inRollback(async (db) => {
    const clock = aClock();
    const states = new Set<string>();
    for (let parcel = 0; parcel < 6; parcel++) {
      const { ctx, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
      await aSimulatedCarrier(ctx, { bookingDelayMs: 0, failureRate: 1 });
      const first = await shipFulfilment(ctx, { fulfilmentId, carrier: "sim" }).catch(() => null);
      const [shipment] = (await listShipments(ctx, {})).items;
      const shipmentId = shipment?.id ?? "";
      states.add(shipment?.booking ?? "");
      clock.pass(60_000);
      if (first) await bookShipmentJob(ctx, { shipmentId });
      else await retryBooking(ctx, { shipmentId });
      expect((await listShipments(ctx, {})).items).toMatchObject([{ id: shipmentId, booking: "booked", labelReady: true }]);
    }
    // Refused, unreachable (called again as the first time) or answered in vain (looked up).
    expect([...states].every((state) => ["refused", "intent", "calling"].includes(state))).toBe(true);
  }),
);
