import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { abilitiesOf, resumeStep } from "../booking";
import { inTime } from "../carriers/in-time";
import { type BookedRef, type BookingRequest, type BookingResult, CarrierUnavailable } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { type Opener, openAccountOf } from "../load-accounts";
import { type Consignment, loadConsignment } from "../load-consignment";
import { readShipmentRow, type ShipmentRow } from "../lock-shipment";
import { type Claim, claimBooking } from "../record-claim";
import { recordGivenUp, recordLabel, recordOutcome, recordUnavailable } from "../record-outcome";

/** A booking needs at most: look up, call, fetch the label; whatever is left after that is a job's. */
const mostSteps = 4;

/**
 * Takes a booking as far as it goes now, from whatever state a crash, a wait or a failure left it in. Every step is claimed
 * and written before the carrier is called, so two that meet here never call twice for one thing. What has to wait is queued.
 */
export async function advanceBooking(ctx: Context, shipmentId: string, open: Opener = openAccountOf): Promise<ShipmentRow> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  for (let step = 0; step < mostSteps; step++) {
    const goesOn = await oneStep(ctx, shipmentId, open);
    if (!goesOn) break;
  }
  return readShipmentRow(ctx, shipmentId);
}

/** One step; true when the next one may follow at once. */
async function oneStep(ctx: Context, shipmentId: string, open: Opener): Promise<boolean> {
  const shipment = await readShipmentRow(ctx, shipmentId);
  const opened = await open(ctx, shipment.carrierId);
  if ("reason" in opened) {
    const waits = shipment.booking === "intent" || shipment.booking === "calling" || shipment.booking === "accepted";
    if (waits) await recordGivenUp(ctx, shipmentId, opened.reason);
    return false;
  }
  const step = resumeStep({ state: shipment.booking, labelStored: shipment.label !== null }, abilitiesOf(opened.carrier));
  if (step === "nothing") return false;
  if (step === "ask_a_person") {
    await recordGivenUp(ctx, shipmentId, { code: "shipment.outcome_unknown", params: { carrier: shipment.carrier } });
    return false;
  }
  const claim = await claimBooking(ctx, shipmentId, { seen: shipment, step });
  if (!claim) return false;
  const consignment = await loadConsignment(ctx, shipment.fulfilmentId);
  try {
    return await take(ctx, claim, opened, consignment);
  } catch (error) {
    if (!(error instanceof CarrierUnavailable))
      log().error({ err: error, shipmentId, carrier: shipment.carrier }, "a carrier's booking failed");
    const unavailable = error instanceof CarrierUnavailable ? error : new CarrierUnavailable("the adapter failed", "maybe");
    await recordUnavailable(ctx, claim, unavailable, opened);
    return false;
  }
}

async function take(ctx: Context, claim: Claim, opened: OpenedCarrier, consignment: Consignment): Promise<boolean> {
  const { carrier, account } = opened;
  const { shipment, step } = claim;
  const settle = (result: BookingResult) => recordOutcome(ctx, claim, result, opened, consignment);
  if (step === "call") return settle(await inTime(carrier.book(requestOf(ctx, shipment, consignment), account)));
  if (step === "find_then_call") {
    const found = await inTime((carrier.findBooking ?? nothingFound)(keyOf(ctx, shipment), account));
    if (found) return settle(found);
    // The carrier surely knows of none: only now is it called again, under a claim of its own.
    const again = await claimBooking(ctx, shipment.id, { seen: shipment, step: "call", held: true });
    return again ? take(ctx, again, opened, consignment) : false;
  }
  if (step === "poll") return carrier.poll ? settle(await inTime(carrier.poll(refOf(ctx, shipment, consignment), account))) : false;
  const label = carrier.label ? await inTime(carrier.label(refOf(ctx, shipment, consignment), account)) : null;
  await recordLabel(ctx, claim, label, opened);
  return false;
}

const nothingFound = async () => null;

export function keyOf(ctx: Context, { id, requestedAt, attempts, service }: ShipmentRow) {
  return { idempotencyKey: id, requestedAt, attempt: attempts, service, now: ctx.now() };
}

/** What is asked of a carrier for one shipment. */
export function requestOf(ctx: Context, shipment: ShipmentRow, { request, sender, recipient, fulfilment }: Consignment): BookingRequest {
  return { ...request, ...keyOf(ctx, shipment), reference: fulfilment.number, sender, recipient };
}

/** How a booking that exists is named to its carrier. */
export function refOf(ctx: Context, shipment: ShipmentRow, { request }: Pick<Consignment, "request">): BookedRef {
  const { carrierReference, trackingNumber } = shipment;
  return { ...keyOf(ctx, shipment), carrierReference: carrierReference ?? "", trackingNumber, from: request.from, to: request.to };
}
