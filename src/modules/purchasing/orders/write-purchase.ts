import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { byOf, factOf } from "./lock-purchase";
import { mostPurchaseMinor, purchaseSums } from "./purchase-sums";
import { purchaseLines, purchaseOrders, purchaseWaits } from "./tables";

export type DraftLine = {
  productId: string;
  supplierSku: string | null;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxRate: number | null;
  expectedAt: Date | null;
  /** The lines of orders that wait for it. */
  waits?: readonly { orderLineId: string; units: number }[];
};

type NewPurchase = {
  supplierId: string;
  warehouseId: string;
  currency: string;
  rateE8?: number | null;
  expectedAt: Date | null;
  note: string | null;
  reference: string | null;
  freightMinor: number;
  causeKey?: string | null;
  lines: readonly DraftLine[];
};

/** Numbers without gaps: whoever drafts at the same time waits for this transaction. */
export async function lockNumbers(ctx: Context): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('purchases ' || ${ctx.actor.organizationId}::text, 0))`);
}

/** Writes a draft with its number and its lines. The caller has looked at who may draft it, and what. */
export async function insertPurchase(ctx: Context, { lines, ...draft }: NewPurchase): Promise<{ id: string; number: string }> {
  const { organizationId } = ctx.actor;
  await lockNumbers(ctx);
  const { rows } = await ctx.db.execute<{ running: number }>(
    sql`select coalesce(max(running), 0) + 1 as running from purchase_orders where organization_id = ${organizationId}::uuid`,
  );
  const running = rows[0]?.running ?? 1;
  const order = { id: newId(), number: `PO-${running}`, warehouseId: draft.warehouseId };
  await ctx.db.insert(purchaseOrders).values({
    ...draft,
    ...order,
    ...sumsOf(lines, draft.freightMinor),
    organizationId,
    running,
    status: "draft",
    by: byOf(ctx),
    updatedAt: ctx.now(),
  });
  await insertLines(ctx, order.id, lines);
  await record(ctx, factOf({ order }, "purchase.drafted", { lines: lines.length }));
  return { id: order.id, number: order.number };
}

/** The sums of an order as they are kept with it. Refuses more than sums can hold. */
export function sumsOf(lines: readonly DraftLine[], freightMinor: number) {
  const { lines: _, ...sums } = purchaseSums(lines, freightMinor);
  if (sums.goodsMinor + freightMinor > mostPurchaseMinor) throw new Refusal("invalid", reason("purchase.too_much"));
  return sums;
}

/** Makes a locked draft hold these lines. What waited by the old ones and is still ordered waits by the new ones. */
export async function rewriteLines(ctx: Context, purchaseId: string, lines: readonly DraftLine[]): Promise<void> {
  const { organizationId } = ctx.actor;
  const own = and(eq(purchaseLines.organizationId, organizationId), eq(purchaseLines.orderId, purchaseId));
  const waits = await ctx.db
    .select({ productId: purchaseLines.productId, orderLineId: purchaseWaits.orderLineId, units: purchaseWaits.units })
    .from(purchaseWaits)
    .innerJoin(
      purchaseLines,
      and(eq(purchaseLines.organizationId, purchaseWaits.organizationId), eq(purchaseLines.id, purchaseWaits.lineId)),
    )
    .where(own);
  await ctx.db.delete(purchaseLines).where(own);
  await insertLines(
    ctx,
    purchaseId,
    lines.map((line) => ({
      ...line,
      waits: cutTo(
        line.quantity,
        waits.filter((wait) => wait.productId === line.productId),
      ),
    })),
  );
}

/** Those who are served by some units, first come first served. */
function cutTo(units: number, waits: readonly { orderLineId: string; units: number }[]) {
  let left = units;
  return waits.flatMap((wait) => {
    const taken = Math.min(left, wait.units);
    left -= taken;
    return taken > 0 ? [{ orderLineId: wait.orderLineId, units: taken }] : [];
  });
}

async function insertLines(ctx: Context, orderId: string, lines: readonly DraftLine[]): Promise<void> {
  const { organizationId } = ctx.actor;
  const { lines: sums } = purchaseSums(lines, 0);
  const rows = lines.map(({ waits, ...line }, i) => ({
    ...line,
    ...{ organizationId, orderId, id: newId(), position: i + 1 },
    taxMinor: sums[i]?.taxMinor ?? 0,
    totalMinor: sums[i]?.totalMinor ?? 0,
    waits: waits ?? [],
  }));
  await ctx.db.insert(purchaseLines).values(rows.map(({ waits: _, ...row }) => row));
  const waiting = rows.flatMap(({ id: lineId, waits }) => waits.map((wait) => ({ ...wait, organizationId, lineId })));
  for (let from = 0; from < waiting.length; from += 1_000) await ctx.db.insert(purchaseWaits).values(waiting.slice(from, from + 1_000));
}

/** Tax rates of some products, as the catalogue has them. */
export async function taxRatesOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, number | null>> {
  const rows = await ctx.db
    .select({ id: products.id, taxRate: products.taxRate })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.id, [...productIds])));
  return new Map(rows.map((row) => [row.id, row.taxRate]));
}
