import type { Reason } from "@/lib/reason";
import { lacksAddress } from "@/modules/orders/address-check";
import type { PlaceOrder } from "@/modules/orders/inputs";
import type { HoldReason } from "@/modules/orders/order-status";
import type { PlaceRequest } from "@/modules/orders/placing/request";
import type { Word } from "../mapping/words";
import { type IntakeLine, moneyArrived, type OrderIntake } from "../marketplaces/port";
import { noCurrency } from "../marketplaces/settle";

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

const buyerProblems = new Set(["channel.phone_missing", "channel.name_missing"]);

/** An order as it is placed: in our words, with its lines, the products that they mean, and the warehouse that it is bound to. */
export type ToPlace = {
  order: OrderIntake;
  lines: readonly IntakeLine[];
  /** SKUs of ours by the line's id. */
  skus: ReadonlyMap<string, string>;
  pinnedWarehouseId: string | null;
  unmapped: readonly Word[];
};

/**
 * The order of a channel as one of ours. It was sold, so nothing refuses it: what is doubtful becomes a hold with its words.
 * What the channel has already finished or cancelled is not ours to reserve, to pick or to write to the buyer about.
 */
export function placementOf(taken: ToPlace, shop: Shop, word: Wording): PlaceRequest {
  const { order } = taken;
  const over = order.state === "completed" || order.state === "cancelled" || order.state === "refunded";
  const isOurs = !over && order.fulfilledBy !== "channel";
  return {
    order: placeOrderOf(taken, shop),
    sold: true,
    fulfilledBy: isOurs ? "us" : "channel",
    holds: isOurs ? [...holdsOf(reasonsToHold(order, shop), word), ...unmappedHold(taken, word)] : [],
    pinnedWarehouseId: isOurs ? taken.pinnedWarehouseId : null,
  };
}

/**
 * The words that work cannot go on without: the warehouse that the channel bound the order to, and a way of delivery that brings no
 * address along. Of any other way of delivery the carriers decide by the address.
 */
export function wordsToAsk(order: OrderIntake, unmapped: readonly Word[]): Word[] {
  return unmapped.filter(({ kind }) => kind === "warehouse" || (kind === "delivery" && lacksAddress(order)));
}

/** Why a word holds an order. */
export function reasonOfWord({ kind, theirs, title }: Pick<Word, "kind" | "theirs" | "title">): Reason {
  return { code: kind === "warehouse" ? "channel.unmapped_warehouse" : "channel.unmapped_delivery", params: { word: title ?? theirs } };
}

function unmappedHold({ order, unmapped }: ToPlace, word: Wording): NonNullable<PlaceRequest["holds"]> {
  const words = wordsToAsk(order, unmapped);
  if (words.length === 0) return [];
  return [
    {
      reason: "unmapped",
      note: words
        .map((one) => word(reasonOfWord(one)))
        .join("; ")
        .slice(0, 1_000),
      data: { words },
    },
  ];
}

/** Everything about the order itself that a person has to look at. */
export function reasonsToHold(order: OrderIntake, shop: Shop): Reason[] {
  const told = order.problems.map((problem) => problem.reason);
  // Whose parcel the marketplace carries it does not tell us, and we need not know.
  const reasons = order.carriedByChannel ? told.filter((why) => !concernsAddress(why) && !buyerProblems.has(why.code)) : told;
  const readable = order.currency !== noCurrency;
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

function placeOrderOf({ order, lines, skus }: ToPlace, shop: Shop): PlaceOrder {
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
    shipBy: order.shipBy?.toISOString() ?? null,
    shippingPrice: order.shippingPriceMinor,
    lines: lines.map((line) => ({
      sku: skus.get(line.externalLineId) ?? skuOf(line),
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
    tags: [...(order.tags ?? [])],
    priority: "normal",
    customFields: {},
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
