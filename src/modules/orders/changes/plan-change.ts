import { proportion } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import type { Address } from "../tables";
import { mostOrderMinor, type Totals, totalsOf } from "../totals";
import type { Operation } from "./operations";
import type { Change } from "./preview";

export type ChangeableLine = {
  id: string;
  sku: string;
  quantity: number;
  cancelled: number;
  shipped: number;
  unitPriceMinor: number;
  /** Of the whole line as it was ordered, cancelled units included. */
  discountMinor: number;
  taxRate: number | null;
};

export type ChangeableOrder = {
  shippingAddress: Address | null;
  shippingMethod: string | null;
  pickupPoint: { carrier: string; code: string } | null;
  shippingPriceMinor: number;
  shipBy: Date | null;
  customerName: string;
  customerEmail: string | null;
  customerPhone: string | null;
};

export type ProductOffer = { id: string; sku: string; name: string; priceMinor: number; taxRate: number | null };

/** A line as it will be. `ordered` are the units that the buyer still wants. */
export type ChangedLine = {
  id: string | null;
  sku: string;
  product: ProductOffer | null;
  ordered: number;
  wasOrdered: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxRate: number | null;
};

export type PlannedChange = {
  lines: ChangedLine[];
  order: Partial<ChangeableOrder>;
  /** The goods travel elsewhere than before: unpicked work is routed again. */
  reroutes: boolean;
  totals: Totals;
  changes: Change[];
};

type Refused = { refused: { index: number; reason: Reason } };

/** What a line's discount is worth for the units that are still ordered. */
export const discountOf = (line: Pick<ChangeableLine, "discountMinor" | "quantity" | "cancelled">) =>
  proportion(line.discountMinor, line.quantity - line.cancelled, line.quantity);

/**
 * What operations make of an order, one after the other. Pure: it decides amounts and units, and moves no stock.
 * Fewer units shrink a line's discount in proportion, more units leave it as it is. Refuses, with the operation's index,
 * an unknown line or SKU, fewer units than were shipped, a discount above the goods, an order without any unit left, and a sum that cannot be counted.
 */
export function planChange(
  order: ChangeableOrder,
  lines: readonly ChangeableLine[],
  operations: readonly Operation[],
  products: ReadonlyMap<string, ProductOffer>,
): PlannedChange | Refused {
  const next = lines.map((line): ChangedLine & { shipped: number } => ({
    id: line.id,
    sku: line.sku,
    product: null,
    ordered: line.quantity - line.cancelled,
    wasOrdered: line.quantity - line.cancelled,
    unitPriceMinor: line.unitPriceMinor,
    discountMinor: discountOf(line),
    taxRate: line.taxRate,
    shipped: line.shipped,
  }));
  const changed: Partial<ChangeableOrder> = {};
  const changes: Change[] = [];
  let reroutes = false;

  for (const [index, operation] of operations.entries()) {
    // The last word counts, also one that says again what was there before.
    const now = { ...order, ...changed };
    const refuse = (why: Reason): Refused => ({ refused: { index, reason: why } });
    const line = "lineId" in operation ? next.find((l) => l.id === operation.lineId) : undefined;
    if ("lineId" in operation && !line) return refuse(reason("order.unknown_line"));
    switch (operation.op) {
      case "add_line": {
        const product = products.get(operation.sku);
        if (!product) return refuse(reason("order.unknown_sku", { sku: operation.sku }));
        const { quantity, unitPrice = product.priceMinor, taxRate = product.taxRate, discount } = operation;
        if (discount > unitPrice * quantity) return refuse(reason("order.discount_above_goods", { sku: product.sku }));
        next.push({
          id: null,
          sku: product.sku,
          product,
          ordered: quantity,
          wasOrdered: 0,
          unitPriceMinor: unitPrice,
          discountMinor: discount,
          taxRate,
          shipped: 0,
        });
        changes.push({ what: "line_added", sku: product.sku, to: quantity });
        break;
      }
      case "remove_line":
      case "set_quantity": {
        if (!line) break;
        const quantity = operation.op === "remove_line" ? 0 : operation.quantity;
        if (quantity < line.shipped) return refuse(reason("order.below_shipped", { sku: line.sku, shipped: line.shipped }));
        if (quantity === line.ordered) break;
        changes.push(
          quantity === 0
            ? { what: "line_removed", sku: line.sku, from: line.ordered }
            : { what: "quantity", sku: line.sku, from: line.ordered, to: quantity },
        );
        if (quantity < line.ordered) line.discountMinor = proportion(line.discountMinor, quantity, line.ordered);
        line.ordered = quantity;
        break;
      }
      case "set_price": {
        if (!line || operation.unitPrice === line.unitPriceMinor) break;
        if (line.discountMinor > operation.unitPrice * line.ordered) return refuse(reason("order.discount_above_goods", { sku: line.sku }));
        changes.push({ what: "price", sku: line.sku, from: line.unitPriceMinor, to: operation.unitPrice });
        line.unitPriceMinor = operation.unitPrice;
        break;
      }
      case "set_discount": {
        if (!line || operation.discount === line.discountMinor) break;
        if (operation.discount > line.unitPriceMinor * line.ordered) return refuse(reason("order.discount_above_goods", { sku: line.sku }));
        changes.push({ what: "discount", sku: line.sku, from: line.discountMinor, to: operation.discount });
        line.discountMinor = operation.discount;
        break;
      }
      case "set_address": {
        if (sameAddress(now.shippingAddress, operation.address)) break;
        changed.shippingAddress = operation.address;
        // The timeline is read by many: it says that the address changed, not to which.
        changes.push({ what: "address", from: now.shippingAddress?.city ?? null, to: operation.address?.city ?? null });
        reroutes = true;
        break;
      }
      case "set_delivery":
        reroutes = changeDelivery(now, operation, changed, changes) || reroutes;
        break;
      case "set_buyer": {
        const { name, email, phone } = operation;
        const buyer: Partial<ChangeableOrder> = {
          ...(name !== undefined && name !== now.customerName && { customerName: name }),
          ...(email !== undefined && email !== now.customerEmail && { customerEmail: email }),
          ...(phone !== undefined && phone !== now.customerPhone && { customerPhone: phone }),
        };
        if (Object.keys(buyer).length > 0) changes.push({ what: "buyer" });
        Object.assign(changed, buyer);
        break;
      }
    }
  }
  if (next.every((line) => line.ordered === 0)) return { refused: { index: operations.length - 1, reason: reason("order.nothing_left") } };
  const totals = totalsOf({
    lines: next.map((line) => ({ ...line, quantity: line.ordered })),
    shippingPriceMinor: changed.shippingPriceMinor ?? order.shippingPriceMinor,
  });
  if (totals.goodsMinor + totals.shippingMinor > mostOrderMinor)
    return { refused: { index: operations.length - 1, reason: reason("order.above_most_total") } };
  return { lines: next.map(({ shipped, ...line }) => line), order: changed, reroutes, totals, changes };
}

function changeDelivery(
  order: ChangeableOrder,
  operation: Extract<Operation, { op: "set_delivery" }>,
  changed: Partial<ChangeableOrder>,
  changes: Change[],
): boolean {
  const { shippingMethod, pickupPoint, shippingPrice, shipBy } = operation;
  const before = changes.length;
  if (shippingMethod !== undefined && shippingMethod !== order.shippingMethod) {
    changed.shippingMethod = shippingMethod;
    changes.push({ what: "delivery", from: order.shippingMethod, to: shippingMethod });
  }
  if (pickupPoint !== undefined && pointCode(pickupPoint) !== pointCode(order.pickupPoint)) {
    changed.pickupPoint = pickupPoint;
    changes.push({ what: "delivery", from: pointCode(order.pickupPoint), to: pointCode(pickupPoint) });
  }
  const until = shipBy === undefined ? undefined : shipBy === null ? null : new Date(shipBy);
  if (until !== undefined && until?.getTime() !== order.shipBy?.getTime()) {
    changed.shipBy = until;
    changes.push({ what: "ship_by", from: order.shipBy?.toISOString() ?? null, to: until?.toISOString() ?? null });
  }
  const reroutes = changes.length > before;
  if (shippingPrice !== undefined && shippingPrice !== order.shippingPriceMinor) {
    changed.shippingPriceMinor = shippingPrice;
    changes.push({ what: "shipping_price", from: order.shippingPriceMinor, to: shippingPrice });
  }
  return reroutes;
}

const pointCode = (point: { carrier: string; code: string } | null) => (point ? `${point.carrier} ${point.code}` : null);

const addressFields = ["country", "region", "city", "postalCode", "line1", "latitude", "longitude"] as const;

function sameAddress(a: Address | null, b: Address | null): boolean {
  if (!a || !b) return a === b;
  return addressFields.every((field) => (a[field] ?? null) === (b[field] ?? null));
}
