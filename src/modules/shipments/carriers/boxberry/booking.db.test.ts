import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { aClock, aPackedParcel } from "@/testing/parcel-task";
import { advanceBooking } from "../../commands/advance-booking";
import { cancelBooking } from "../../commands/cancel-booking";
import { shipFulfilment } from "../../commands/ship-fulfilment";
import type { Opener } from "../../load-accounts";
import { readShipmentRow } from "../../lock-shipment";
import { listShipments } from "../../queries";
import { shipments } from "../../tables";
import { created, madeParcel, pdf, track } from "./fixtures/answers";
import { aBoxberry } from "./fixtures/shop.fixture";
import { boxberry } from "./index";

const neverOpens: Opener = async () => Promise.reject(new Error("the process dies here"));

test(
  "a parcel that Boxberry made without an answer is found, labelled once, and can be given back",
  inRollback(async (db) => {
    const made: string[] = [];
    const named = () => ({ label: `${shop.baseUrl}/parcel-files/barcodes?token=s3cret` });
    const create = ({ params }: { params: Record<string, unknown> }) => {
      made.push(String(params["order_id"]));
      return made.length === 1 ? "hang up" : created;
    };
    const shop = await aBoxberry({
      ParselCreate: create,
      ["ParselStory"]: () => made.map((imid) => madeParcel(imid)),
      ParselCheck: named,
      "/parcel-files/barcodes": pdf,
      CancelOrder: { err: false },
    });
    const clock = aClock();
    const { ctx, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
    await shipFulfilment(ctx, { fulfilmentId }, neverOpens).catch(() => null);
    const shipmentId = (await listShipments(ctx, {})).items[0]?.id ?? "";
    const mine = and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, shipmentId));
    await db.update(shipments).set({ service: "courier" }).where(mine);
    const open: Opener = async () => ({ carrier: boxberry, account: shop.account }) as Awaited<ReturnType<Opener>>;

    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "calling", lastError: { code: "carrier.unavailable" } });
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "booked", trackingNumber: track });
    expect(new Uint8Array((await readShipmentRow(ctx, shipmentId)).label ?? [])).toEqual(new Uint8Array(pdf));
    expect(made).toEqual([shipmentId]);
    await cancelBooking(ctx, { shipmentId }, open);
    expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "cancelled" });
  }),
);
