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
import { bought, draft, number, rate, shipmentId } from "./fixtures/answers";
import { anEasypost } from "./fixtures/shop.fixture";
import { easypost } from "./index";

const neverOpens: Opener = async () => Promise.reject(new Error("the process dies here"));
const pdf = new TextEncoder().encode("%PDF-1.4 label");
const service = "DHLExpress Worldwide";
const rates = [rate("DHLExpress", "Worldwide", "9.40", { currency: "EUR" })];

/** A packed parcel that shall go through EasyPost, which sells the label but loses its answer. */
async function aParcelFor(db: Db) {
  const clock = aClock();
  const { ctx, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
  await shipFulfilment(ctx, { fulfilmentId }, neverOpens).catch(() => null);
  const key = (await listShipments(ctx, {})).items[0]?.id ?? "";
  await db
    .update(shipments)
    .set({ service })
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, key)));
  const label = () => ({ id: "pl_1", label_pdf_url: `${shop.baseUrl}/v2/file` });
  const sold = () => bought({ reference: key, rates, selected_rate: rates[0], postage_label: label() });
  const shop = await anEasypost({
    "POST /shipments": draft({ reference: key, rates }),
    [`POST /shipments/${shipmentId}/buy`]: "hang up",
    [`GET /shipments/${key}`]: sold,
    [`GET /shipments/${shipmentId}`]: sold,
    [`POST /shipments/${shipmentId}/refund`]: () => bought({ refund_status: "submitted" }),
    "GET /file": pdf,
  });
  const open: Opener = async () => ({ carrier: easypost, account: shop.account }) as Awaited<ReturnType<Opener>>;
  return { ctx, shop, id: key, open };
}

test(
  "a label that EasyPost sold without an answer is found by our key, printed once, and can be given back",
  inRollback(async (db) => {
    const { ctx, shop, id, open } = await aParcelFor(db);
    expect(await advanceBooking(ctx, id, open)).toMatchObject({ booking: "calling", lastError: { code: "carrier.unavailable" } });
    expect(await advanceBooking(ctx, id, open)).toMatchObject({
      booking: "booked",
      trackingNumber: number,
      carrierReference: shipmentId,
      priceMinor: 940,
    });
    expect(new Uint8Array((await readShipmentRow(ctx, id)).label ?? [])).toEqual(pdf);
    expect(shop.sent("POST /shipments")).toMatchObject([{ shipment: { reference: id } }]);
    expect(shop.sent(`POST /shipments/${shipmentId}/buy`)).toHaveLength(1);
    await cancelBooking(ctx, { shipmentId: id }, open);
    expect(await readShipmentRow(ctx, id)).toMatchObject({ booking: "cancelled" });
  }),
);
