import { type Reason, reason } from "@/lib/reason";
import type { OrderOnTheWay, PartOnTheWay } from "@/modules/shipments/lateness";
import { arrivalOf, expectationOf, latenessOf } from "@/modules/shipments/lateness";
import { dayMs } from "@/testing/demo/plan-calendar";
import { type Desk, dirigent } from "./desk";
import type { WrittenWork } from "./fulfilment-rows";
import type { WrittenOrder } from "./order-rows";

type Moment = { now: Date; timezone: string };

/** Holds that keep no day from being told: they end by themselves. */
const endsByItself: readonly string[] = ["out_of_stock", "preorder"];

/**
 * The day that a buyer was told, by the rules for real orders: once the order could be sent, from the day on which it was to leave.
 * What is late by now is marked with its reason, and what has arrived is watched no more.
 */
export function addPromise(desk: Desk, order: WrittenOrder, works: readonly WrittenWork[], { now, timezone }: Moment): void {
  const { plan, id } = order;
  const live = works.filter((work) => work.plan.status !== "cancelled" || plan.status === "cancelled");
  // At the till nothing is promised, and what waits for goods has no day before they are announced.
  if (plan.channel === "shop-msk" || live.length === 0 || plan.lines.some((line) => line.backordered > 0)) return;
  const holds = plan.holds.filter((hold) => !endsByItself.includes(hold.reason));
  if (holds.some((hold) => !hold.releasedAt && hold.createdAt.getTime() <= plan.placedAt.getTime())) return;
  const toldAt = new Date(Math.max(plan.placedAt.getTime(), ...holds.map((hold) => hold.releasedAt?.getTime() ?? 0)));
  const parts = live.map((work) => partOf(desk, work));
  const promisedBy = latest(parts.map((part) => arrivalOf(part.dueAt ?? toldAt, part.transitDays ?? 0, timezone)));
  const arrivedAt = plan.deliveredAt ?? plan.closedAt;
  const overAt = plan.cancelledAt ?? arrivedAt ?? (parts.every(isThere) ? now : null);
  const isHeld = holds.some((hold) => !hold.releasedAt);
  // Nobody has asked a carrier about what is not booked: when it arrives is told by the first look of the clock.
  const known = parts.map((part) => (part.parcel ? part : { ...part, transitDays: null }));
  const expectation = expectationOf({ parts: known, waiting: null, isHeld, timezone } satisfies OrderOnTheWay, now);
  const lateness = overAt ? wasLate(live, promisedBy, parts) : latenessOf(expectation, promisedBy, now);
  const lateSince = lateness ? since(lateness.reason, parts, promisedBy, now) : null;
  const expectedAt = !overAt && expectation.isKnown ? expectation.at : null;
  desk.rows.add("delivery_promises", {
    organization_id: desk.shop.organizationId,
    order_id: id,
    promised_by: promisedBy,
    source: "computed",
    told_at: toldAt,
    expected_at: expectedAt,
    late_since: lateSince,
    lateness,
    over_at: overAt,
  });
  const by = promisedBy.toISOString();
  const own = { subject: { kind: "order", id, number: plan.number }, orderId: id, by: dirigent };
  desk.facts.tell({ ...own, at: toldAt, type: "order.delivery_promised", data: { by } });
  if (!lateness || !lateSince) return;
  const { code, params = {} } = lateness.reason;
  const data = { reason: code, params, by, expectedAt: expectedAt?.toISOString() ?? null };
  desk.facts.tell({ ...own, at: lateSince, type: "order.delayed", data });
}

function partOf({ shop }: Desk, { plan, warehouse }: WrittenWork): PartOnTheWay {
  const { shipment, distanceKm } = plan;
  const { cutOff, timezone } = warehouse;
  return {
    warehouse: { cutOff, timezone },
    dueAt: plan.dueAt,
    transitDays: shipment ? daysOf(shipment) : Math.ceil(distanceKm / 750) + 2,
    handedOverAt: plan.handedOverAt,
    isDelivered: plan.status === "delivered",
    parcel: shipment && { carrier: shop.carriers[shipment.carrier].name, status: shipment.status, expectedAt: shipment.expectedAt },
  };
}

/** As the shipment's row counts them. */
const daysOf = ({ bookedAt, expectedAt }: { bookedAt: Date; expectedAt: Date }) =>
  Math.max(0, Math.ceil((expectedAt.getTime() - bookedAt.getTime()) / dayMs));

const isThere = ({ isDelivered, parcel }: PartOnTheWay) => isDelivered || parcel?.status === "ready_for_pickup";

const latest = (days: readonly Date[]) => new Date(Math.max(...days.map((day) => day.getTime())));

/** Whether what has arrived came after its day; a parcel that waits at a point has arrived, however late its buyer fetches it. */
function wasLate(works: readonly WrittenWork[], promisedBy: Date, parts: readonly PartOnTheWay[]): { reason: Reason } | null {
  const arrivals = works.flatMap(({ plan: { shipment, deliveredAt } }) => {
    const waits = shipment?.events.find(({ status }) => status === "ready_for_pickup")?.occurredAt;
    return waits ?? deliveredAt ?? [];
  });
  const parcel = parts.find((part) => part.parcel)?.parcel;
  return parcel && arrivals.some((at) => at > promisedBy) ? { reason: reason("delivery.carrier_late", { carrier: parcel.carrier }) } : null;
}

/** When it was certain: at the cut-off that was missed, else when the day was over; never later than now. */
function since({ code }: Reason, parts: readonly PartOnTheWay[], promisedBy: Date, now: Date): Date {
  const missed =
    code === "delivery.not_sent" ? parts.flatMap(({ dueAt, handedOverAt }) => (dueAt && !handedOverAt ? dueAt.getTime() : [])) : [];
  return new Date(Math.min(now.getTime(), missed.length > 0 ? Math.max(...missed) : promisedBy.getTime()));
}
