import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { stateAfter, whyNot } from "../booking";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import { type Opener, openAccountOf } from "../load-accounts";
import { refOf } from "./advance-return-parcel";
import { loadReturnConsignment } from "./load-return-consignment";
import { factOf, type LockedReturnParcel, lockReturnParcel, type ReturnParcelRow, writeReturnParcel } from "./lock-return-parcel";

/**
 * Gives the label of a return back to the carrier, so that another one may be booked. Refused once the parcel moves, while a call is
 * open (nobody knows yet what it buys), and when the carrier says no. Outside every transaction.
 */
export async function cancelReturnParcel(ctx: Context, { parcelId }: { parcelId: string }, open: Opener = openAccountOf): Promise<void> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  const bought = await inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, parcelId);
    mayCancel(ctx, locked);
    if (locked.parcel.booking === "accepted" || locked.parcel.booking === "booked") return locked.parcel;
    await drop(ctx, locked);
    return null;
  });
  if (!bought) return;
  refuseIf(await giveBack(ctx, bought, open));
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, parcelId);
    if (locked.parcel.booking !== "cancelled") await drop(ctx, locked);
  });
}

/** Somebody has looked at the carrier: nothing was bought under this booking. The return may get another label. */
export function writeOffReturnParcel(ctx: Context, { parcelId }: { parcelId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, parcelId);
    refuseIf(whyNot("writeOff", { state: locked.parcel.booking }));
    await drop(ctx, locked);
  });
}

function mayCancel(ctx: Context, { parcel }: LockedReturnParcel): void {
  if (parcel.status !== "pre_transit" && parcel.status !== "unknown") throw new Refusal("conflict", reason("shipment.already_left"));
  refuseIf(whyNot("cancel", { state: parcel.booking }));
  if (parcel.callingUntil && parcel.callingUntil > ctx.now())
    throw new Refusal("conflict", reason("shipment.wrong_booking_state", { action: "cancel", state: "calling" }));
}

/** Null when the carrier has dropped it; else why it does not. */
async function giveBack(ctx: Context, parcel: ReturnParcelRow, open: Opener): Promise<Reason | null> {
  const opened = await open(ctx, parcel.carrierId);
  if ("reason" in opened) return opened.reason;
  const { cancel } = opened.carrier.returnLabel ?? {};
  if (!cancel) return reason("carrier.cannot_cancel", { carrier: parcel.carrier });
  try {
    const answer = await inTime(cancel(refOf(ctx, parcel, await loadReturnConsignment(ctx, parcel)), opened.account));
    return answer.outcome === "cancelled" ? null : answer.reason;
  } catch (error) {
    if (error instanceof CarrierUnavailable) throw new Refusal("unavailable", reason("carrier.unavailable", { carrier: parcel.carrier }));
    throw error;
  }
}

async function drop(ctx: Context, locked: LockedReturnParcel): Promise<void> {
  const parcel = await writeReturnParcel(ctx, locked, { booking: stateAfter("cancel"), callingUntil: null });
  await record(ctx, factOf({ ...locked, parcel }, "return_parcel.cancelled", { trackingNumber: parcel.trackingNumber }));
}
