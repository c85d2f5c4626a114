import { and, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { sqlState } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { mine } from "../product-queries";
import { products } from "../tables";

// A foreign key that restricts: PostgreSQL 18 tells it apart from one that is broken.
const inUse = ["23503", "23001"];

/** Removes a product that nothing names: no stock, no order, no bundle, no channel. Answers why not where something does. Call it in a transaction. */
export async function removeUnused(ctx: Context, { id, sku }: { id: string; sku: string }): Promise<Reason | null> {
  try {
    const gone = await ctx.db.transaction((tx) =>
      tx
        .delete(products)
        .where(and(mine(ctx), eq(products.id, id)))
        .returning({ id: products.id }),
    );
    if (gone.length > 0)
      await record(ctx, { type: "product.changed", subject: { kind: "product", id, number: sku }, data: { sku, removed: true } });
    return null;
  } catch (error) {
    if (!inUse.includes(sqlState(error) ?? "")) throw error;
    return reason("product.in_use", { sku });
  }
}
