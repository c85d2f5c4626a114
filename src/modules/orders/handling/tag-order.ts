import { sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { lockOrder, type OrderRow } from "../lock-order";
import type { TagOrder } from "./inputs";
import { saveHandling } from "./save-handling";

const most = 50;

/** Adds and takes off tags. What is on already, or was not on, changes nothing. */
export function tagOrder(ctx: Context, { orderId, version, add, remove }: TagOrder & { orderId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const kept = order.tags.filter((tag) => !remove.includes(tag));
    const tags = [...new Set([...kept, ...add])];
    const added = tags.filter((tag) => !order.tags.includes(tag));
    const removed = order.tags.filter((tag) => !tags.includes(tag));
    if (added.length === 0 && removed.length === 0) return order;
    if (added.length > 0 && tags.length > most) throw new Refusal("conflict", reason("order.too_many_tags", { most }));
    return saveHandling(ctx, order, { tags }, { type: "order.tagged", data: { added, removed } });
  });
}

const looksAt = 2_000;

/** The tags of the latest tagged orders, the most used first. */
export async function usedTags(ctx: Context): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ tag: string }>(sql`
    select tag from (select tags from orders where organization_id = ${ctx.actor.organizationId} and tags <> '{}'
      order by placed_at desc nulls last limit ${looksAt}) latest, unnest(latest.tags) as tag
    group by tag order by count(*) desc, tag limit 100`);
  return rows.map((row) => row.tag);
}
