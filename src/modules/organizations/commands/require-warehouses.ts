import { sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";

/**
 * Refuses warehouses that are not the organization's. Warehouses are a module above this one, so its table is asked by name
 * only: whether the ids exist, nothing more.
 */
export async function requireWarehouses(ctx: Context, ids: readonly string[] | null): Promise<void> {
  if (ids === null || ids.length === 0) return;
  const wanted = [...new Set(ids)];
  const found = await ctx.db.execute<{ known: number }>(
    sql`select count(*)::int as known from warehouses where organization_id = ${ctx.actor.organizationId} and id = any(${sql.param(wanted)}::uuid[])`,
  );
  if (found.rows[0]?.known !== wanted.length) throw new Refusal("not_found", reason("not_found", { what: "warehouse" }));
}
