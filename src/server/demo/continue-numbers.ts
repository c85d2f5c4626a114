import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/** The next order gets the number after the last one of the past. */
export async function continueNumbers(ctx: Context, orders: number): Promise<void> {
  if (orders === 0) return;
  const sequence = `order_numbers_${ctx.actor.organizationId.replaceAll("-", "")}`;
  await ctx.db.execute(sql`select setval(format('%I', ${sequence}::text)::regclass, ${10_000 + orders})`);
}
