import { type Decimal, zero } from "@/lib/decimal";
import { taxIncluded } from "@/lib/money";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine, Settings } from "../port";
import type { Problems } from "../problems";
import type { WireItem, WireOrder } from "./wire";

/** A line before its price is settled with the whole order. */
export type DraftLine = Omit<IntakeLine, "unitPriceMinor" | "discountMinor"> & { beforeMinor: number; paidMinor: number };

// A product of two decimals has twenty places; this brings it back to ten.
const one = 10n ** 10n;
const hundred = 100n * one;

/** The goods of the order. What was cancelled in it is no longer bought. */
export function linesOf(order: WireOrder, decimals: number, settings: Settings, problems: Problems): DraftLine[] {
  const seen = new Map<string, number>();
  return order.items.flatMap((item, index) => {
    if (item.quantity === zero || /^(cancel|canceled|cancelled|no-product)/.test(item.status)) return [];
    const path = `items.${index}`;
    const { offer } = item;
    const name = item.productName || offer.displayName || offer.name || offer.article || item.article || `#${index + 1}`;
    const quantity = item.quantity !== null && item.quantity > zero ? item.quantity : one;
    const beforeMinor = positive((item.initialPrice * quantity) / one, decimals, `${path}.initialPrice`, problems);
    const paidMinor = positive(paidFor(item, quantity), decimals, `${path}.prices`, problems);
    if (beforeMinor === 0 && paidMinor === 0) problems.add(`${path}.initialPrice`, "channel.zero_price", { name });
    const taxRate = vatOf(item.vatRate);
    const productId = offer.externalId || offer.xmlId || offer.id || item.productId;
    return [
      {
        externalLineId: unique(item.externalId || item.externalIds[0]?.value || item.id || productId || `line-${index + 1}`, seen),
        partOf: null,
        sku: skuOf(item, settings),
        externalProductId: productId,
        name,
        quantity: unitsOf(item.quantity, name, `${path}.quantity`, problems),
        beforeMinor: Math.max(beforeMinor, paidMinor),
        paidMinor,
        taxRate,
        taxMinor: taxIncluded(paidMinor, taxRate),
        cancelledQuantity: 0,
        options: item.properties.filter(({ value }) => value !== "").map(({ name, value }) => ({ name, value })),
      },
    ];
  });
}

/** What the order takes off all of its lines, beside their own discounts. */
export function rebateOf({ discountManualAmount: fixed, discountManualPercent: percent }: WireOrder, goods: Decimal): Decimal {
  const part = percent > zero && percent <= hundred ? (goods * percent) / hundred : zero;
  const sum = (fixed > zero ? fixed : zero) + part;
  return sum > goods ? goods : sum;
}

/** Final prices where they are told for every unit; else the price less the discounts of a unit. */
function paidFor(item: WireItem, quantity: Decimal): Decimal {
  const priced = item.prices.reduce((sum, { quantity }) => sum + (quantity ?? zero), zero);
  if (priced === quantity) return item.prices.reduce((sum, { price, quantity }) => sum + (price * (quantity ?? zero)) / one, zero);
  const percent = (item.initialPrice * item.discountManualPercent) / hundred;
  const unit = item.initialPrice - (item.discountTotal ?? item.discountManualAmount + percent);
  return (unit > zero ? unit * quantity : zero) / one;
}

/** Which field is our SKU by the settings; left to itself the article, else the shop's own id of the offer. */
function skuOf({ offer, article }: WireItem, settings: Settings): string | null {
  const chosen = { article: offer.article || article, externalId: offer.externalId, xmlId: offer.xmlId }[String(settings["skuField"])];
  return (chosen ?? (offer.article || article || offer.externalId || offer.xmlId)) || null;
}

/** "22", "20.00"; "none" and nothing are without tax. */
function vatOf(rate: string): number | null {
  return /^\d{1,2}(\.\d+)?$/.test(rate) ? Number(rate) : null;
}

function unique(id: string, seen: Map<string, number>): string {
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}
