import { type Decimal, zero } from "@/lib/decimal";
import { storable } from "@/lib/lenient";
import { taxIncluded } from "@/lib/money";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine, Settings } from "../port";
import type { Problems } from "../problems";
import { idInHref } from "./ask";
import type { WireAssortment, WireOrder, WirePosition } from "./wire";

/** A line before its price is settled with the whole order. */
export type DraftLine = Omit<IntakeLine, "unitPriceMinor" | "discountMinor"> & { beforeMinor: number; paidMinor: number };
export type Service = { name: string; amountMinor: number; isDelivery: boolean };

// A product of two decimals has twenty places; this brings it back to ten.
const one = 10n ** 10n;
const hundred = 100n * one;

/** Goods, and services: those are nothing that is picked, and what they cost goes with delivery. */
export function linesOf(order: WireOrder, settings: Settings, problems: Problems): { goods: DraftLine[]; services: Service[] } {
  const goods: DraftLine[] = [];
  const services: Service[] = [];
  const seen = new Map<string, number>();
  for (const [index, position] of order.positions.rows.entries()) {
    if (position.quantity === zero) continue;
    const path = `positions.rows.${index}`;
    const { assortment } = position;
    const productId = assortment.id || idInHref(assortment.meta.href);
    const name = assortment.name || assortment.article || assortment.code || `#${productId || index + 1}`;
    const { beforeMinor, paidMinor, taxRate } = pricesOf(order, position, path, problems);
    if (assortment.meta.type === "service") {
      services.push({ name, amountMinor: paidMinor, isDelivery: /достав|deliver|shipping|курьер/i.test(name) });
      continue;
    }
    if (paidMinor === 0 && beforeMinor === 0) problems.add(`${path}.price`, "channel.zero_price", { name });
    goods.push({
      externalLineId: unique(position.id || productId || `line-${index + 1}`, seen),
      partOf: null,
      sku: skuOf(assortment, settings),
      barcode: barcodeOf(assortment),
      externalProductId: productId,
      name,
      quantity: unitsOf(position.quantity, name, `${path}.quantity`, problems),
      beforeMinor,
      paidMinor,
      taxRate,
      taxMinor: taxIncluded(paidMinor, taxRate),
      cancelledQuantity: 0,
      options: [],
    });
  }
  return { goods, services };
}

/** Which field is our SKU by the settings; left to itself the article, which variants lack, else the code. */
export function skuOf({ article, code, externalCode }: Pick<WireAssortment, "article" | "code" | "externalCode">, settings: Settings) {
  const chosen = { article, code, externalCode }[String(settings["skuField"])];
  return (chosen === undefined ? article || code : chosen) || null;
}

/** The first barcode of any type: `[{"ean13": "…"}]`. */
export function barcodeOf({ barcodes }: Pick<WireAssortment, "barcodes">): string | null {
  const [first] = barcodes.flatMap((entry) => Object.values(entry)).filter((value) => typeof value === "string" && value !== "");
  return typeof first === "string" ? storable(first.slice(0, 60)) : null;
}

/** Prices are kopecks of a unit before a discount in percent; with "tax on top" the tax is added. */
function pricesOf(order: WireOrder, position: WirePosition, path: string, problems: Problems) {
  const { vat, vatEnabled, discount } = position;
  const taxRate = order.vatEnabled && vatEnabled && vat !== null && vat >= zero && vat <= hundred ? Number(vat) / 1e10 : null;
  const onTop = taxRate !== null && !order.vatIncluded && vat !== null ? vat : zero;
  const quantity = position.quantity !== null && position.quantity > zero ? position.quantity : one;
  const off = discount < zero ? zero : discount > hundred ? hundred : discount;
  const gross = withPercent(times(position.price, quantity), hundred + onTop);
  // A negative discount is a surcharge.
  const paid = withPercent(gross, discount < zero ? hundred - discount : hundred - off);
  const before = discount < zero ? paid : gross;
  return {
    beforeMinor: positive(before, 0, `${path}.price`, problems),
    paidMinor: positive(paid, 0, `${path}.price`, problems),
    taxRate: taxRate === null ? null : Math.round(taxRate * 1000) / 1000,
  };
}

const times = (a: Decimal, b: Decimal): Decimal => (a * b) / one;
const withPercent = (value: Decimal, percent: Decimal): Decimal => (value * percent) / hundred;

function unique(id: string, seen: Map<string, number>): string {
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}
