import { and, asc, desc, eq, sql } from "drizzle-orm";
import { payments } from "@/modules/orders/payments/tables";
import { returnParcelsOf } from "@/modules/shipments/return-parcels/return-parcel-queries";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import { notFound } from "@/platform/refusal";
import { mine } from "./lock-return";
import { readReturns } from "./queries";
import { refundSums } from "./refund-sum";
import { returnPhotos, returnReceipts, returns } from "./tables";

export type ReturnPage = Awaited<ReturnType<typeof returnById>>;

/** One return with all that belongs to it: its money, what was unpacked, photos, the way back, what happened. */
export async function returnById(ctx: Context, returnId: string) {
  const [one] = await readReturns(ctx, [returnId]);
  if (!one) throw notFound("return");
  const own = ctx.actor.organizationId;
  const refunds = await ctx.db
    .select({
      id: payments.id,
      amountMinor: payments.amountMinor,
      currency: payments.currency,
      method: payments.method,
      reference: payments.reference,
      fiscalNumber: payments.fiscalNumber,
      at: payments.occurredAt,
      by: payments.by,
    })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, own),
        eq(payments.orderId, one.orderId),
        eq(payments.kind, "refund"),
        sql`starts_with(${payments.causeKey}, ${`return:${returnId}:`})`,
      ),
    )
    .orderBy(asc(payments.id));
  const receipts = await ctx.db
    .select({
      id: returnReceipts.id,
      at: returnReceipts.createdAt,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      lines: returnReceipts.lines,
      note: returnReceipts.note,
      by: returnReceipts.by,
    })
    .from(returnReceipts)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, returnReceipts.organizationId), eq(warehouses.id, returnReceipts.warehouseId)))
    .where(and(eq(returnReceipts.organizationId, own), eq(returnReceipts.returnId, returnId)))
    .orderBy(asc(returnReceipts.id));
  const photos = await ctx.db
    .select({ id: returnPhotos.id, size: returnPhotos.size, by: returnPhotos.by, at: returnPhotos.createdAt })
    .from(returnPhotos)
    .where(and(eq(returnPhotos.organizationId, own), eq(returnPhotos.returnId, returnId)))
    .orderBy(asc(returnPhotos.id));
  const events = await ctx.db
    .select({ id: outbox.id, type: outbox.type, at: outbox.at, by: outbox.by, data: outbox.data })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, own),
        eq(outbox.orderId, one.orderId),
        sql`(${outbox.type} like 'return.%' or ${outbox.type} like 'return_parcel.%')`,
        sql`${outbox.data} ->> 'returnId' = ${returnId}`,
      ),
    )
    .orderBy(desc(outbox.id));
  const { paidMinor, orderRefundedMinor, shippingPriceMinor } = one;
  const wayBackMinor = one.wayBackPayer === "buyer" ? one.wayBackMinor : 0;
  return {
    ...one,
    sums: refundSums({ ...one, wayBackMinor }, { paidMinor, refundedMinor: orderRefundedMinor, shippingPriceMinor }),
    refunds: refunds.map(({ by, ...refund }) => ({ ...refund, by: by.name })),
    receipts: receipts.map(({ by, ...receipt }) => ({ ...receipt, by: by.name })),
    photos: photos.map(({ by, ...photo }) => ({ ...photo, by: by.name })),
    parcels: await returnParcelsOf(ctx, [returnId]),
    events: events.map(({ id, by, ...event }) => ({ ...event, id: String(id), by: by.name })),
  };
}

/** Refuses an unknown return, before anything of a file is read. */
export async function requireReturn(ctx: Context, returnId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(and(mine(ctx), eq(returns.id, returnId)));
  if (!row) throw notFound("return");
}

/** One photo with its content. */
export async function photoContent(ctx: Context, { returnId, photoId }: { returnId: string; photoId: string }) {
  const [photo] = await ctx.db
    .select({ contentType: returnPhotos.contentType, content: returnPhotos.content })
    .from(returnPhotos)
    .innerJoin(returns, and(eq(returns.organizationId, returnPhotos.organizationId), eq(returns.id, returnPhotos.returnId)))
    .where(and(mine(ctx), eq(returnPhotos.returnId, returnId), eq(returnPhotos.id, photoId)));
  if (!photo) throw notFound("photo");
  return photo;
}
