import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { TransferRow } from "./lock-transfer";
import { transferLines, transfers } from "./tables";

const fromPlace = alias(warehouses, "from_place");
const toPlace = alias(warehouses, "to_place");

const isOpen = inArray(transfers.status, ["draft", "in_transit", "partially_received"]);

/** The order that a transfer brings goods together for; null: it is nobody's, or no such transfer. It never changes to another one. */
export async function orderOfTransfer(ctx: Context, transferId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ orderId: transfers.orderId })
    .from(transfers)
    .where(and(eq(transfers.organizationId, ctx.actor.organizationId), eq(transfers.id, transferId)));
  return row?.orderId ?? null;
}

/** Locks what is still to come for an order, which is locked already: an order always before its transfers. */
export async function lockTransfersOf(ctx: Context, orderId: string): Promise<TransferRow[]> {
  const rows = await ctx.db
    .select({ transfer: transfers, from: fromPlace.code, to: toPlace.code })
    .from(transfers)
    .innerJoin(fromPlace, and(eq(fromPlace.organizationId, transfers.organizationId), eq(fromPlace.id, transfers.fromWarehouseId)))
    .innerJoin(toPlace, and(eq(toPlace.organizationId, transfers.organizationId), eq(toPlace.id, transfers.toWarehouseId)))
    .where(and(eq(transfers.organizationId, ctx.actor.organizationId), eq(transfers.orderId, orderId), isOpen))
    .orderBy(asc(transfers.id))
    .for("update", { of: transfers });
  return rows.map(({ transfer, from, to }) => ({ ...transfer, from, to }));
}

/** Units of each product that have left one shelf for an order and lie on no other yet. The order is locked, and so they stand still. */
export async function unitsUnderWay(ctx: Context, orderId: string): Promise<Map<string, number>> {
  const { sent, received, damaged, lost } = transferLines;
  const rows = await ctx.db
    .select({ productId: transferLines.productId, units: sql<number>`sum(${sent} - ${received} - ${damaged} - ${lost})::int` })
    .from(transferLines)
    .innerJoin(transfers, and(eq(transfers.organizationId, transferLines.organizationId), eq(transfers.id, transferLines.transferId)))
    .where(and(eq(transfers.organizationId, ctx.actor.organizationId), eq(transfers.orderId, orderId), isOpen))
    .groupBy(transferLines.productId);
  return new Map(rows.flatMap(({ productId, units }) => (units > 0 ? [[productId, units] as const] : [])));
}

/** What is under way belongs to nobody in particular any more: it comes to whoever waits then. */
export async function setTransferFree(ctx: Context, transfer: TransferRow): Promise<void> {
  await ctx.db
    .update(transfers)
    .set({ orderId: null, version: transfer.version + 1 })
    .where(and(eq(transfers.organizationId, transfer.organizationId), eq(transfers.id, transfer.id)));
}
