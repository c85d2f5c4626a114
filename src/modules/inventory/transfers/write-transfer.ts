import { and, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { type TransferRow, transferFact } from "./lock-transfer";
import { transferLines, transfers } from "./tables";

type Place = { id: string; code: string };
type PlannedUnits = { productId: string; quantity: number };

type PlannedTransfer = {
  from: Place;
  to: Place;
  expectedAt: Date;
  note: string | null;
  /** The order whose goods it brings together. */
  orderId?: string;
  lines: readonly PlannedUnits[];
};

/** Writes a new draft with its number. The caller has looked at who may plan it, and what. */
export async function writeTransfer(ctx: Context, { from, to, lines, ...plan }: PlannedTransfer): Promise<{ id: string; number: number }> {
  const { organizationId, kind, id: actorId, name } = ctx.actor;
  // Numbers without gaps: whoever plans at the same time waits for this one.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('transfers ' || ${organizationId}::text, 0))`);
  const { rows } = await ctx.db.execute<{ number: number }>(
    sql`select coalesce(max(number), 0) + 1 as number from transfers where organization_id = ${organizationId}::uuid`,
  );
  const number = rows[0]?.number ?? 1;
  const id = newId();
  await ctx.db.insert(transfers).values({
    organizationId,
    id,
    number,
    fromWarehouseId: from.id,
    toWarehouseId: to.id,
    ...plan,
    by: { kind, id: actorId, name },
  });
  await writeLines(ctx, id, lines);
  const named = { id, number, from: from.code, to: to.code, orderId: plan.orderId ?? null };
  const productIds = lines.map((line) => line.productId);
  await record(ctx, { ...transferFact(named, productIds), type: "transfer.created", warehouseId: from.id });
  return { id, number };
}

/** Makes a locked draft bring other goods than before. */
export async function rewriteLines(ctx: Context, transferId: string, lines: readonly PlannedUnits[]): Promise<void> {
  const own = and(eq(transferLines.organizationId, ctx.actor.organizationId), eq(transferLines.transferId, transferId));
  await ctx.db.delete(transferLines).where(own);
  await writeLines(ctx, transferId, lines);
}

async function writeLines(ctx: Context, transferId: string, lines: readonly PlannedUnits[]): Promise<void> {
  const { organizationId } = ctx.actor;
  await ctx.db
    .insert(transferLines)
    .values(lines.map((line, i) => ({ ...line, organizationId, id: newId(), transferId, position: i + 1 })));
}

/** Gives up a locked draft. It held nothing, so nothing moves. */
export async function dropTransfer(ctx: Context, transfer: TransferRow): Promise<void> {
  await ctx.db
    .update(transfers)
    .set({ status: "cancelled", closedAt: ctx.now(), version: transfer.version + 1 })
    .where(and(eq(transfers.organizationId, transfer.organizationId), eq(transfers.id, transfer.id)));
  await record(ctx, { ...transferFact(transfer, []), type: "transfer.cancelled", warehouseId: transfer.fromWarehouseId });
}
