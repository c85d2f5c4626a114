import { and, asc, eq } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import { db } from "@/platform/db";
import type { Session } from "./session-cookies";

export type WarehouseChoice = { id: string; name: string };

/** The warehouses that a person may work in, by name: for the switch in the frame. */
export async function warehouseChoices({ actor }: Session): Promise<WarehouseChoice[]> {
  const all = await allWarehouses(actor.organizationId);
  const { warehouseIds } = actor;
  return warehouseIds === null ? all : all.filter(({ id }) => warehouseIds.includes(id));
}

/** Every active warehouse of the organization: for limiting members to some. */
export function allWarehouses(organizationId: string): Promise<WarehouseChoice[]> {
  return db()
    .select({ id: warehouses.id, name: warehouses.name })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.active, true)))
    .orderBy(asc(warehouses.name))
    .limit(500);
}
