import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import { TrackingEventInput } from "../inputs";
import { type Opener, openAccountOf } from "../load-accounts";
import { trackInMs } from "../pace";
import { isFinalTracking } from "../tracking";
import { refOf } from "./advance-return-parcel";
import { loadReturnConsignment } from "./load-return-consignment";
import { lockReturnParcel, readReturnParcelRow } from "./lock-return-parcel";
import { recordReturnEvents } from "./record-return-events";

/** Asks the carrier where a parcel is that comes back, until it has arrived. */
export async function trackReturnParcelJob(ctx: Context, { parcelId }: { parcelId: string }, open: Opener = openAccountOf): Promise<void> {
  const parcel = await readReturnParcelRow(ctx, parcelId);
  if (parcel.booking !== "booked" || isFinalTracking(parcel.status)) return;
  const opened = await open(ctx, parcel.carrierId);
  if ("reason" in opened || !opened.carrier.returnLabel?.track) return;
  const { carrier, account } = opened;
  let after = parcel;
  try {
    const consignment = await loadReturnConsignment(ctx, parcel);
    const events = (await inTime(carrier.returnLabel?.track?.(refOf(ctx, parcel, consignment), account) ?? Promise.resolve([]))) ?? [];
    after = await inTransaction(ctx, async (ctx) => recordReturnEvents(ctx, await lockReturnParcel(ctx, parcelId), events));
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) throw error;
    log().warn({ parcelId, carrier: parcel.carrier, err: error.message }, "a carrier could not be asked where a returned parcel is");
  }
  if (isFinalTracking(after.status)) return;
  const now = ctx.now().getTime();
  const silentMs = now - (after.statusAt ?? after.requestedAt).getTime();
  const runAt = new Date(now + trackInMs(silentMs, carrier.pace(account.settings).trackMs));
  await addJob(ctx, "track_return_parcel", { parcelId }, { key: parcelId, runAt });
}

/** An event that staff enter by hand, as for an own courier who has fetched the goods. Refused while no carrier has the booking. */
export function enterReturnTracking(ctx: Context, { parcelId, ...input }: TrackingEventInput & { parcelId: string }): Promise<void> {
  const { status, occurredAt, location, note } = TrackingEventInput.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, parcelId);
    const { booking } = locked.parcel;
    if (booking !== "accepted" && booking !== "booked")
      throw new Refusal("conflict", reason("shipment.wrong_booking_state", { action: "track", state: booking }));
    await recordReturnEvents(ctx, locked, [{ status, occurredAt: new Date(occurredAt), location, note, code: null }]);
  });
}
