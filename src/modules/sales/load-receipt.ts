import { and, asc, eq } from "drizzle-orm";
import { payments } from "@/modules/orders/payments/tables";
import { orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { localeOf } from "@/platform/i18n/locale";
import { notFound } from "@/platform/refusal";
import type { ReceiptData } from "./documents/receipt-data";
import { readSale } from "./sale-queries";
import { sales, tills } from "./tables";

/** What the «товарный чек» of a sale says, in the shop's language. */
export async function loadReceipt(ctx: Context, orderId: string): Promise<ReceiptData> {
  const { fiscalNumber } = await readSale(ctx, orderId);
  const { organizationId } = ctx.actor;
  const [row] = await ctx.db
    .select({ sale: sales, order: orders, shop: organizations, warehouse: warehouses, seller: tills.seller })
    .from(sales)
    .innerJoin(orders, and(eq(orders.organizationId, sales.organizationId), eq(orders.id, sales.orderId)))
    .innerJoin(organizations, eq(organizations.id, sales.organizationId))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, sales.organizationId), eq(warehouses.id, sales.warehouseId)))
    .leftJoin(tills, and(eq(tills.organizationId, sales.organizationId), eq(tills.channelId, sales.channelId)))
    .where(and(eq(sales.organizationId, organizationId), eq(sales.orderId, orderId)));
  if (!row) throw notFound("sale");
  const lines = await ctx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position));
  const [payment] = await ctx.db
    .select({ by: payments.by })
    .from(payments)
    .where(and(eq(payments.organizationId, organizationId), eq(payments.orderId, orderId), eq(payments.kind, "payment")))
    .orderBy(asc(payments.id))
    .limit(1);
  const { sale, order, shop, warehouse, seller } = row;
  const { line1, city, postalCode } = warehouse.address ?? {};
  return {
    locale: localeOf(shop.locale, null),
    timeZone: shop.timezone,
    currency: sale.currency,
    number: order.number,
    soldAt: sale.soldAt,
    seller: seller ?? shop.name,
    place: [[postalCode, city, line1].filter(Boolean).join(", "), shop.supportPhone ?? ""].filter((line) => line !== ""),
    cashier: payment?.by.kind === "user" ? payment.by.name : null,
    lines: lines.map(({ sku, name, quantity, unitPriceMinor, discountMinor, totalMinor }) => ({
      sku,
      name,
      quantity,
      unitPriceMinor,
      discountMinor,
      totalMinor,
    })),
    discountMinor: order.discountMinor,
    taxMinor: order.taxMinor,
    totalMinor: order.totalMinor,
    cashMinor: sale.cashMinor,
    cardMinor: sale.cardMinor,
    receivedMinor: sale.receivedMinor,
    fiscalNumber,
  };
}
