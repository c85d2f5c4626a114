import { and, eq, inArray } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { printJobs, printStations } from "./tables";

/** Every read of a job passes here: of the organization, and of the actor's warehouses. */
export function mine({ actor }: Context) {
  const { organizationId, warehouseIds } = actor;
  return and(eq(printJobs.organizationId, organizationId), warehouseIds ? inArray(printJobs.warehouseId, [...warehouseIds]) : undefined);
}

export function myStations({ actor }: Context) {
  const { organizationId, warehouseIds } = actor;
  return and(
    eq(printStations.organizationId, organizationId),
    warehouseIds ? inArray(printStations.warehouseId, [...warehouseIds]) : undefined,
  );
}

/** A warehouse of the actor's by its code or its id. What is absent and what is not theirs is refused alike. */
export async function warehouseHere(ctx: Context, which: { code: string } | { id: string }): Promise<{ id: string; code: string }> {
  const { organizationId, warehouseIds } = ctx.actor;
  const [row] = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(
      and(eq(warehouses.organizationId, organizationId), "code" in which ? eq(warehouses.code, which.code) : eq(warehouses.id, which.id)),
    );
  if (!row || (warehouseIds && !warehouseIds.includes(row.id))) throw notFound("warehouse");
  return row;
}
