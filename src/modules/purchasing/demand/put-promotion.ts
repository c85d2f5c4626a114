import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { stockedProducts } from "@/modules/inventory/arrivals/look-up";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { ChangePromotion, CreatePromotion } from "./inputs";
import { promotionProducts, promotions } from "./tables";

const fact = (type: string, id: string) => ({ type, subject: { kind: "promotion", id } });

/** Marks days of a promotion: forecasts that are made from now on learn nothing from them. Refuses unknown SKUs and bundles. */
export function createPromotion(ctx: Context, { skus, ...mark }: CreatePromotion): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, kind, id: actorId, name } = ctx.actor;
    const id = newId();
    await ctx.db.insert(promotions).values({ organizationId, id, ...mark, by: { kind, id: actorId, name } });
    await nameProducts(ctx, id, skus);
    await record(ctx, fact("promotion.marked", id));
    return { id };
  });
}

/** Says a mark anew, whole. A version that is not the last one is refused. */
export function changePromotion(ctx: Context, { promotionId, version, skus, ...mark }: ChangePromotion): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const mine = await lockPromotion(ctx, promotionId, version);
    await ctx.db
      .update(promotions)
      .set({ ...mark, version: version + 1 })
      .where(mine);
    await ctx.db
      .delete(promotionProducts)
      .where(and(eq(promotionProducts.organizationId, ctx.actor.organizationId), eq(promotionProducts.promotionId, promotionId)));
    await nameProducts(ctx, promotionId, skus);
    await record(ctx, fact("promotion.changed", promotionId));
  });
}

/** Takes a mark off: its days are days as any other. */
export function removePromotion(ctx: Context, { promotionId, version }: { promotionId: string; version: number }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.delete(promotions).where(await lockPromotion(ctx, promotionId, version));
    await record(ctx, fact("promotion.removed", promotionId));
  });
}

async function lockPromotion(ctx: Context, promotionId: string, version: number) {
  const mine = and(eq(promotions.organizationId, ctx.actor.organizationId), eq(promotions.id, promotionId));
  const [row] = await ctx.db.select({ version: promotions.version }).from(promotions).where(mine).for("update");
  if (!row) throw notFound("promotion");
  if (row.version !== version)
    throw new Refusal("stale", reason("promotion.stale_version", { version: row.version }), { version: row.version });
  return mine;
}

async function nameProducts(ctx: Context, promotionId: string, skus: readonly string[]): Promise<void> {
  if (skus.length === 0) return;
  const { organizationId } = ctx.actor;
  const named = await stockedProducts(ctx, [...new Set(skus)], (index) => `skus.${index}`);
  await ctx.db.insert(promotionProducts).values([...named.values()].map(({ id }) => ({ organizationId, promotionId, productId: id })));
}
