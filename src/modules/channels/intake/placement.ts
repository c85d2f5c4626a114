import type { Reason } from "@/lib/reason";
import type { PlaceOrder } from "@/modules/orders/inputs";
import type { HoldReason } from "@/modules/orders/order-status";
import type { PlaceRequest } from "@/modules/orders/placing/plan";
import { type IntakeLine, moneyArrived, type OrderIntake } from "../marketplaces/port";

/** What taking in an order needs to know about the shop it came to. */
export type Shop = { channel: string; currency: string; locale: string };

/** Words for what a person has to look at, in the organization's language. */
export type Wording = (reason: Reason) => string;

const addressProblems = new Set([
  "channel.address_missing",
  "channel.city_missing",
  "channel.street_missing",
  "channel.country_unreadable",
]);

/** Whether a problem is about where the parcel goes. */
export const concernsAddress = ({ code }: Reason) => addressProblems.has(code);

/**
 * The order of a channel as one of ours. It was sold, so nothing refuses it: what is doubtful becomes a hold with its words.
 * What the channel has already finished or cancelled is not ours to reserve, to pick or to write to the buyer about.
 */
export function placementOf(order: OrderIntake, shop: Shop, lines: readonly IntakeLine[], word: Wording): PlaceRequest {
  const over = order.state === "completed" || order.state === "cancelled" || order.state === "refunded";
  return {
    order: placeOrderOf(order, shop, lines),
    sold: true,
    fulfilledBy: over ? "channel" : "us",
    holds: holdsOf(reasonsToHold(order, shop), word),
  };
}

/** Everything about the order itself that a person has to look at. */
export function reasonsToHold(order: OrderIntake, shop: Shop): Reason[] {
  const reasons = order.problems.map((problem) => problem.reason);
  const readable = order.currency !== "XXX";
  if (readable && order.currency !== shop.currency)
    reasons.push({ code: "channel.foreign_currency", params: { currency: order.currency, own: shop.currency } });
  return reasons;
}

function holdsOf(reasons: readonly Reason[], word: Wording): { reason: HoldReason; note: string | null }[] {
  const note = (of: readonly Reason[]) => of.map(word).join("; ").slice(0, 1_000);
  const address = reasons.filter(concernsAddress);
  const other = reasons.filter((reason) => !concernsAddress(reason));
  return [
    ...(address.length > 0 ? [{ reason: "address_invalid" as const, note: note(address) }] : []),
    ...(other.length > 0 ? [{ reason: "manual" as const, note: note(other) }] : []),
  ];
}

function placeOrderOf(order: OrderIntake, shop: Shop, lines: readonly IntakeLine[]): PlaceOrder {
  const { customer, shippingAddress } = order;
  return {
    channel: shop.channel,
    externalId: order.externalId,
    placedAt: order.placedAt.toISOString(),
    currency: order.currency,
    customer: { name: customer.name || "—", email: customer.email, phone: customer.phone, locale: localeOf(customer.locale, shop) },
    // ISO 3166 keeps ZZ free for "unknown", as ISO 4217 keeps XXX.
    shippingAddress: shippingAddress && { ...shippingAddress, country: shippingAddress.country || "ZZ" },
    shippingMethod: order.shippingMethod,
    pickupPoint: order.pickupPoint,
    shipBy: null,
    shippingPrice: order.shippingPriceMinor,
    lines: lines.map((line) => ({
      sku: skuOf(line),
      name: line.name,
      quantity: line.quantity,
      unitPrice: line.unitPriceMinor,
      discount: line.discountMinor,
      taxRate: line.taxRate,
      externalId: line.externalLineId,
    })),
    payment: { status: paymentOf(order), method: order.paymentMethod, reference: order.paymentReference },
    onShortage: "backorder",
    note: noteOf(order, lines),
    tags: [],
  };
}

/** A line without a SKU is unknown until somebody gives the product one; the sign keeps it from meeting a SKU of ours by chance. */
export function skuOf({
  sku,
  externalProductId,
  externalLineId,
}: Pick<IntakeLine, "sku" | "externalProductId" | "externalLineId">): string {
  return (sku ?? `#${externalProductId || externalLineId}`).slice(0, 100);
}

/** With a gift card in it the money came in parts, and each is booked for itself. */
function paymentOf(order: OrderIntake): PlaceOrder["payment"]["status"] {
  if (moneyArrived(order)) return order.prepayments.length > 0 ? "unpaid" : "paid";
  return order.state === "cash_on_delivery" ? "cash_on_delivery" : "unpaid";
}

export function localeOf(locale: string | null, shop: Pick<Shop, "locale">): "ru" | "en" {
  const language = (locale ?? shop.locale).slice(0, 2).toLowerCase();
  return language === "ru" ? "ru" : "en";
}

/** What the buyer wrote, and what was chosen for single lines: the packer has to see it. */
function noteOf({ note }: OrderIntake, lines: readonly IntakeLine[]): string | null {
  const chosen = lines
    .filter((line) => line.options.length > 0)
    .map((line) => `${line.name}: ${line.options.map(({ name, value }) => `${name} — ${value}`).join(", ")}`);
  return [note, ...chosen].filter(Boolean).join("\n").slice(0, 4_000) || null;
}
