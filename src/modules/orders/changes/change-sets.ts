import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { mine } from "../lock-order";
import { orders } from "../tables";
import { changeSets } from "./tables";

/** The change sets of an order, newest first: what was asked, what it did, who decided. Another organization's order is not found. */
export async function changeSetsOf(ctx: Context, orderId: string) {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(mine(ctx), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
  const rows = await ctx.db
    .select()
    .from(changeSets)
    .where(and(eq(changeSets.organizationId, ctx.actor.organizationId), eq(changeSets.orderId, orderId)))
    .orderBy(desc(changeSets.id));
  return rows.map(({ organizationId, orderId, by, decidedBy, createdAt, decidedAt, ...row }) => ({
    ...row,
    by: by.name,
    decidedBy: decidedBy?.name ?? null,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}
