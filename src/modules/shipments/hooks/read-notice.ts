import { and, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { storable } from "@/lib/text-input";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { unsettledBookings } from "../booking";
import type { HookDelivery, HookNews } from "../carriers/abilities";
import { recordTracking } from "../commands/record-tracking";
import { type CarrierRow, openRow, type RowOpener } from "../load-accounts";
import { lookAgain } from "../record-claim";
import { lookAgain as lookAtReturnAgain } from "../return-parcels/claim-return-parcel";
import { carriers } from "../tables";
import { isFinalTracking } from "../tracking";
import { findParcels, findReturnParcels, type Noticed } from "./find-parcels";
import { carrierDeliveries, type DeliveryStatus } from "./tables";

type Outcome = { status: Exclude<DeliveryStatus, "received">; reason?: Reason; shipmentId?: string };
type Read = (delivery: HookDelivery) => { news: HookNews[] };
type Row = typeof carrierDeliveries.$inferSelect;

/** A carrier may tell of a booking before its own answer to us is written down. */
const answersWithinMs = 2 * 60_000;
const againAfterMs = 30_000;

/**
 * Reads a stored notice. What a signed one tells is recorded; for everything else the carrier is asked about the parcel now, so that
 * nobody who knows the address can move a parcel. Told again, or out of order, it changes nothing.
 */
export async function readNotice(ctx: Context, deliveryId: string, open: RowOpener = openRow): Promise<void> {
  const { organizationId } = ctx.actor;
  const [found] = await ctx.db
    .select({ row: carrierDeliveries, carrier: carriers })
    .from(carrierDeliveries)
    .innerJoin(carriers, and(eq(carriers.organizationId, carrierDeliveries.organizationId), eq(carriers.id, carrierDeliveries.carrierId)))
    .where(and(eq(carrierDeliveries.organizationId, organizationId), eq(carrierDeliveries.id, deliveryId)));
  if (!found) return;
  const { row, carrier } = found;
  const opened = open(carrier);
  if ("reason" in opened) return settle(ctx, row, carrier, { status: "failed", reason: opened.reason });
  const { hook } = opened.carrier;
  const news = hook ? readNews(hook.read, row, carrier.code) : null;
  if (!hook || !news) return settle(ctx, row, carrier, { status: "failed", reason: reason("carrier.notice_unreadable") });
  if (news.length === 0) return settle(ctx, row, carrier, { status: "ignored", reason: reason("carrier.notice_of_no_parcel") });

  const canTrack = opened.carrier.track !== undefined;
  const canTrackReturns = opened.carrier.returnLabel?.track !== undefined;
  let concerned: string | undefined;
  let concernsReturn = false;
  let changed = false;
  for (const one of news) {
    for (const parcel of await findParcels(ctx, carrier.id, one)) {
      concerned ??= parcel.id;
      changed = (await follow(ctx, parcel, hook.signed ? one : { ...one, events: undefined }, canTrack)) || changed;
    }
  }
  for (const one of news) {
    for (const parcel of await findReturnParcels(ctx, carrier.id, one)) {
      concernsReturn = true;
      changed = (await followReturn(ctx, parcel, canTrackReturns)) || changed;
    }
  }
  if (concerned || concernsReturn) return settle(ctx, row, carrier, { status: changed ? "accepted" : "duplicate", shipmentId: concerned });
  if (ctx.now().getTime() - row.receivedAt.getTime() < answersWithinMs) {
    const runAt = new Date(ctx.now().getTime() + againAfterMs);
    return addJob(ctx, "read_carrier_notice", { deliveryId }, { key: deliveryId, runAt });
  }
  return settle(ctx, row, carrier, { status: "ignored", reason: unknownParcel(news[0]) });
}

function readNews(read: Read, { headers, query, body }: Row, carrier: string): HookNews[] | null {
  try {
    return read({ headers, query, rawBody: new Uint8Array(body) }).news;
  } catch (error) {
    log().error({ err: error, carrier }, "an adapter could not read a carrier's notice");
    return null;
  }
}

/** True when it told something new, or something is looked at because of it. */
async function follow(ctx: Context, { id, booking, status, version }: Noticed, { events }: HookNews, canTrack: boolean): Promise<boolean> {
  const isWaiting = unsettledBookings.some((state) => state === booking);
  const after = events?.length ? await recordTracking(ctx, { shipmentId: id, events }) : null;
  if (isWaiting) await lookAgain(ctx, id, null);
  if (after) return after.version !== version || isWaiting;
  const isLooked = booking === "booked" && canTrack && !isFinalTracking(status);
  if (isLooked) await addJob(ctx, "track_shipment", { shipmentId: id }, { key: id });
  return isWaiting || isLooked;
}

/** What comes back is always looked at through the API: carriers' notices tell its arrival in words of the way out. */
async function followReturn(ctx: Context, { id, booking, status }: Omit<Noticed, "version">, canTrack: boolean): Promise<boolean> {
  if (unsettledBookings.some((state) => state === booking)) {
    await lookAtReturnAgain(ctx, id, null);
    return true;
  }
  if (booking !== "booked" || !canTrack || isFinalTracking(status)) return false;
  await addJob(ctx, "track_return_parcel", { parcelId: id }, { key: id });
  return true;
}

function unknownParcel(news: HookNews | undefined): Reason {
  const number = news?.trackingNumber ?? news?.carrierReference ?? news?.idempotencyKey ?? "";
  return reason("carrier.notice_unknown_parcel", { number: storable(number).slice(0, 100) });
}

function settle(ctx: Context, row: Row, carrier: CarrierRow, { status, reason: why, shipmentId }: Outcome): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(carrierDeliveries)
      // What moved a parcel once is not made a mere repeat by coming again.
      .set({
        status: row.status === "accepted" && status === "duplicate" ? "accepted" : status,
        reason: why ?? null,
        shipmentId: shipmentId ?? null,
        processedAt: ctx.now(),
      })
      .where(and(eq(carrierDeliveries.organizationId, row.organizationId), eq(carrierDeliveries.id, row.id)));
    await record(ctx, {
      type: "carrier.notice_read",
      subject: { kind: "carrier", id: carrier.id, number: carrier.code },
      data: { code: carrier.code, topic: row.topic, status },
    });
  });
}
