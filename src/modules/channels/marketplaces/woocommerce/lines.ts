import { wholeOf, zero } from "@/lib/decimal";
import { storable } from "@/lib/lenient";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine, IntakeRefund } from "../port";
import type { Problems } from "../problems";
import { plainValue } from "./buyer";
import { decodeEntities } from "./html-entities";
import { rateOf, ratesOf } from "./tax-rate";
import type { WireLine, WireMeta, WireOrder } from "./wire";

const maxQuantity = 1_000_000;

/** A line before its price is settled with the whole order. */
export type DraftLine = Omit<IntakeLine, "unitPriceMinor" | "discountMinor" | "cancelledQuantity"> & {
  beforeMinor: number;
  paidMinor: number;
};

/** The goods of the order. WooCommerce's sums exclude tax, ours include it. Lines that staff set to none are left out. */
export function linesOf(order: WireOrder, decimals: number, problems: Problems): DraftLine[] {
  const rates = ratesOf(order, decimals);
  const containers = new Set(order.line_items.map(containerOf));
  return order.line_items.flatMap((line, index) => {
    if (line.quantity === zero && line.total === zero) return [];
    const path = `line_items.${index}`;
    const paidMinor = positive(line.total + line.total_tax, decimals, `${path}.total`, problems);
    const before = line.subtotal === null ? line.total + line.total_tax : line.subtotal + (line.subtotal_tax ?? zero);
    const beforeMinor = positive(before, decimals, `${path}.subtotal`, problems);
    const name = decodeEntities(line.name);
    const partOf = containerOf(line);
    if (paidMinor === 0 && beforeMinor === 0 && !partOf && !containers.has(line.id))
      problems.add(`${path}.total`, "channel.zero_price", { name });
    return [
      {
        externalLineId: line.id || `line-${index + 1}`,
        partOf,
        sku: line.sku || null,
        externalProductId: given(line.variation_id) ?? given(line.product_id) ?? "",
        name: name || line.sku || `#${line.product_id}`,
        quantity: unitsOf(line.quantity, line.name, `${path}.quantity`, problems),
        beforeMinor,
        paidMinor,
        taxRate: rateOf(line, rates, decimals),
        taxMinor: Math.min(paidMinor, positive(line.total_tax, decimals, `${path}.total_tax`, problems)),
        options: optionsOf(line.meta_data),
      },
    ];
  });
}

/** Refunds by their ids. The order's short form tells the sums only; with the refund's own lines, which units they gave back. */
export function refundsOf(order: WireOrder, decimals: number, problems: Problems): IntakeRefund[] {
  const byId = new Map<string, IntakeRefund>();
  for (const [index, refund] of order.refunds.entries()) {
    const amount = refund.total ?? refund.amount;
    if (!refund.id || amount === null) {
      problems.add(`refunds.${index}`, "channel.refund_unreadable");
      continue;
    }
    byId.set(refund.id, {
      externalId: refund.id,
      amountMinor: positive(amount < zero ? -amount : amount, decimals, `refunds.${index}.total`, problems),
      reason: refund.reason,
      at: refund.date_created_gmt,
      lines: refund.line_items.flatMap(({ quantity, meta_data }) => {
        const externalLineId = plainValue(meta_data.find(({ key }) => key === "_refunded_item_id")?.value);
        const units = Number(wholeOf(quantity ?? zero) ?? 0n);
        return externalLineId && units !== 0 && Math.abs(units) <= maxQuantity ? [{ externalLineId, quantity: Math.abs(units) }] : [];
      }),
    });
  }
  return [...byId.values()];
}

function containerOf({ bundled_by, composite_parent }: WireLine): string | null {
  return given(bundled_by) ?? given(composite_parent);
}

function given(id: string): string | null {
  return id === "" || id === "0" ? null : id;
}

/** What add-ons wrote for people to read; keys with an underscore are for machines. */
function optionsOf(meta: WireMeta[]): { name: string; value: string }[] {
  return meta
    .filter(({ key }) => key !== "" && !key.startsWith("_"))
    .map(({ key, value, display_key, display_value }) => ({
      name: readable(plainValue(display_key) || key),
      value: readable(plainValue(display_value) || plainValue(value)),
    }))
    .filter(({ value }) => value !== "")
    .slice(0, 30);
}

function readable(html: string): string {
  return storable(
    decodeEntities(html.slice(0, 2000).replace(/<[^<>]*>/g, " "))
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 500),
  );
}
