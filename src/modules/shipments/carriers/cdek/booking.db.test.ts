import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aClock, aPackedParcel } from "@/testing/parcel-task";
import { advanceBooking } from "../../commands/advance-booking";
import { cancelBooking } from "../../commands/cancel-booking";
import { shipFulfilment } from "../../commands/ship-fulfilment";
import type { Opener } from "../../load-accounts";
import { readShipmentRow } from "../../lock-shipment";
import { listShipments } from "../../queries";
import { shipments } from "../../tables";
import { agreed, number, order, orderUuid, printed, request } from "./fixtures/answers";
import { aCdek } from "./fixtures/shop.fixture";
import { cdek } from "./index";

const neverOpens: Opener = async () => Promise.reject(new Error("the process dies here"));
const form = "f0000000-0000-4000-8000-000000000001";
const pdf = new TextEncoder().encode("%PDF-1.4 label");

/** A packed parcel that shall go with CDEK, and CDEK that loses its first answer but not the order. */
async function aParcelFor(db: Db) {
  let orders = 0;
  let looks = 0;
  const shop = await aCdek({
    "POST /orders": () => (orders++ === 0 ? "hang up" : agreed("CREATE")),
    "GET /orders": () => order({ cdek_number: undefined, requests: [request("CREATE", "WAITING")] }),
    [`GET /orders/${orderUuid}`]: () =>
      looks++ === 0
        ? order({ cdek_number: undefined, requests: [request("CREATE", "WAITING")] })
        : order({ requests: [request("CREATE", "SUCCESSFUL"), request("DELETE", "SUCCESSFUL")] }),
    [`DELETE /orders/${orderUuid}`]: agreed("DELETE"),
    "POST /print/barcodes": agreed("CREATE", form),
    [`GET /print/barcodes/${form}`]: printed("READY"),
    [`GET /print/barcodes/${form}.pdf`]: pdf,
  });
  const clock = aClock();
  const { ctx, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
  await shipFulfilment(ctx, { fulfilmentId }, neverOpens).catch(() => null);
  const [shipment] = (await listShipments(ctx, {})).items;
  const shipmentId = shipment?.id ?? "";
  await db
    .update(shipments)
    .set({ service: "137" })
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, shipmentId)));
  const open: Opener = async () => ({ carrier: cdek, account: shop.account }) as Awaited<ReturnType<Opener>>;
  return { ctx, clock, shop, shipmentId, open };
}

test(
  "a parcel whose order at CDEK was made without an answer is found, numbered and labelled once, and can be given back",
  inRollback(async (db) => {
    const { ctx, clock, shop, shipmentId, open } = await aParcelFor(db);
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "calling", lastError: { code: "carrier.unavailable" } });
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "accepted", carrierReference: orderUuid });
    clock.pass(31_000);
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "accepted", trackingNumber: null });
    clock.pass(31_000);
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "booked", trackingNumber: number, priceMinor: 36_660 });
    expect(new Uint8Array((await readShipmentRow(ctx, shipmentId)).label ?? [])).toEqual(pdf);
    expect(shop.sent("POST /orders")).toMatchObject([{ number: shipmentId, tariff_code: 137 }]);
    await cancelBooking(ctx, { shipmentId }, open);
    expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "cancelled" });
  }),
);
