import { and, eq, isNotNull, lt, ne, sql } from "drizzle-orm";
import { changeProducts, lockProducts } from "@/modules/catalog/commands/import-products";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { OpenConnection } from "../../connection-queries";
import { channelProducts } from "../../mapping/tables";
import type { Session } from "../exchange/sign-in";

const atOnce = 500;

/**
 * Takes products off the lists that a complete catalogue of this session did not name any more. Without such a catalogue nothing is
 * missing. What somebody here took off or put back since stays as it is; stock and orders are not touched. Answers how many.
 */
export async function takeOffMissing(ctx: Context, { row }: OpenConnection, { completeSince }: Session): Promise<number> {
  if (!completeSince) return 0;
  let count = 0;
  for (;;) {
    const some = await inTransaction(ctx, async (ctx) => {
      const missing = await ctx.db
        .select({ externalId: channelProducts.externalId, productId: channelProducts.productId })
        .from(channelProducts)
        .where(
          and(
            eq(channelProducts.organizationId, row.organizationId),
            eq(channelProducts.connectionId, row.id),
            isNotNull(channelProducts.productId),
            lt(channelProducts.seenAt, completeSince),
            ne(sql`${channelProducts.told} ->> 'active'`, "false"),
          ),
        )
        .limit(atOnce);
      const products = await lockProducts(ctx, { ids: missing.flatMap(({ productId }) => productId ?? []), skus: [] });
      await changeProducts(
        ctx,
        products.filter(({ active }) => active).map((product) => ({ ...product, active: false })),
      );
      for (const { externalId } of missing)
        await ctx.db
          .update(channelProducts)
          .set({ told: sql`${channelProducts.told} || '{"active": false}'::jsonb` })
          .where(
            and(
              eq(channelProducts.organizationId, row.organizationId),
              eq(channelProducts.connectionId, row.id),
              eq(channelProducts.externalId, externalId),
            ),
          );
      return missing.length;
    });
    count += some;
    if (some < atOnce) return count;
  }
}
