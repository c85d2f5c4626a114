import { eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { proposeAct } from "@/modules/stockroom/acts/propose-act";
import { startCount } from "@/modules/stockroom/counting/start-count";
import { refills } from "@/modules/stockroom/replenishing/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";
import { twinPrint } from "./twin-print";

/** A count that goes on, units to carry from bin to bin, an act that waits for a decision, and a label that waits for its station. */
export async function twinStockroom(ctx: Context, warehouse: string, { warehouseId, productId, sku }: Foreign): Promise<Foreign> {
  const { organizationId } = ctx.actor;
  const count = await startCount(ctx, { warehouse, kind: "full", limit: 50, note: null });
  const [refillId, toBinId] = [newId(), newId()];
  const place = { organizationId, warehouseId: String(warehouseId) };
  const [from] = await ctx.db.select({ id: bins.id }).from(bins).where(eq(bins.organizationId, organizationId));
  await ctx.db.insert(bins).values({ ...place, id: toBinId, code: "A-01-2", zone: "A", aisle: "01", shelf: "2", walkOrder: 2 });
  await ctx.db
    .insert(refills)
    .values({ ...place, id: refillId, productId: String(productId), fromBinId: from?.id ?? toBinId, toBinId, units: 1, why: "below_min" });
  const lines = [{ sku: String(sku), quantity: 1, from: "sellable" as const }];
  const act = await proposeAct(ctx, { warehouse, why: "lost", note: null, lines });
  const print = await twinPrint(ctx, warehouse, { warehouseId, sku });
  return { countId: count.id, refillId, writeOffId: act.id, ...print };
}
