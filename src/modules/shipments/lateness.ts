import { addDays, dayOf, endOfDay } from "@/lib/dates";
import { nextCutOff, type WorkHours } from "@/lib/departure";
import { type Reason, reason } from "@/lib/reason";
import type { TrackingStatus } from "./tracking";

/** When an order arrives by what is known now, and whether the promised day can still be kept. Pure. */

/** Why the promised day will not be kept. */
export type Lateness = { reason: Reason };

/** What leaves together from one place. */
export type PartOnTheWay = {
  warehouse: WorkHours;
  /** When its work is to go out; null: at the next cut-off. */
  dueAt: Date | null;
  /** Days on the way: of its booking, else as far as anybody can tell. */
  transitDays: number | null;
  handedOverAt: Date | null;
  isDelivered: boolean;
  parcel: { carrier: string; status: TrackingStatus; expectedAt: Date | null } | null;
};

export type OrderOnTheWay = {
  parts: readonly PartOnTheWay[];
  /** Units that wait for goods, and when those can leave; null: none wait. */
  waiting: { leavesAt: Date | null; transitDays: number | null } | null;
  isHeld: boolean;
  /** Days are those of the organization. */
  timezone: string;
};

/** `at` is the earliest day on which it can be there, as its last moment; null when not even that can be told. */
export type Expectation = {
  at: Date | null;
  /** False: it can only be later than that, and nobody knows by how much. */
  isKnown: boolean;
  /** What holds it up, were that too late. */
  because: Reason | null;
};

/** The last moment of the day on which goods that leave then arrive. */
export function arrivalOf(leavesAt: Date, transitDays: number, timezone: string): Date {
  return new Date(endOfDay(addDays(dayOf(leavesAt, timezone), transitDays), timezone).getTime() - 1000);
}

/** When all of an order can be there: the latest of its parts. */
export function expectationOf(order: OrderOnTheWay, now: Date): Expectation {
  const all = order.parts.flatMap((part) => expectationOfPart(part, order, now) ?? []);
  if (order.waiting) all.push(expectationOfWaiting(order, order.waiting, now));
  if (all.length === 0) return { at: null, isKnown: false, because: null };
  const unknown = all.find((one) => one.at === null);
  if (unknown) return unknown;
  const latest = all.reduce((a, b) => ((b.at?.getTime() ?? 0) > (a.at?.getTime() ?? 0) ? b : a));
  return { ...latest, isKnown: all.every((one) => one.isKnown) };
}

function expectationOfPart(part: PartOnTheWay, { isHeld, timezone }: OrderOnTheWay, now: Date): Expectation | null {
  const { parcel, transitDays } = part;
  if (part.isDelivered || parcel?.status === "delivered" || parcel?.status === "ready_for_pickup") return null;
  if (part.handedOverAt) return parcel ? expectationOfParcel(parcel, part.handedOverAt, transitDays, timezone, now) : null;
  if (transitDays === null) return { at: null, isKnown: false, because: null };
  const isOverdue = part.dueAt !== null && part.dueAt <= now;
  const leavesAt = part.dueAt && !isOverdue ? part.dueAt : nextCutOff({ ...part.warehouse, now });
  const because = isHeld
    ? reason("delivery.held")
    : isOverdue
      ? reason("delivery.not_sent")
      : parcel
        ? reason("delivery.carrier_slower", { carrier: parcel.carrier })
        : reason("delivery.leaves_late");
  return { at: arrivalOf(leavesAt, transitDays, timezone), isKnown: !isHeld, because };
}

const lostFor: Partial<Record<TrackingStatus, string>> = {
  return_to_sender: "delivery.returning",
  returned: "delivery.returning",
  lost: "delivery.lost",
};

function expectationOfParcel(
  { carrier, status, expectedAt }: NonNullable<PartOnTheWay["parcel"]>,
  handedOverAt: Date,
  transitDays: number | null,
  timezone: string,
  now: Date,
): Expectation {
  const gone = lostFor[status];
  // Whoever waits for it waits in vain: no day is early enough to say so.
  if (gone) return { at: new Date(8.64e15), isKnown: false, because: reason(gone, { carrier }) };
  const today = arrivalOf(now, 0, timezone);
  const told = expectedAt ?? (transitDays === null ? null : arrivalOf(handedOverAt, transitDays, timezone));
  if (status === "failed_attempt") {
    const tomorrow = arrivalOf(now, 1, timezone);
    return { at: told && told > tomorrow ? told : tomorrow, isKnown: true, because: reason("delivery.failed_attempt", { carrier }) };
  }
  if (told && told >= now) return { at: told, isKnown: true, because: reason("delivery.carrier_slower", { carrier }) };
  return { at: today, isKnown: false, because: reason("delivery.carrier_late", { carrier }) };
}

function expectationOfWaiting(
  { timezone }: OrderOnTheWay,
  { leavesAt, transitDays }: NonNullable<OrderOnTheWay["waiting"]>,
  now: Date,
): Expectation {
  const because = reason("delivery.waits_for_goods");
  if (transitDays === null) return { at: null, isKnown: false, because };
  // Even what comes this moment could not arrive sooner.
  const soonest = leavesAt && leavesAt > now ? leavesAt : now;
  return { at: arrivalOf(soonest, transitDays, timezone), isKnown: leavesAt !== null && leavesAt > now, because };
}

/** Why the promised day will surely not be kept; null while it still can be. */
export function latenessOf(expectation: Expectation, promisedBy: Date, now: Date): Lateness | null {
  if (expectation.at && expectation.at > promisedBy) return { reason: expectation.because ?? reason("delivery.leaves_late") };
  if (expectation.at === null && expectation.because && now > promisedBy) return { reason: expectation.because };
  return null;
}
