import { and, eq } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";

export type WarehouseHere = { id: string; code: string; name: string; timezone: string };

/** A warehouse of the actor's, locked where waves of it are made one after another. Refuses what is absent and what is not his alike. */
export async function warehouseHere(ctx: Context, code: string, { lock = false } = {}): Promise<WarehouseHere> {
  const query = ctx.db
    .select({ id: warehouses.id, code: warehouses.code, name: warehouses.name, timezone: warehouses.timezone })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  const [row] = await (lock ? query.for("no key update") : query);
  const { warehouseIds } = ctx.actor;
  if (!row || (warehouseIds && !warehouseIds.includes(row.id))) throw notFound("warehouse");
  return row;
}
