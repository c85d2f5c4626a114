import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { stateAfter, whyNot } from "../booking";
import { type Opener, openAccountOf } from "../load-accounts";
import { advanceReturnParcel } from "./advance-return-parcel";
import { lookAgain } from "./claim-return-parcel";
import { loadReturnConsignment, type ReturnWish } from "./load-return-consignment";
import { factOf, lockReturnParcel, mine, type ReturnParcelRow, writeReturnParcel } from "./lock-return-parcel";
import { offersFor, type ReturnOffer } from "./quote-return-parcel";
import { type ReturnParcelView, readReturnParcel } from "./return-parcel-queries";
import { holdsTheReturn, returnParcels } from "./tables";

export type BookReturnParcel = ReturnWish & {
  /** The return that it carries: one parcel for each, however often this is asked for. */
  returnId: string;
  /** Code of an account; nothing: the carrier that brought the order, else the cheapest one that can. */
  carrier?: string | undefined;
  service?: string | undefined;
};

/**
 * Books the label by which a buyer sends goods back: (1) the intent, (2) the call, (3) its result. Repeated, also after a crash at any
 * point, it goes on with the same parcel and never buys a second label. The answer may still wait for its number. Refused: no carrier
 * brings it back, the carrier says no. Outside every transaction.
 */
export async function bookReturnParcel(ctx: Context, input: BookReturnParcel, open: Opener = openAccountOf): Promise<ReturnParcelView> {
  const known = await liveParcelOf(ctx, input.returnId);
  if (known?.booking === "failed")
    throw new Refusal("conflict", reason("shipment.look_at_carrier", { carrier: known.carrier }), { parcelId: known.id });
  const parcel = known ?? (await requestBooking(ctx, input, open));
  return settled(ctx, await advanceReturnParcel(ctx, parcel.id, open));
}

/** Tries a failed booking again: after a clear "no" as a first call, after silence by looking first what became of the last. */
export async function retryReturnParcel(
  ctx: Context,
  { parcelId }: { parcelId: string },
  open: Opener = openAccountOf,
): Promise<ReturnParcelView> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, parcelId);
    const { parcel } = locked;
    const action = parcel.booking === "failed" ? "lookUpAgain" : "tryAgain";
    refuseIf(whyNot(action, { state: parcel.booking }));
    const other = await liveParcelOf(ctx, parcel.returnId);
    if (other && other.id !== parcel.id) throw new Refusal("conflict", reason("shipment.already_booked", { carrier: other.carrier }));
    await writeReturnParcel(ctx, locked, { booking: stateAfter(action), lastError: null, callingUntil: null });
    // Killed before the call, it is called by the job.
    await lookAgain(ctx, parcelId, null);
  });
  return settled(ctx, await advanceReturnParcel(ctx, parcelId, open));
}

function settled(ctx: Context, { id, booking, lastError }: ReturnParcelRow): Promise<ReturnParcelView> {
  if (booking === "refused" || booking === "failed")
    throw new Refusal("conflict", lastError ?? reason("shipment.no_offer"), { parcelId: id });
  return readReturnParcel(ctx, id);
}

async function liveParcelOf(ctx: Context, returnId: string): Promise<ReturnParcelRow | null> {
  const [row] = await ctx.db
    .select()
    .from(returnParcels)
    .where(and(mine(ctx), eq(returnParcels.returnId, returnId), holdsTheReturn));
  return row ?? null;
}

async function requestBooking(ctx: Context, input: BookReturnParcel, open: Opener): Promise<ReturnParcelRow> {
  const { offers, refused } = await offersFor(ctx, await loadReturnConsignment(ctx, input), open);
  const { carrier, service } = input;
  const chosen = offers.find((offer) => (!carrier || offer.carrier === carrier) && (!service || offer.service === service));
  if (!chosen) {
    const why = refused.find((row) => row.carrier === carrier)?.reason ?? reason("shipment.no_return_carrier");
    throw new Refusal("conflict", why, { refused });
  }
  try {
    return await inTransaction(ctx, (ctx) => writeIntent(ctx, input, chosen));
  } catch (error) {
    const rival = brokenConstraint(error) === "return_parcels_one_per_return" ? await liveParcelOf(ctx, input.returnId) : null;
    if (rival) return rival;
    throw error;
  }
}

async function writeIntent(ctx: Context, input: BookReturnParcel, chosen: ReturnOffer): Promise<ReturnParcelRow> {
  const order = await lockOrder(ctx, input.orderId);
  const rival = await liveParcelOf(ctx, input.returnId);
  if (rival) return rival;
  const [row] = await ctx.db
    .insert(returnParcels)
    .values({
      organizationId: order.organizationId,
      id: newId(),
      returnId: input.returnId,
      orderId: order.id,
      warehouseId: input.warehouseId,
      carrierId: chosen.carrierId,
      carrier: chosen.carrier,
      service: chosen.service,
      lines: [...input.lines],
      priceMinor: chosen.priceMinor,
      currency: chosen.currency,
      daysMax: chosen.days.max,
      requestedAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the parcel was not written");
  await record(ctx, factOf({ order, parcel: row }, "return_parcel.booking_requested"));
  return row;
}
