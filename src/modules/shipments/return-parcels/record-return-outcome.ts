import type { Reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { afterUnavailable, stateAfter, whyNot } from "../booking";
import type { ReturnLabel } from "../carriers/abilities";
import type { BookingResult, CarrierUnavailable, Label } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { drawLabel } from "../documents/draw-label";
import { pollInMs } from "../pace";
import { lookAgain, type ReturnClaim } from "./claim-return-parcel";
import type { ReturnConsignment } from "./load-return-consignment";
import { factOf, type LockedReturnParcel, lockReturnParcel, type ReturnParcelRow, writeReturnParcel } from "./lock-return-parcel";
import { recordReturnEvents } from "./record-return-events";

type Work = { opened: OpenedCarrier; returnLabel: ReturnLabel<unknown, unknown>; consignment: ReturnConsignment };

/** Writes what the carrier said to the booking of a return. True when the next step may follow at once. */
export async function recordOutcome(ctx: Context, claim: ReturnClaim, result: BookingResult, work: Work): Promise<boolean> {
  // Drawn before the transaction; stored with the number, or the parcel would look labelled without a label.
  const label = result.outcome === "booked" ? await labelOf(ctx, claim.parcel, result, work) : null;
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, claim.parcel.id);
    const { parcel } = locked;
    // The claim ran out and somebody else has finished the booking since: what they wrote stands.
    if (parcel.booking !== claim.parcel.booking) return false;
    switch (result.outcome) {
      case "refused":
        if (!whyNot("refuse", { state: parcel.booking })) await fail(ctx, locked, stateAfter("refuse"), result.reason);
        return false;
      case "accepted":
        return accepted(ctx, locked, result.carrierReference, work);
      case "booked":
        return booked(ctx, locked, result, label, work);
    }
  });
}

type Booked = Extract<BookingResult, { outcome: "booked" }>;

async function labelOf(ctx: Context, parcel: ReturnParcelRow, { label, trackingNumber }: Booked, { returnLabel, consignment }: Work) {
  if (label) return Buffer.from(label);
  if (returnLabel.label) return null;
  const fulfilment = { number: consignment.order.number };
  return drawLabel({ consignment: { ...consignment, fulfilment }, shipment: parcel, trackingNumber, now: ctx.now() });
}

async function booked(
  ctx: Context,
  locked: LockedReturnParcel,
  { trackingNumber, carrierReference, priceMinor = locked.parcel.priceMinor, events = [] }: Booked,
  label: Buffer | null,
  { opened, returnLabel }: Work,
): Promise<boolean> {
  if (whyNot("book", { state: locked.parcel.booking })) return false;
  const now = ctx.now();
  const parcel = await writeReturnParcel(ctx, locked, {
    booking: stateAfter("book"),
    trackingNumber,
    carrierReference,
    priceMinor,
    label,
    bookedAt: now,
    callingUntil: null,
    lastError: null,
  });
  await record(ctx, factOf({ ...locked, parcel }, "return_parcel.booked", { trackingNumber, labelReady: label !== null }));
  await recordReturnEvents(ctx, { ...locked, parcel }, events);
  if (returnLabel.track) {
    const { trackMs } = opened.carrier.pace(opened.account.settings);
    await addJob(ctx, "track_return_parcel", { parcelId: parcel.id }, { key: parcel.id, runAt: new Date(now.getTime() + trackMs) });
  }
  return label === null;
}

async function accepted(
  ctx: Context,
  locked: LockedReturnParcel,
  carrierReference: string,
  { opened, returnLabel }: Work,
): Promise<boolean> {
  const { booking, id, requestedAt } = locked.parcel;
  if (whyNot("accept", { state: booking })) return false;
  await writeReturnParcel(ctx, locked, { booking: stateAfter("accept"), carrierReference, callingUntil: null, lastError: null });
  if (!returnLabel.poll) return false;
  await lookAgain(ctx, id, nextLook(ctx, requestedAt, opened));
  return false;
}

/** Nobody knows, or nothing more can be tried: a person looks at the carrier. */
export function recordGivenUp(ctx: Context, parcelId: string, why: Reason): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, parcelId);
    const { booking, callingUntil } = locked.parcel;
    if (callingUntil && callingUntil > ctx.now()) return lookAgain(ctx, parcelId, callingUntil);
    if (!whyNot("giveUp", { state: booking })) await fail(ctx, locked, stateAfter("giveUp"), why);
  });
}

async function fail(ctx: Context, locked: LockedReturnParcel, booking: ReturnParcelRow["booking"], why: Reason): Promise<void> {
  const parcel = await writeReturnParcel(ctx, locked, { booking, lastError: why, callingUntil: null });
  const data = { reason: why.code, params: why.params ?? {}, booking };
  await record(ctx, factOf({ ...locked, parcel }, "return_parcel.booking_failed", data));
}

/** The carrier could not be asked: later again, or to a person after some hours. */
export function recordUnavailable(ctx: Context, claim: ReturnClaim, error: CarrierUnavailable, opened: OpenedCarrier): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, claim.parcel.id);
    const { parcel } = locked;
    if (parcel.booking !== claim.parcel.booking) return;
    const why: Reason = { code: "carrier.unavailable", params: { carrier: parcel.carrier } };
    const now = ctx.now().getTime();
    if (claim.step === "poll" || claim.step === "fetch_label") {
      await writeReturnParcel(ctx, locked, { lastError: why, callingUntil: null });
      const next = nextLook(ctx, parcel.requestedAt, opened).getTime();
      return lookAgain(ctx, parcel.id, new Date(Math.max(now + (error.retryAfterMs ?? 0), next)));
    }
    // A look that failed bought nothing and settled nothing: the booking stays unknown.
    const reached = claim.step === "call" ? error.reached : "maybe";
    const next = afterUnavailable({ attempt: parcel.attempts, reached, retryAfterMs: error.retryAfterMs });
    if (next.action === "giveUp") return fail(ctx, locked, stateAfter("giveUp"), why);
    const booking = next.action === "backOff" ? stateAfter("backOff") : parcel.booking;
    const at = new Date(now + next.retryInMs);
    // What may have arrived and cannot be seen yet is not looked for sooner, whoever asks.
    const callingUntil = booking === "calling" && error.retryAfterMs !== null ? at : null;
    await writeReturnParcel(ctx, locked, { booking, lastError: why, callingUntil });
    return lookAgain(ctx, parcel.id, at);
  });
}

/** Stores the carrier's own label; while it is still being made, looks again. */
export function recordLabel(ctx: Context, claim: ReturnClaim, label: Label | null, opened: OpenedCarrier): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, claim.parcel.id);
    const answered = { callingUntil: null, lastError: null };
    const parcel = await writeReturnParcel(ctx, locked, { ...answered, ...(label ? { label: Buffer.from(label) } : {}) });
    if (label) return record(ctx, factOf({ ...locked, parcel }, "return_parcel.label_ready", { trackingNumber: parcel.trackingNumber }));
    await lookAgain(ctx, parcel.id, nextLook(ctx, parcel.bookedAt ?? parcel.requestedAt, opened));
  });
}

function nextLook(ctx: Context, since: Date, { carrier, account }: OpenedCarrier): Date {
  const now = ctx.now().getTime();
  return new Date(now + pollInMs(now - since.getTime(), carrier.pace(account.settings).pollMs));
}
