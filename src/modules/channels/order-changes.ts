import { type Reason, reason } from "@/lib/reason";
import {
  type IntakeAddress,
  type IntakeCustomer,
  type IntakeLine,
  type IntakeReturn,
  moneyArrived,
  type OrderIntake,
  type OrderState,
} from "./marketplaces/port";

/** What we remember of an order as its channel last told it. Plain JSON, kept in `channel_orders.known`. */
export type KnownOrder = {
  version: string;
  state: OrderState;
  paid: boolean;
  totalMinor: number;
  shippingPriceMinor: number;
  customer: IntakeCustomer;
  shippingAddress: IntakeAddress | null;
  shippingMethod: string | null;
  pickupPoint: { carrier: string; code: string } | null;
  lines: KnownLine[];
  refundIds: string[];
  /** Older rows have neither. */
  returns?: Pick<IntakeReturn, "externalId" | "isOpen">[];
  cancellationAsked?: boolean;
};

type KnownLine = Pick<IntakeLine, "externalLineId" | "quantity" | "cancelledQuantity" | "unitPriceMinor" | "discountMinor"> &
  // What the channel calls it; older rows do not tell.
  Partial<Pick<IntakeLine, "externalProductId" | "sku" | "barcode" | "name">>;

type LineQuantity = { externalLineId: string; quantity: number };

/** The least that has to be done to an order so that it is again as its channel tells it. */
export type Change =
  | { kind: "paid"; amountMinor: number; method: string | null; reference: string | null; at: Date | null }
  | { kind: "cash_on_delivery" }
  | { kind: "payment_failed" }
  /** `because: "refunded"`: all the money went back; what has not left yet must not leave. */
  | { kind: "cancelled"; because: "cancelled" | "refunded" }
  /** The channel sells again what it had cancelled. */
  | { kind: "reopened" }
  | { kind: "partially_cancelled"; lines: LineQuantity[] }
  | { kind: "refunded"; externalRefundId: string; amountMinor: number; reason: string; at: Date | null; lines: LineQuantity[] }
  | { kind: "quantity_changed"; lines: { externalLineId: string; from: number; to: number }[] }
  | { kind: "lines_added"; lines: IntakeLine[] }
  | {
      kind: "price_changed";
      lines: { externalLineId: string; unitPriceMinor: number; discountMinor: number }[];
      shippingPriceMinor: number;
      totalMinor: number;
    }
  | { kind: "address_changed"; shippingAddress: IntakeAddress | null }
  | { kind: "delivery_changed"; shippingMethod: string | null; pickupPoint: { carrier: string; code: string } | null }
  | { kind: "contact_changed"; customer: IntakeCustomer }
  | { kind: "completed" }
  | { kind: "cancellation_asked" }
  | { kind: "return_announced"; externalId: string; reason: string; lines: IntakeReturn["lines"] };

/** What to keep of an order once it has been taken in. Refunds once seen stay known, even if a later payload leaves them out. */
export function remember(order: OrderIntake, before: KnownOrder | null = null): KnownOrder {
  return {
    version: order.externalVersion.toISOString(),
    // A bin or draft state says nothing of the sale: the last real one stays.
    state: order.state === "ignored" && before ? before.state : order.state,
    paid: moneyArrived(order) || (before?.paid ?? false),
    totalMinor: order.totalMinor,
    shippingPriceMinor: order.shippingPriceMinor,
    customer: order.customer,
    shippingAddress: order.shippingAddress,
    shippingMethod: order.shippingMethod,
    pickupPoint: order.pickupPoint,
    lines: order.lines.map(({ externalLineId, quantity, cancelledQuantity, unitPriceMinor, discountMinor, ...called }) => ({
      externalLineId,
      externalProductId: called.externalProductId,
      sku: called.sku,
      barcode: called.barcode ?? null,
      name: called.name,
      quantity,
      cancelledQuantity: Math.max(cancelledQuantity, lineOf(before, externalLineId)?.cancelledQuantity ?? 0),
      unitPriceMinor,
      discountMinor,
    })),
    returns: returnsOf(order, before),
    cancellationAsked: order.cancellationAsked ?? false,
    refundIds: [...new Set([...(before?.refundIds ?? []), ...order.refunds.map(({ externalId }) => externalId)])],
  };
}

/**
 * What a newer telling of an order asks us to change. An older one asks for nothing (`channel.older`), and so does one that
 * says the same (`channel.nothing_new`). Of two tellings of the same second the later delivery counts.
 */
export function changesBetween(known: KnownOrder, incoming: OrderIntake): { changes: Change[]; reason: Reason | null } {
  if (incoming.externalVersion.getTime() < new Date(known.version).getTime()) return { changes: [], reason: reason("channel.older") };
  // Drafts and the bin change no sale; what the shop really wants comes as another status.
  if (incoming.state === "ignored") return { changes: [], reason: reason("channel.not_a_sale", { status: incoming.rawStatus }) };
  const changes = [
    ...payment(known, incoming),
    ...refunds(known, incoming),
    ...life(known, incoming),
    ...goods(known, incoming),
    ...delivery(known, incoming),
    ...wishes(known, incoming),
  ];
  return { changes, reason: changes.length > 0 ? null : reason("channel.nothing_new") };
}

const ended = (state: OrderState) => state === "cancelled" || state === "refunded";

function payment(known: KnownOrder, incoming: OrderIntake): Change[] {
  if (!known.paid && moneyArrived(incoming)) {
    const prepaid = incoming.prepayments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const amountMinor = Math.max(0, incoming.totalMinor - prepaid);
    return [{ kind: "paid", amountMinor, method: incoming.paymentMethod, reference: incoming.paymentReference, at: incoming.paidAt }];
  }
  if (known.state === incoming.state) return [];
  if (incoming.state === "cash_on_delivery") return [{ kind: "cash_on_delivery" }];
  // The buyer may try again, so a failed payment is no cancellation.
  return incoming.state === "failed" ? [{ kind: "payment_failed" }] : [];
}

function refunds(known: KnownOrder, incoming: OrderIntake): Change[] {
  const seen = new Set(known.refundIds);
  return incoming.refunds
    .filter(({ externalId, amountMinor }) => amountMinor > 0 && !seen.has(externalId))
    .map(({ externalId, amountMinor, reason, at, lines }) => ({
      kind: "refunded",
      externalRefundId: externalId,
      amountMinor,
      reason,
      at,
      lines,
    }));
}

function life(known: KnownOrder, incoming: OrderIntake): Change[] {
  if (known.state === incoming.state) return [];
  if (ended(incoming.state))
    return ended(known.state) ? [] : [{ kind: "cancelled", because: incoming.state === "refunded" ? "refunded" : "cancelled" }];
  const reopened: Change[] = ended(known.state) ? [{ kind: "reopened" }] : [];
  return incoming.state === "completed" ? [...reopened, { kind: "completed" }] : reopened;
}

/** Quantities and prices of an order that lives; a cancelled one changes as a whole. */
function goods(known: KnownOrder, incoming: OrderIntake): Change[] {
  if (ended(incoming.state)) return [];
  const now = new Map(incoming.lines.map((line) => [line.externalLineId, line]));
  const cancelled: LineQuantity[] = [];
  const quantities: { externalLineId: string; from: number; to: number }[] = [];
  const prices: { externalLineId: string; unitPriceMinor: number; discountMinor: number }[] = [];
  for (const was of known.lines) {
    const { externalLineId } = was;
    const line = now.get(externalLineId);
    const to = line?.quantity ?? 0;
    if (to !== was.quantity) quantities.push({ externalLineId, from: was.quantity, to });
    if (!line) continue;
    if (line.cancelledQuantity > was.cancelledQuantity)
      cancelled.push({ externalLineId, quantity: line.cancelledQuantity - was.cancelledQuantity });
    const { unitPriceMinor, discountMinor } = line;
    // A line of other quantity has another discount; what matters is whether its price was changed too.
    if (unitPriceMinor !== was.unitPriceMinor || discountMinor !== was.discountMinor)
      prices.push({ externalLineId, unitPriceMinor, discountMinor });
  }
  const added = incoming.lines.filter(({ externalLineId }) => !lineOf(known, externalLineId));
  const { shippingPriceMinor, totalMinor } = incoming;
  const changes: Change[] = [];
  if (cancelled.length > 0) changes.push({ kind: "partially_cancelled", lines: cancelled });
  if (quantities.length > 0) changes.push({ kind: "quantity_changed", lines: quantities });
  if (added.length > 0) changes.push({ kind: "lines_added", lines: added });
  if (prices.length > 0 || shippingPriceMinor !== known.shippingPriceMinor)
    changes.push({ kind: "price_changed", lines: prices, shippingPriceMinor, totalMinor });
  return changes;
}

function delivery(known: KnownOrder, incoming: OrderIntake): Change[] {
  if (ended(incoming.state)) return [];
  const { shippingAddress, shippingMethod, pickupPoint, customer } = incoming;
  const changes: Change[] = [];
  if (!same(known.shippingAddress, shippingAddress)) changes.push({ kind: "address_changed", shippingAddress });
  const moved = known.shippingMethod !== shippingMethod || !same(known.pickupPoint, pickupPoint);
  if (moved) changes.push({ kind: "delivery_changed", shippingMethod, pickupPoint });
  if (!same(known.customer, customer)) changes.push({ kind: "contact_changed", customer });
  return changes;
}

/** What the buyer wants of us, or sends back. */
function wishes(known: KnownOrder, { cancellationAsked, state, returns = [] }: OrderIntake): Change[] {
  const seen = new Set(known.returns?.map(({ externalId }) => externalId));
  const announced = returns.filter(({ externalId, isOpen }) => isOpen && !seen.has(externalId));
  return [
    ...(cancellationAsked && !known.cancellationAsked && !ended(state) ? [{ kind: "cancellation_asked" } as const] : []),
    ...announced.map(({ externalId, reason, lines }) => ({ kind: "return_announced", externalId, reason, lines }) as const),
  ];
}

/** Returns by their last telling; what was told once stays known. */
function returnsOf({ returns = [] }: OrderIntake, before: KnownOrder | null): NonNullable<KnownOrder["returns"]> {
  const all = new Map(before?.returns?.map((one) => [one.externalId, one]));
  for (const { externalId, isOpen } of returns) all.set(externalId, { externalId, isOpen });
  return [...all.values()];
}

function lineOf(known: KnownOrder | null, externalLineId: string) {
  return known?.lines.find((line) => line.externalLineId === externalLineId);
}

/** Whether two flat records say the same; jsonb gives keys back in another order. */
function same(a: Record<string, unknown> | null, b: Record<string, unknown> | null): boolean {
  if (a === null || b === null) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? null) === (b[key] ?? null));
}
