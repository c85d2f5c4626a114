import { type Decimal, toMinor, zero } from "@/lib/decimal";
import { taxIncluded } from "@/lib/money";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine } from "../port";
import type { Problems } from "../problems";
import type { WireItem, WireOrder } from "./wire";

/** The goods at what the buyer pays; what Yandex adds for a discount of its own (subsidy) is no part of it. Removed items are left out. */
export function linesOf(order: WireOrder, decimals: number, problems: Problems): IntakeLine[] {
  const seen = new Map<string, number>();
  return order.items.flatMap((item, index) => {
    if (item.count === zero) return [];
    const path = `items.${index}`;
    const name = item.offerName || item.offerId || item.shopSku || `#${item.id}`;
    const quantity = unitsOf(item.count, name, `${path}.count`, problems);
    const paid = positive(priceOf(item), decimals, `${path}.price`, problems);
    const before = positive(item.buyerPriceBeforeDiscount ?? item.priceBeforeDiscount ?? zero, decimals, `${path}.price`, problems);
    const unitPriceMinor = Math.max(before, paid);
    if (unitPriceMinor === 0) problems.add(`${path}.price`, "channel.zero_price", { name });
    const taxRate = vatOf(item.vat);
    return [
      {
        externalLineId: unique(item.id || item.offerId || `line-${index + 1}`, seen),
        partOf: null,
        sku: item.offerId || item.shopSku || null,
        externalProductId: item.offerId || item.shopSku,
        name,
        quantity,
        unitPriceMinor,
        discountMinor: (unitPriceMinor - paid) * quantity,
        taxRate,
        taxMinor: taxIncluded(paid * quantity, taxRate),
        cancelledQuantity: 0,
        options: optionsOf(item.params),
      },
    ];
  });
}

/** What Yandex pays to the shop on top of the buyer's money, for the goods. */
export function subsidiesOf(order: WireOrder): Decimal {
  const perItem = order.items.reduce((sum, item) => {
    const unit = item.subsidy ?? item.promos.reduce((total, promo) => total + (promo.subsidy ?? zero), zero);
    return sum + (unit * (item.count ?? zero)) / one;
  }, zero);
  return order.subsidyTotal ?? perItem;
}

// A product of two decimals has twenty places; this brings it back to ten.
const one = 10n ** 10n;

function priceOf(item: WireItem): Decimal {
  return item.price ?? item.buyerPrice ?? item["buyer-price"] ?? zero;
}

/** "VAT_20", "VAT_10_110", "NO_VAT". */
function vatOf(vat: string): number | null {
  const percent = /^VAT_0?(\d{1,2})(?:_|$)/.exec(vat)?.[1];
  return percent === undefined ? null : Number(percent);
}

/** "Цвет товара: белый" with several after semicolons or commas. */
function optionsOf(params: string): { name: string; value: string }[] {
  return params
    .split(/[;,]\s*/)
    .map((part) => /^([^:]{1,100}):\s*(.+)$/.exec(part.trim()))
    .flatMap((match) => (match ? [{ name: match[1] ?? "", value: match[2] ?? "" }] : []))
    .slice(0, 30);
}

function unique(id: string, seen: Map<string, number>): string {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}

/** Σ of what the buyer pays for the lines. */
export function goodsMinorOf(lines: readonly IntakeLine[]): number {
  return lines.reduce((sum, { quantity, unitPriceMinor, discountMinor }) => sum + quantity * unitPriceMinor - discountMinor, 0);
}

/**
 * What delivery costs the buyer and what the order costs in all. Which of Yandex's sums are told, and whether its subsidies are in
 * them, differs by method and year: the delivery is taken that makes the parts sum to one of the totals.
 */
export function totalsOf(order: WireOrder, goodsMinor: number, decimals: number, problems: Problems) {
  const minor = (value: Decimal) => Number(toMinor(value, decimals));
  const subsidyMinor = minor(subsidiesOf(order));
  const told = [order.buyerTotal, order.total].flatMap((total) => (total === null || total < zero ? [] : [minor(total)]));
  const totals = [...told, ...told.map((total) => total - subsidyMinor)];
  const between = order.total !== null && order.itemsTotal !== null ? order.total - order.itemsTotal : null;
  const candidates = [
    order.deliveryTotal,
    order.delivery.price === null ? null : order.delivery.price + (order.delivery.liftPrice ?? zero),
    between,
  ]
    .filter((value): value is Decimal => value !== null && value >= zero)
    .map((value) => positive(value, decimals, "deliveryTotal", problems));
  if (candidates.length === 0) candidates.push(0);
  const explains = candidates.find((shipping) => totals.includes(goodsMinor + shipping));
  const shippingPriceMinor = explains ?? candidates[0] ?? 0;
  const partsMinor = goodsMinor + shippingPriceMinor;
  const [first] = told;
  const totalMinor =
    explains !== undefined || first === undefined
      ? partsMinor
      : positive(order.buyerTotal ?? order.total ?? zero, decimals, "total", problems);
  return { shippingPriceMinor, totalMinor, mismatch: totalMinor !== partsMinor, partsMinor, subsidyMinor };
}
