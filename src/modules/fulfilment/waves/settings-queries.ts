import { and, asc, eq } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { cartTypes, pickingSettings, waveRules } from "./tables";

const atFirst = { silentMinutes: 75, freeWork: true, version: 0 };

/** How pickers work here; what nobody has set is as it is at first. */
export async function loadPickingSettings(ctx: Context): Promise<typeof atFirst> {
  const [row] = await ctx.db
    .select({ silentMinutes: pickingSettings.silentMinutes, freeWork: pickingSettings.freeWork, version: pickingSettings.version })
    .from(pickingSettings)
    .where(eq(pickingSettings.organizationId, ctx.actor.organizationId));
  return row ?? atFirst;
}

export function listCarts(ctx: Context) {
  return ctx.db
    .select({
      code: cartTypes.code,
      name: cartTypes.name,
      slots: cartTypes.slots,
      maxGrams: cartTypes.maxGrams,
      maxMillilitres: cartTypes.maxMillilitres,
    })
    .from(cartTypes)
    .where(eq(cartTypes.organizationId, ctx.actor.organizationId))
    .orderBy(asc(cartTypes.slots), asc(cartTypes.code))
    .limit(200);
}

export function listWaveRules(ctx: Context, { warehouse }: { warehouse?: string } = {}) {
  return ctx.db
    .select({
      id: waveRules.id,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      name: waveRules.name,
      trigger: waveRules.trigger,
      filter: waveRules.filter,
      mode: waveRules.mode,
      cart: waveRules.cart,
      active: waveRules.active,
      lastRunAt: waveRules.lastRunAt,
    })
    .from(waveRules)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, waveRules.organizationId), eq(warehouses.id, waveRules.warehouseId)))
    .where(and(eq(waveRules.organizationId, ctx.actor.organizationId), warehouse ? eq(warehouses.code, warehouse) : undefined))
    .orderBy(asc(warehouses.code), asc(waveRules.name), asc(waveRules.id))
    .limit(200);
}
