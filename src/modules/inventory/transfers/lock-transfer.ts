import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { refuseElsewhere } from "../arrivals/look-up";
import { transferLines, transfers } from "./tables";

export type TransferRow = typeof transfers.$inferSelect & { from: string; to: string };
export type TransferLineRow = typeof transferLines.$inferSelect & { sku: string };

const fromPlace = alias(warehouses, "from_place");
const toPlace = alias(warehouses, "to_place");

/** Locks a transfer for a change, before its arrivals, orders and levels; the order that it goes for is locked before it. `at` is the end of the way where the act takes place. */
export async function lockTransfer(ctx: Context, transferId: string, at: "from" | "to"): Promise<TransferRow> {
  const [row] = await ctx.db
    .select({ transfer: transfers, from: fromPlace.code, to: toPlace.code })
    .from(transfers)
    .innerJoin(fromPlace, and(eq(fromPlace.organizationId, transfers.organizationId), eq(fromPlace.id, transfers.fromWarehouseId)))
    .innerJoin(toPlace, and(eq(toPlace.organizationId, transfers.organizationId), eq(toPlace.id, transfers.toWarehouseId)))
    .where(and(eq(transfers.organizationId, ctx.actor.organizationId), eq(transfers.id, transferId)))
    .for("update", { of: transfers });
  if (!row) throw notFound("transfer");
  const transfer = { ...row.transfer, from: row.from, to: row.to };
  const place = at === "from" ? { id: transfer.fromWarehouseId, code: transfer.from } : { id: transfer.toWarehouseId, code: transfer.to };
  refuseElsewhere(ctx, place);
  return transfer;
}

/** Refuses a change that was made on another version than the current one. */
export function refuseStaleTransfer({ version: current }: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== current)
    throw new Refusal("stale", reason("transfer.stale_version", { version: current }), { version: current });
}

export async function linesOfTransfer(ctx: Context, transferId: string): Promise<TransferLineRow[]> {
  const rows = await ctx.db
    .select({ line: transferLines, sku: products.sku })
    .from(transferLines)
    .innerJoin(products, and(eq(products.organizationId, transferLines.organizationId), eq(products.id, transferLines.productId)))
    .where(and(eq(transferLines.organizationId, ctx.actor.organizationId), eq(transferLines.transferId, transferId)))
    .orderBy(asc(transferLines.position));
  return rows.map(({ line, sku }) => ({ ...line, sku }));
}

/** What the facts of a transfer name it by. */
export function transferFact(transfer: Pick<TransferRow, "id" | "number" | "from" | "to" | "orderId">, productIds: readonly string[]) {
  return {
    subject: { kind: "transfer", id: transfer.id, number: String(transfer.number) },
    // It is told in the story of the order that it goes for.
    ...(transfer.orderId && { orderId: transfer.orderId }),
    data: { from: transfer.from, to: transfer.to, productIds },
  };
}
