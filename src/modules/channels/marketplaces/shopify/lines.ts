import { type Decimal, wholeOf, zero } from "@/lib/decimal";
import { spread } from "@/lib/money";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine, IntakeRefund } from "../port";
import type { Problems } from "../problems";
import type { WireLine, WireOrder } from "./wire";

const maxUnits = 1_000_000;

/** A line before its price is settled with the whole order. */
export type DraftLine = Omit<IntakeLine, "unitPriceMinor" | "discountMinor" | "cancelledQuantity"> & {
  beforeMinor: number;
  paidMinor: number;
};

/** The goods of the order with their tax, whether the shop's prices include it or not. Lines of no unit at all are left out. */
export function linesOf(order: WireOrder, decimals: number, problems: Problems): DraftLine[] {
  const onTop = order.taxes_included !== true;
  const drafts = order.line_items.flatMap((line, index): DraftLine[] => {
    if (line.quantity === zero) return [];
    const path = `line_items.${index}`;
    const name = line.name || line.title || line.sku || `#${line.product_id}`;
    const quantity = unitsOf(line.quantity, name, `${path}.quantity`, problems);
    const before = line.price * BigInt(quantity);
    const off = line.discount_allocations.length > 0 ? sum(line.discount_allocations.map(({ amount }) => amount)) : line.total_discount;
    const tax = sum(line.tax_lines.map(({ price }) => price));
    const taxMinor = positive(tax, decimals, `${path}.tax_lines`, problems);
    const added = onTop ? taxMinor : 0;
    const paidMinor = positive(off > before && before >= zero ? zero : before - off, decimals, `${path}.price`, problems) + added;
    if (paidMinor === 0 && before === zero) problems.add(`${path}.price`, "channel.zero_price", { name });
    return [
      {
        externalLineId: line.id || `line-${index + 1}`,
        partOf: null,
        sku: line.sku || null,
        externalProductId: line.variant_id || line.product_id,
        name,
        quantity,
        beforeMinor: positive(before, decimals, `${path}.price`, problems) + added,
        paidMinor,
        taxRate: rateOf(line),
        taxMinor: Math.min(taxMinor, paidMinor),
        options: optionsOf(line),
      },
    ];
  });
  return withOrdersTax(order, drafts, decimals, problems);
}

/** Old orders name the tax of the whole only: it is spread over the lines by what they cost. */
function withOrdersTax(order: WireOrder, drafts: DraftLine[], decimals: number, problems: Problems): DraftLine[] {
  const named = [...order.line_items, ...order.shipping_lines].some(({ tax_lines }) => tax_lines.length > 0);
  if (named || order.total_tax <= zero || drafts.length === 0) return drafts;
  const tax = positive(order.total_tax, decimals, "total_tax", problems);
  const shares = spread(
    tax,
    drafts.map(({ paidMinor }) => paidMinor),
  );
  return drafts.map((draft, index) => {
    const share = shares[index] ?? 0;
    const added = order.taxes_included === true ? 0 : share;
    const paidMinor = draft.paidMinor + added;
    return { ...draft, beforeMinor: draft.beforeMinor + added, paidMinor, taxMinor: Math.min(share, paidMinor) };
  });
}

/** Shipping with its tax, and what else is in the total: tips, duties and fees, by name. */
export function shippingOf(order: WireOrder, decimals: number, problems: Problems) {
  const onTop = order.taxes_included !== true;
  const shippingMinor = order.shipping_lines.reduce((total, line, index) => {
    if (line.is_removed === true) return total;
    const off = sum(line.discount_allocations.map(({ amount }) => amount));
    const price = off > zero ? line.price - off : (line.discounted_price ?? line.price);
    const tax = onTop ? sum(line.tax_lines.map((tax) => tax.price)) : zero;
    return total + positive((price < zero && off > zero ? zero : price) + tax, decimals, `shipping_lines.${index}.price`, problems);
  }, 0);
  const fees = [
    { name: "Tip", amount: order.total_tip_received, path: "total_tip_received" },
    { name: "Duties", amount: order.original_total_duties_set.shop_money.amount, path: "original_total_duties_set" },
    { name: "Fees", amount: order.original_total_additional_fees_set.shop_money.amount, path: "original_total_additional_fees_set" },
  ].map(({ name, amount, path }) => ({ name, amountMinor: positive(amount, decimals, path, problems) }));
  return { shippingMinor, fees: fees.filter(({ amountMinor }) => amountMinor > 0) };
}

/** Money that went back, by refund; those that gave back no money only took units out of the order. */
export function refundsOf(order: WireOrder, decimals: number, problems: Problems): IntakeRefund[] {
  const byId = new Map<string, IntakeRefund>();
  for (const [index, refund] of order.refunds.entries()) {
    const paid = refund.transactions.filter(({ kind, status }) => kind.toLowerCase() === "refund" && /^(success|pending|)$/i.test(status));
    const amountMinor = positive(sum(paid.map(({ amount }) => amount)), decimals, `refunds.${index}.transactions`, problems);
    if (amountMinor === 0) continue;
    if (!refund.id) {
      problems.add(`refunds.${index}`, "channel.refund_unreadable");
      continue;
    }
    byId.set(refund.id, {
      externalId: refund.id,
      amountMinor,
      reason: refund.note,
      at: refund.processed_at ?? refund.created_at,
      lines: refund.refund_line_items.flatMap(({ line_item_id, quantity }) => {
        const units = whole(quantity);
        return line_item_id && units > 0 ? [{ externalLineId: line_item_id, quantity: units }] : [];
      }),
    });
  }
  return [...byId.values()];
}

/** Units of a line that will not be sent: taken out by a refund or by editing the order. What came back from the buyer was sent. */
export function cancelledUnits(order: WireOrder, externalLineId: string, ordered: number): number {
  let out = 0;
  let back = 0;
  for (const row of order.refunds.flatMap(({ refund_line_items }) => refund_line_items)) {
    if (row.line_item_id !== externalLineId) continue;
    if (row.restock_type === "return") back += whole(row.quantity);
    else out += whole(row.quantity);
  }
  const now = order.line_items.find(({ id }) => id === externalLineId)?.current_quantity;
  const gone = now === null || now === undefined ? 0 : ordered - Math.max(0, Number(wholeOf(now) ?? 0n));
  return Math.min(ordered, Math.max(0, out, gone - back));
}

function whole(quantity: Decimal | null): number {
  const units = Number(wholeOf(quantity ?? zero) ?? 0n);
  return units > 0 && units <= maxUnits ? units : 0;
}

/** Percent: rates come as fractions, several add up. */
function rateOf({ tax_lines }: WireLine): number | null {
  const rates = tax_lines.filter(({ price, rate }) => price > zero && rate !== null && rate > zero).map(({ rate }) => Number(rate) / 1e8);
  const percent = Math.round(rates.reduce((total, rate) => total + rate, 0) * 100) / 100;
  return percent > 0 && percent < 100 ? percent : null;
}

/** Keys with an underscore are for machines. */
function optionsOf({ properties }: WireLine): { name: string; value: string }[] {
  return properties
    .filter(({ name, value }) => name !== "" && value !== "" && !name.startsWith("_"))
    .map(({ name, value }) => ({ name, value: value.slice(0, 500) }))
    .slice(0, 30);
}

function sum(amounts: Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total + amount, zero);
}
