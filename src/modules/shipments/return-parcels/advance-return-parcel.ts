import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { abilitiesOf, resumeStep } from "../booking";
import type { ReturnLabel, ReturnRequest } from "../carriers/abilities";
import { inTime } from "../carriers/in-time";
import { type BookedRef, type BookingResult, CarrierUnavailable } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { type Opener, openAccountOf } from "../load-accounts";
import { claimReturnParcel, type ReturnClaim } from "./claim-return-parcel";
import { loadReturnConsignment, type ReturnConsignment } from "./load-return-consignment";
import { type ReturnParcelRow, readReturnParcelRow } from "./lock-return-parcel";
import { recordGivenUp, recordLabel, recordOutcome, recordUnavailable } from "./record-return-outcome";

/** A label needs at most: look up, call, fetch the label; whatever is left after that is a job's. */
const mostSteps = 4;

type Work = { opened: OpenedCarrier; returnLabel: ReturnLabel<unknown, unknown>; consignment: ReturnConsignment };

/**
 * Takes the booking of a return as far as it goes now, from whatever state a crash, a wait or a failure left it in. Every step is
 * claimed and written before the carrier is called, so two that meet here never call twice for one thing.
 */
export async function advanceReturnParcel(ctx: Context, parcelId: string, open: Opener = openAccountOf): Promise<ReturnParcelRow> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  for (let step = 0; step < mostSteps; step++) {
    const goesOn = await oneStep(ctx, parcelId, open);
    if (!goesOn) break;
  }
  return readReturnParcelRow(ctx, parcelId);
}

/** One step; true when the next one may follow at once. */
async function oneStep(ctx: Context, parcelId: string, open: Opener): Promise<boolean> {
  const parcel = await readReturnParcelRow(ctx, parcelId);
  const opened = await open(ctx, parcel.carrierId);
  const returnLabel = "carrier" in opened ? opened.carrier.returnLabel : undefined;
  if ("reason" in opened || !returnLabel) {
    const why = "reason" in opened ? opened.reason : { code: "carrier.brings_nothing_back", params: { carrier: parcel.carrier } };
    await recordGivenUp(ctx, parcelId, why);
    return false;
  }
  const step = resumeStep({ state: parcel.booking, labelStored: parcel.label !== null }, abilitiesOf(returnLabel));
  if (step === "nothing") return false;
  if (step === "ask_a_person") {
    await recordGivenUp(ctx, parcelId, { code: "shipment.outcome_unknown", params: { carrier: parcel.carrier } });
    return false;
  }
  const claim = await claimReturnParcel(ctx, parcel, step);
  if (!claim) return false;
  try {
    return await take(ctx, claim, { opened, returnLabel, consignment: await loadReturnConsignment(ctx, parcel) });
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, parcelId, carrier: parcel.carrier }, "a return's booking failed");
    const unavailable = error instanceof CarrierUnavailable ? error : new CarrierUnavailable("the adapter failed", "maybe");
    await recordUnavailable(ctx, claim, unavailable, opened);
    return false;
  }
}

async function take(ctx: Context, claim: ReturnClaim, work: Work): Promise<boolean> {
  const { opened, returnLabel, consignment } = work;
  const { account } = opened;
  const { parcel, step } = claim;
  const settle = (result: BookingResult) => recordOutcome(ctx, claim, result, { opened, returnLabel, consignment });
  const outward = consignment.outwardOf(parcel.carrierId);
  if (step === "call") return settle(await inTime(returnLabel.book(requestOf(ctx, parcel, consignment), account)));
  if (step === "find_then_call") {
    const found = await inTime(returnLabel.findBooking?.({ ...keyOf(ctx, parcel), outward }, account) ?? Promise.resolve(null));
    if (found) return settle(found);
    // The carrier surely knows of none: only now is it called again, under a claim of its own.
    const again = await claimReturnParcel(ctx, parcel, "call", true);
    return again ? take(ctx, again, work) : false;
  }
  if (step === "poll") return returnLabel.poll ? settle(await inTime(returnLabel.poll(refOf(ctx, parcel, consignment), account))) : false;
  const label = returnLabel.label ? await inTime(returnLabel.label(refOf(ctx, parcel, consignment), account)) : null;
  await recordLabel(ctx, claim, label, opened);
  return false;
}

function keyOf(ctx: Context, { id, requestedAt, attempts, service }: ReturnParcelRow) {
  return { idempotencyKey: id, requestedAt, attempt: attempts, service, now: ctx.now() };
}

function requestOf(
  ctx: Context,
  parcel: ReturnParcelRow,
  { order, request, sender, recipient, outwardOf }: ReturnConsignment,
): ReturnRequest {
  return { ...request, ...keyOf(ctx, parcel), reference: order.number, sender, recipient, outward: outwardOf(parcel.carrierId) };
}

/** How a booking that exists is named to its carrier. */
export function refOf(ctx: Context, parcel: ReturnParcelRow, { request }: Pick<ReturnConsignment, "request">): BookedRef {
  const { carrierReference, trackingNumber } = parcel;
  return { ...keyOf(ctx, parcel), carrierReference: carrierReference ?? "", trackingNumber, from: request.from, to: request.to };
}
