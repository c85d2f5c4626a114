import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { suppliers } from "./tables";

export type SupplierRow = typeof suppliers.$inferSelect;

/** Every read of a supplier passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context) => eq(suppliers.organizationId, ctx.actor.organizationId);

/** Locks a supplier for a change. Refuses a version that is not the current one. */
export async function lockSupplier(ctx: Context, supplierId: string, version?: number): Promise<SupplierRow> {
  const [row] = await ctx.db
    .select()
    .from(suppliers)
    .where(and(mine(ctx), eq(suppliers.id, supplierId)))
    .for("update");
  if (!row) throw notFound("supplier");
  if (version !== undefined && version !== row.version)
    throw new Refusal("stale", reason("supplier.stale_version", { version: row.version }), { version: row.version });
  return row;
}
