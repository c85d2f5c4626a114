import { fulfilmentStatusOf, paymentStatusOf, statusUnderHolds } from "@/modules/orders/order-status";
import type { DemoBuyer } from "./buyers";
import { unitsOf } from "./catalog";
import { taxWithin } from "./plan-basket";
import { dayMs, hourMs, minuteMs } from "./plan-calendar";
import { deliveryPriceMinor } from "./plan-carriage";
import type { Dice } from "./plan-dice";
import type { Carriage } from "./plan-journey";
import { type Paying, paymentReference, settledAt } from "./plan-money";
import type { DemoChannelCode, OrderPlan, PlannedFulfilment, PlannedHold, PlannedLine, PlannedPayment } from "./plan-order";
import type { Scene } from "./plan-script";
import { buyerNotes, holdNotes, orderTags, ratingComments } from "./plan-texts";

export type Draft = {
  index: number;
  channel: DemoChannelCode;
  placedAt: number;
  buyer: DemoBuyer;
  carriage: Carriage;
  lines: PlannedLine[];
  fulfilments: PlannedFulfilment[];
  pay: Paying;
  scene: Scene | null;
  cancelled: { at: number; reason: string } | null;
  now: number;
};

/** The whole order from its parts: quantities, money, holds, states, stage times, rating. */
export function orderOf(draft: Draft, random: Dice): OrderPlan {
  const { index, channel, placedAt, buyer, carriage, lines, fulfilments, cancelled, now } = draft;
  if (!cancelled) fillQuantities(lines, fulfilments);
  else for (const line of lines) line.cancelled = line.quantity;
  const goodsMinor = sum(lines, (line) => line.unitPriceMinor * line.quantity);
  const discountMinor = sum(lines, (line) => line.discountMinor);
  const asked = sum(lines, (line) => (line.cancelled === line.quantity && !cancelled ? 0 : line.totalMinor));
  const shippingPriceMinor = deliveryPriceMinor(carriage, goodsMinor - discountMinor);
  const live = fulfilments.filter(({ status }) => status !== "cancelled");
  const last = (time: (fulfilment: PlannedFulfilment) => Date | null) =>
    live.length > 0 && live.every((part) => time(part)) ? latest(live.map(time)) : null;
  const first = (time: (fulfilment: PlannedFulfilment) => Date | null) => earliest(live.map(time));
  const deliveredAt = lines.some(({ backordered }) => backordered > 0) ? null : last((part) => part.deliveredAt);
  const returned = live.length > 0 && live.every(({ status }) => status === "returned_to_sender");
  const totalMinor = asked + shippingPriceMinor;
  const payments = paymentsOf(draft, totalMinor, deliveredAt, returned ? last((part) => part.returnedAt) : null, random);
  const paidMinor = sum(payments, (payment) => (payment.kind === "payment" ? payment.amountMinor : 0));
  const refundedMinor = sum(payments, (payment) => (payment.kind === "refund" ? payment.amountMinor : 0));
  const holds = holdsOf(draft, paidMinor, random);
  const openHolds = holds.filter(({ releasedAt }) => releasedAt === null).map(({ reason }) => reason);
  const fulfilmentStatus = cancelled
    ? "unfulfilled"
    : fulfilmentStatusOf(
        lines,
        live.map(({ status }) => status),
      );
  const paidAt = latest(payments.map(({ kind, occurredAt }) => (kind === "payment" ? occurredAt : null)));
  const done = deliveredAt && paidMinor >= totalMinor ? latest([deliveredAt, paidAt]) : null;
  const writtenOff = returned ? last((part) => part.returnedAt) : null;
  const closedAt = done ?? (writtenOff && writtenOff.getTime() + dayMs <= now ? new Date(writtenOff.getTime() + dayMs) : null);

  return {
    index,
    number: String(10_001 + index),
    channel,
    externalId: externalIdOf(channel, index),
    placedAt: new Date(placedAt),
    buyer,
    status: cancelled ? "cancelled" : closedAt ? "closed" : statusUnderHolds("confirmed", openHolds),
    paymentStatus: paymentStatusOf({ totalMinor, paidMinor, refundedMinor, terms: draft.pay.terms }),
    fulfilmentStatus,
    returnStatus: "none",
    paymentTerms: draft.pay.terms,
    paymentMethod: draft.pay.method,
    shippingMethod: carriage.service,
    pickupPoint: carriage.service === "point" ? { carrier: carriage.carrier, code: pointCode(buyer) } : null,
    shippingPriceMinor,
    goodsMinor,
    discountMinor,
    taxMinor: sum(lines, (line) => line.taxMinor) + taxWithin(shippingPriceMinor, 22),
    totalMinor,
    paidMinor,
    refundedMinor,
    lines,
    fulfilments,
    payments,
    holds,
    note: channel !== "shop-msk" && random.chance(0.09) ? random.pick(buyerNotes[buyer.locale]) : null,
    tags: tagsOf(draft, random),
    cancelReason: cancelled?.reason ?? null,
    rating: ratingOf(draft, deliveredAt, random),
    reservedAt: first((part) => part.createdAt),
    pickingAt: first((part) => part.pickingAt),
    pickedAt: last((part) => part.pickedAt),
    packedAt: last((part) => part.packedAt),
    handedOverAt: last((part) => part.handedOverAt),
    deliveredAt,
    closedAt: cancelled ? null : closedAt,
    cancelledAt: cancelled ? new Date(cancelled.at) : null,
  };
}

/** Units of an order line as its fulfilments tell them; a bundle is as far as its slowest part. */
function fillQuantities(lines: PlannedLine[], fulfilments: readonly PlannedFulfilment[]): void {
  for (const [position, line] of lines.entries()) {
    if (!line.known) continue;
    const parts = unitsOf(line.sku, 1);
    const whole = (units: (fulfilment: PlannedFulfilment, part: PlannedFulfilment["lines"][number]) => number) =>
      Math.min(
        ...parts.map(({ sku, quantity }) =>
          Math.floor(
            sum(fulfilments, (fulfilment) =>
              sum(fulfilment.lines, (part) => (part.line === position && part.sku === sku ? units(fulfilment, part) : 0)),
            ) / quantity,
          ),
        ),
      );
    const allocated = whole((_, part) => part.quantity);
    line.shipped = whole(({ handedOverAt }, part) => (handedOverAt ? part.quantity : 0));
    line.delivered = whole(({ deliveredAt }, part) => (deliveredAt ? part.quantity : 0));
    line.picked = whole((_, part) => part.picked);
    line.packed = whole((_, part) => part.packed);
    line.returnedGood = whole(({ returnedAt }, part) => (returnedAt ? part.quantity : 0));
    line.reserved = allocated - line.shipped;
    line.backordered = line.quantity - line.cancelled - allocated;
  }
}

function paymentsOf(
  { pay, carriage, cancelled, scene, fulfilments, now }: Draft,
  totalMinor: number,
  deliveredAt: Date | null,
  returnedAt: Date | null,
  random: Dice,
): PlannedPayment[] {
  const waits = scene?.kind === "held" && scene.reason === "awaiting_payment";
  let paidAt = pay.paidAt;
  if (deliveredAt && pay.terms === "cash_on_delivery") paidAt = settledAt(carriage, deliveredAt.getTime(), random);
  // A card that was only reserved is charged just before the goods leave.
  const leavesAt = earliest(fulfilments.map(({ handedOverAt }) => handedOverAt));
  if (leavesAt && pay.terms === "authorized") paidAt = leavesAt.getTime() - 1000;
  if (waits || paidAt > now || totalMinor === 0 || (cancelled && cancelled.at < paidAt)) return [];
  const entry = (kind: "payment" | "refund", time: number): PlannedPayment => ({
    kind,
    amountMinor: totalMinor,
    method: pay.method,
    reference: paymentReference(random),
    occurredAt: new Date(time),
  });
  const payments = [entry("payment", paidAt)];
  const refundAt = cancelled ? cancelled.at + 20 * minuteMs : returnedAt ? returnedAt.getTime() + 5 * hourMs : null;
  if (refundAt !== null && refundAt <= now) payments.push(entry("refund", refundAt));
  return payments;
}

function holdsOf({ pay, scene, placedAt, cancelled, now }: Draft, paidMinor: number, random: Dice): PlannedHold[] {
  const createdAt = new Date(placedAt + 1000);
  if (scene?.kind === "held") {
    const until = scene.reason === "buyer_request" ? new Date(now + random.between(1, 3) * dayMs) : null;
    return [{ reason: scene.reason, note: random.pick(holdNotes[scene.reason]), createdAt, until, releasedAt: null }];
  }
  if (pay.terms !== "prepaid" || pay.paidAt <= placedAt + hourMs) return [];
  const end = cancelled ? cancelled.at : paidMinor > 0 ? pay.paidAt : null;
  return [
    {
      reason: "awaiting_payment",
      note: random.pick(holdNotes.awaiting_payment),
      createdAt,
      until: null,
      releasedAt: end ? new Date(end) : null,
    },
  ];
}

const externalIdOf = (channel: DemoChannelCode, index: number) =>
  channel === "phone" ? null : `${{ site: "WEB", wc: "WC", "shop-msk": "POS" }[channel]}-${20_400 + index}`;

/** A point near the buyer; the same for one buyer every time. */
const pointCode = ({ key, address }: DemoBuyer) => `P${address.postalCode.slice(0, 3)}-${(Number(key.replace(/\D/g, "")) % 9) + 1}`;

function tagsOf({ buyer, lines }: Draft, random: Dice): string[] {
  const tags: string[] = [];
  if (buyer.kind === "company") tags.push(orderTags.wholesale);
  if (buyer.kind === "person" && buyer.weight >= 5) tags.push(orderTags.regular);
  if (lines.some(({ sku }) => sku.startsWith("SET-")) && random.chance(0.5)) tags.push(orderTags.gift);
  if (lines.some(({ sku }) => sku.startsWith("TPT-")) && random.chance(0.3)) tags.push(orderTags.fragile);
  return tags;
}

function ratingOf({ channel, buyer, scene, now }: Draft, deliveredAt: Date | null, random: Dice): OrderPlan["rating"] {
  const low = scene?.kind === "low_rating";
  if (!deliveredAt || channel === "shop-msk" || !(low || random.chance(0.29))) return null;
  const ratedAt = new Date(deliveredAt.getTime() + (low ? 25 * minuteMs : random.between(40, 4000) * minuteMs));
  if (ratedAt.getTime() > now) return null;
  const roll = random.next();
  const score = low ? 2 : roll < 0.62 ? 5 : roll < 0.85 ? 4 : roll < 0.94 ? 3 : roll < 0.98 ? 2 : 1;
  const worded = low || score <= 2 || random.chance(0.5);
  return { score, comment: worded ? random.pick(ratingComments[score])[buyer.locale] : null, ratedAt };
}

const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0);
const times = (dates: readonly (Date | null)[]) => dates.flatMap((date) => (date ? [date.getTime()] : []));
const latest = (dates: readonly (Date | null)[]) => (times(dates).length > 0 ? new Date(Math.max(...times(dates))) : null);
const earliest = (dates: readonly (Date | null)[]) => (times(dates).length > 0 ? new Date(Math.min(...times(dates))) : null);
