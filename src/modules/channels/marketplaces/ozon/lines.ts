import { zero } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine } from "../port";
import type { Problems } from "../problems";
import { readableCurrency } from "../settle";
import { stageOf } from "./status";
import type { WirePosting, WireProduct } from "./wire";

/** What identifies a product in a posting: Ozon's own sku; the seller's article where it is missing. */
export function productIdOf({ sku, offer_id }: Pick<WireProduct, "sku" | "offer_id">): string {
  return sku && sku !== "0" ? sku : offer_id;
}

/** One currency for the order; Ozon names it with each product. */
export function currencyOf(postings: readonly WirePosting[], problems: Problems): string {
  const codes = new Set(postings.flatMap(({ products }) => products).map(({ currency_code }) => known(currency_code)));
  const [code = "RUB"] = codes;
  if (codes.size > 1) problems.add("products.currency_code", "channel.currencies_mixed", { currencies: [...codes].join(", ") });
  return readableCurrency(code, code, problems, "products.currency_code");
}

/** FBO postings of older times name no currency: they were all in roubles. */
function known(code: string): string {
  const upper = code.toUpperCase();
  return upper === "RUR" || upper === "" ? "RUB" : upper;
}

/** The products of all postings of an order, each once: its units in cancelled postings are cancelled units. */
export function linesOf(postings: readonly WirePosting[], currency: string, problems: Problems): IntakeLine[] {
  const lines = new Map<string, IntakeLine>();
  for (const { products, status } of postings) {
    for (const [index, product] of products.entries()) {
      if (product.quantity === zero) continue;
      const line = lineOf(product, `products.${index}`, currency, problems);
      if (stageOf(status) === "cancelled") line.cancelledQuantity = line.quantity;
      const id = idFor(line, lines);
      const before = lines.get(id);
      if (!before) lines.set(id, { ...line, externalLineId: id });
      else {
        before.quantity += line.quantity;
        before.cancelledQuantity += line.cancelledQuantity;
      }
    }
  }
  if (lines.size === 0) problems.add("products", "channel.no_lines");
  return [...lines.values()];
}

/** One product at two prices is two lines; the first keeps the plain id. */
function idFor(line: IntakeLine, lines: ReadonlyMap<string, IntakeLine>): string {
  const { externalLineId: id, unitPriceMinor } = line;
  const first = lines.get(id);
  return !first || first.unitPriceMinor === unitPriceMinor ? id : `${id}@${unitPriceMinor}`;
}

function lineOf(product: WireProduct, path: string, currency: string, problems: Problems): IntakeLine {
  const { offer_id, price } = product;
  const id = productIdOf(product);
  const name = product.name || offer_id || `#${id}`;
  const unitPriceMinor = positive(price ?? zero, decimalsOf(currency), `${path}.price`, problems);
  if (unitPriceMinor === 0) problems.add(`${path}.price`, "channel.zero_price", { name: name.slice(0, 60) });
  return {
    externalLineId: id || path,
    partOf: null,
    sku: offer_id || null,
    externalProductId: id,
    name,
    quantity: unitsOf(product.quantity, name, `${path}.quantity`, problems),
    unitPriceMinor,
    discountMinor: 0,
    // Ozon does not tell the tax of a posting.
    taxRate: null,
    taxMinor: 0,
    cancelledQuantity: 0,
    options: [],
  };
}

export function totalOf(lines: readonly IntakeLine[]): number {
  return lines.reduce((sum, { quantity, unitPriceMinor, discountMinor }) => sum + quantity * unitPriceMinor - discountMinor, 0);
}
