import { and, asc, eq } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { type BoxPlan, type Goods, suggestBoxes } from "../cartonise";
import { firstPackingRules, type PackingRules } from "../packing-weight";
import { readFulfilment } from "../queries";
import { boxTypes, packingSettings } from "./tables";

/** How parcels are weighed and photographed here; what nobody has set is as it is at first. */
export async function loadPackingRules(ctx: Context): Promise<PackingRules & { version: number }> {
  const { tolerancePercent, toleranceGrams, mustWeigh, mustPhoto, version } = packingSettings;
  const [row] = await ctx.db
    .select({ tolerancePercent, toleranceGrams, mustWeigh, mustPhoto, version })
    .from(packingSettings)
    .where(eq(packingSettings.organizationId, ctx.actor.organizationId));
  return row ?? { ...firstPackingRules, version: 0 };
}

export type BoxView = Awaited<ReturnType<typeof listBoxes>>[number];

/** The boxes of the house by their names. */
export function listBoxes(ctx: Context) {
  const { code, name, lengthMm, widthMm, heightMm, wallMm, maxGrams, ownGrams, costMinor } = boxTypes;
  return ctx.db
    .select({ code, name, lengthMm, widthMm, heightMm, wallMm, maxGrams, ownGrams, costMinor })
    .from(boxTypes)
    .where(eq(boxTypes.organizationId, ctx.actor.organizationId))
    .orderBy(asc(boxTypes.name), asc(boxTypes.code))
    .limit(200);
}

/** The boxes for what a fulfilment asks for, by its lines' ids; refused as a reason, since it is a hint and no more. */
export async function boxesFor(ctx: Context, fulfilmentId: string): Promise<BoxPlan> {
  await readFulfilment(ctx, fulfilmentId);
  const [goods, boxes] = await readTogether(ctx, [() => loadGoods(ctx, fulfilmentId), () => listBoxes(ctx)]);
  return suggestBoxes(goods, boxes);
}

/** What a packing table needs to know beside the task: the boxes of the house, the suggestion and the rules. */
export async function loadStation(ctx: Context, fulfilmentId: string): Promise<{ boxes: BoxView[]; plan: BoxPlan; rules: PackingRules }> {
  await readFulfilment(ctx, fulfilmentId);
  const [goods, boxes, rules] = await readTogether(ctx, [
    () => loadGoods(ctx, fulfilmentId),
    () => listBoxes(ctx),
    () => loadPackingRules(ctx),
  ]);
  return { boxes, plan: suggestBoxes(goods, boxes), rules };
}

function loadGoods(ctx: Context, fulfilmentId: string): Promise<Goods[]> {
  const { sku, weightGrams, lengthMm, widthMm, heightMm } = products;
  return ctx.db
    .select({ id: fulfilmentLines.id, units: fulfilmentLines.quantity, sku, weightGrams, lengthMm, widthMm, heightMm })
    .from(fulfilmentLines)
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(and(eq(fulfilmentLines.organizationId, ctx.actor.organizationId), eq(fulfilmentLines.fulfilmentId, fulfilmentId)));
}
