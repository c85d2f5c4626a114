import { addDays, dayOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { type BookedRef, type BookingKey, type BookingRequest, type BookingResult, type CancelResult, CarrierUnavailable } from "../port";
import { ask, askByForm, type Boxberry, saidNo } from "./ask";
import { orderOf } from "./order";
import { nothingThere } from "./points";
import { Checked, Created, Made, read } from "./wire";

/** The order number was used before: what was made under it is looked up. */
const isDuplicate = /уже (существует|создан|есть|зарегистрирован|использу|загружен)|дублир/i;

/** Makes a parcel, whose number comes at once. */
export async function book(request: BookingRequest, account: Boxberry): Promise<BookingResult> {
  try {
    const order = await orderOf(request, account);
    if ("reason" in order) return { outcome: "refused", reason: order.reason };
    const said = await askByForm(account, "ParselCreate", order);
    if ("complaint" in said) {
      if (isDuplicate.test(said.complaint)) return await firstOf(request, account);
      return { outcome: "refused", reason: saidNo(said.complaint) };
    }
    const made = read(Created, said.body);
    if (!made?.track) throw new CarrierUnavailable("the answer could not be read", "maybe");
    return booked(made.track);
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

const booked = (track: string): BookingResult => ({ outcome: "booked", trackingNumber: track, carrierReference: track });

/** It was made before, so silence about it is no answer. */
async function firstOf(key: BookingKey, account: Boxberry): Promise<BookingResult> {
  const first = await findBooking(key, account);
  if (!first) throw new CarrierUnavailable("Boxberry has the number already, but does not show its parcel", "maybe");
  return first;
}

/** The parcel under our key among all that were made since it was asked for; null when it is none of them. */
export async function findBooking({ idempotencyKey, requestedAt, now }: BookingKey, account: Boxberry): Promise<BookingResult | null> {
  const story = await ask(account, "ParselStory", daysAround(requestedAt, now));
  if ("complaint" in story) {
    if (nothingThere.test(story.complaint)) return null;
    throw new CarrierUnavailable(story.complaint, "maybe");
  }
  const made = Array.isArray(story.body) ? read(Made, story.body) : null;
  if (!made) throw new CarrierUnavailable("the list of parcels could not be read", "maybe");
  const found = made.find(({ imid, track }) => track !== "" && imid.toLowerCase() === idempotencyKey.toLowerCase());
  return found ? booked(found.track) : null;
}

/** A day to spare at both ends: Boxberry's days are those of Moscow. */
export function daysAround(from: Date, to: Date): { from: string; to: string } {
  const day = (at: Date, shift: number) => addDays(dayOf(at, "Europe/Moscow"), shift).replaceAll("-", "");
  return { from: day(from, -1), to: day(to, 1) };
}

/**
 * Deletes a parcel that is in no act yet (`cancelType` 1). The other kind of cancelling, 2, would have Boxberry bring back a parcel
 * that is on its way: that costs money and is a person's decision.
 */
export async function cancel({ idempotencyKey, carrierReference }: BookedRef, account: Boxberry): Promise<CancelResult> {
  const said = await ask(account, "CancelOrder", { orderid: idempotencyKey, cancelType: 1 });
  if ("body" in said) return { outcome: "cancelled" };
  // Not found among those that may be deleted, it may still be one that may not.
  if (isGone.test(said.complaint) && !(await isThere(carrierReference, account))) return { outcome: "cancelled" };
  return { outcome: "refused", reason: tooLate.test(said.complaint) ? reason("carrier.already_moving") : saidNo(said.complaint) };
}

const isGone = /не (найден|существует)|(уже|была|был) удал/i;
export const tooLate = /в акт|передан|в пути|доставлен|выдан|принят/i;

async function isThere(track: string, account: Boxberry): Promise<boolean> {
  const said = await ask(account, "ParselCheck", { ImId: track });
  return "body" in said && Boolean(read(Checked, said.body)?.label);
}
