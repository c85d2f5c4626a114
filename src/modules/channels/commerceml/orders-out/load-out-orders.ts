import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { OrderRow } from "@/modules/orders/lock-order";
import { payments } from "@/modules/orders/payments/tables";
import { orderLines } from "@/modules/orders/tables";
import { lineTotals } from "@/modules/orders/totals";
import { shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { channelProducts } from "../../mapping/tables";
import { channelOrders } from "../../tables";
import type { OutOrder } from "./document-xml";
import { wallClock } from "./wall-clock";

type Page = readonly { order: OrderRow; channelName: string }[];
type LineRow = typeof orderLines.$inferSelect;

/** Everything that 1C is told of some orders, in their order. */
export async function loadOutOrders(ctx: Context, connectionId: string, timezone: string, page: Page): Promise<OutOrder[]> {
  const { organizationId } = ctx.actor;
  const ids = page.map(({ order }) => order.id);
  if (ids.length === 0) return [];
  const lines = await ctx.db
    .select({ line: orderLines, barcode: products.barcode, theirs: channelProducts.externalId })
    .from(orderLines)
    .leftJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.id, orderLines.productId)))
    .leftJoin(
      channelProducts,
      and(
        eq(channelProducts.organizationId, orderLines.organizationId),
        eq(channelProducts.connectionId, connectionId),
        eq(channelProducts.productId, orderLines.productId),
      ),
    )
    .where(and(eq(orderLines.organizationId, organizationId), inArray(orderLines.orderId, ids)))
    .orderBy(asc(orderLines.orderId), asc(orderLines.position), asc(channelProducts.externalId));
  const came = await ctx.db
    .select({ orderId: channelOrders.orderId, externalId: channelOrders.externalId })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, organizationId),
        eq(channelOrders.connectionId, connectionId),
        inArray(channelOrders.orderId, ids),
      ),
    );
  const money = await ctx.db
    .select({ orderId: payments.orderId, at: payments.occurredAt })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, organizationId),
        inArray(payments.orderId, ids),
        eq(payments.kind, "payment"),
        isNotNull(payments.occurredAt),
      ),
    )
    .orderBy(asc(payments.occurredAt));
  const parcels = await ctx.db
    .select({ orderId: shipments.orderId, number: shipments.trackingNumber })
    .from(shipments)
    .where(and(eq(shipments.organizationId, organizationId), inArray(shipments.orderId, ids), isNotNull(shipments.trackingNumber)))
    .orderBy(asc(shipments.id));
  return page.map(({ order, channelName }): OutOrder => {
    const own = lines.filter(({ line }) => line.orderId === order.id);
    const once = [...new Map(own.map((row) => [row.line.id, row])).values()];
    const out = once.map((row) => lineOf(row, order.status === "cancelled"));
    const paid = money.filter(({ orderId }) => orderId === order.id).at(-1)?.at;
    const placed = wallClock(order.placedAt, timezone);
    return {
      id: order.id,
      number: order.number,
      version: order.version,
      channelName,
      externalId: came.find(({ orderId }) => orderId === order.id)?.externalId ?? null,
      status: order.status,
      paymentStatus: order.paymentStatus,
      fulfilmentStatus: order.fulfilmentStatus,
      fulfilledBy: order.fulfilledBy,
      currency: order.currency,
      ...placed,
      changedAt: moment(order.updatedAt, timezone),
      customer: { id: order.customerId ?? order.id, name: order.customerName, email: order.customerEmail, phone: order.customerPhone },
      address: order.shippingAddress,
      shippingMethod: order.shippingMethod,
      totalMinor:
        order.status === "cancelled" ? out.reduce((sum, { totalMinor }) => sum + totalMinor, order.shippingPriceMinor) : order.totalMinor,
      paymentMethod: order.paymentMethod,
      paidAt: paid ? moment(paid, timezone) : null,
      trackingNumbers: parcels.flatMap(({ orderId, number }) => (orderId === order.id && number ? number : [])),
      note: order.note,
      lines: out,
    };
  });
}

const moment = (at: Date, timezone: string) => {
  const { day, time } = wallClock(at, timezone);
  return `${day} ${time}`;
};

/** Of a cancelled order 1C is told what it was: a document without goods says nothing to it. */
function lineOf(
  { line, barcode, theirs }: { line: LineRow; barcode: string | null; theirs: string | null },
  isWhole: boolean,
): OutOrder["lines"][number] {
  const { sku, name, unitPriceMinor, taxRate } = line;
  const named = { externalId: theirs ?? sku, sku, barcode, name, unitPriceMinor, taxRate };
  return isWhole
    ? { ...named, units: line.quantity, totalMinor: lineTotals(line).totalMinor }
    : { ...named, units: line.quantity - line.cancelled, totalMinor: line.totalMinor };
}
