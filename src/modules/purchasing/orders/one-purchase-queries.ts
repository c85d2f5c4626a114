import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { expectedArrivals } from "@/modules/inventory/arrivals/tables";
import { orderLines, orders } from "@/modules/orders/tables";
import { discrepancies } from "@/modules/stockroom/receiving/tables";
import type { Context } from "@/platform/context";
import { loadTerms } from "./load-terms";
import { loadPurchase } from "./lock-purchase";
import { stillToCome } from "./purchase";
import { purchaseLines, purchaseMails, purchaseReceipts, purchaseWaits } from "./tables";

export type PurchasePage = Awaited<ReturnType<typeof purchaseById>>;

/** One order with all that belongs to it: lines with what came, whom they are for, what came otherwise, letters, receipts. */
export async function purchaseById(ctx: Context, purchaseId: string) {
  const { order, supplier, warehouse, lines } = await loadPurchase(ctx, purchaseId);
  const lineIds = lines.map((line) => line.id);
  const own = ctx.actor.organizationId;
  const arrivals = await arrivalsOf(ctx, lineIds);
  const differences = await differencesOf(
    ctx,
    arrivals.map((arrival) => arrival.id),
  );
  const waits = await waitsOf(ctx, lineIds);
  const pictures = await ctx.db
    .select({ id: products.id, picture: products.picture, barcode: products.barcode })
    .from(products)
    .where(
      and(
        eq(products.organizationId, own),
        inArray(
          products.id,
          lines.map((line) => line.productId),
        ),
      ),
    );
  const mails = await ctx.db
    .select({
      id: purchaseMails.id,
      recipient: purchaseMails.recipient,
      subject: purchaseMails.subject,
      body: purchaseMails.body,
      status: purchaseMails.status,
      error: purchaseMails.error,
      createdAt: purchaseMails.createdAt,
      sentAt: purchaseMails.sentAt,
      by: sql<string>`${purchaseMails.by}->>'name'`,
    })
    .from(purchaseMails)
    .where(and(eq(purchaseMails.organizationId, own), eq(purchaseMails.orderId, purchaseId)))
    .orderBy(desc(purchaseMails.id));
  const receipts = await ctx.db
    .select({
      id: purchaseReceipts.id,
      at: purchaseReceipts.at,
      units: purchaseReceipts.units,
      sku: products.sku,
      days: purchaseReceipts.days,
    })
    .from(purchaseReceipts)
    .innerJoin(
      purchaseLines,
      and(eq(purchaseLines.organizationId, purchaseReceipts.organizationId), eq(purchaseLines.id, purchaseReceipts.lineId)),
    )
    .innerJoin(products, and(eq(products.organizationId, purchaseLines.organizationId), eq(products.id, purchaseLines.productId)))
    .where(and(eq(purchaseReceipts.organizationId, own), eq(purchaseReceipts.orderId, purchaseId)))
    .orderBy(asc(purchaseReceipts.id));
  const { settings, organization } = await loadTerms(ctx);
  const { organizationId: _, causeKey: __, running: ___, by, submittedBy, approvedBy, rateE8, supplierId, warehouseId, ...plain } = order;
  return {
    ...plain,
    by: by.name,
    submittedBy,
    approvedBy,
    rate: rateE8 === null ? null : rateE8 / 100_000_000,
    homeCurrency: organization.currency,
    approvalAboveMinor: settings.approvalAboveMinor,
    supplier: { id: supplierId, name: supplier.name, email: supplier.email, person: supplier.person, locale: supplier.locale },
    warehouse: { id: warehouseId, code: warehouse.code, name: warehouse.name },
    lines: lines.map(({ organizationId: _, orderId: __, productCurrency: ___, ...line }) => {
      const arrival = arrivals.find(({ lineId }) => lineId === line.id) ?? null;
      const came = differences.filter((one) => one.arrivalId === arrival?.id);
      return {
        ...line,
        picture: pictures.find(({ id }) => id === line.productId)?.picture ?? null,
        open: stillToCome(line),
        arrival: arrival && { id: arrival.id, status: arrival.status, expectedAt: arrival.expectedAt },
        /** Units that came beyond what was ordered. */
        over: came.filter(({ kind }) => kind === "over").reduce((sum, { units }) => sum + units, 0),
        differences: came.map(({ arrivalId: _, ...one }) => one),
        waits: waits.flatMap(({ lineId, ...wait }) => (lineId === line.id ? [wait] : [])),
      };
    }),
    mails,
    receipts,
  };
}

async function arrivalsOf(ctx: Context, lineIds: readonly string[]) {
  return ctx.db
    .select({
      id: expectedArrivals.id,
      lineId: expectedArrivals.purchaseLineId,
      status: expectedArrivals.status,
      expectedAt: expectedArrivals.expectedAt,
    })
    .from(expectedArrivals)
    .where(and(eq(expectedArrivals.organizationId, ctx.actor.organizationId), inArray(expectedArrivals.purchaseLineId, [...lineIds])));
}

/** What the deliveries brought otherwise than ordered, as those who unpacked them noted. */
async function differencesOf(ctx: Context, arrivalIds: readonly string[]) {
  if (arrivalIds.length === 0) return [];
  return ctx.db
    .select({
      id: discrepancies.id,
      arrivalId: discrepancies.arrivalId,
      at: discrepancies.createdAt,
      kind: discrepancies.kind,
      units: discrepancies.units,
      note: discrepancies.note,
      hasPhoto: sql<boolean>`${discrepancies.photo} is not null`,
      by: sql<string>`${discrepancies.by}->>'name'`,
    })
    .from(discrepancies)
    .where(and(eq(discrepancies.organizationId, ctx.actor.organizationId), inArray(discrepancies.arrivalId, [...arrivalIds])))
    .orderBy(asc(discrepancies.id));
}

async function waitsOf(ctx: Context, lineIds: readonly string[]) {
  return ctx.db
    .select({ lineId: purchaseWaits.lineId, orderId: orders.id, number: orders.number, units: purchaseWaits.units })
    .from(purchaseWaits)
    .innerJoin(orderLines, and(eq(orderLines.organizationId, purchaseWaits.organizationId), eq(orderLines.id, purchaseWaits.orderLineId)))
    .innerJoin(orders, and(eq(orders.organizationId, orderLines.organizationId), eq(orders.id, orderLines.orderId)))
    .where(and(eq(purchaseWaits.organizationId, ctx.actor.organizationId), inArray(purchaseWaits.lineId, [...lineIds])))
    .orderBy(asc(orders.id));
}
