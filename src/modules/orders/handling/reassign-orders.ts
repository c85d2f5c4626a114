import { and, asc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { lockOrders, mine } from "../lock-order";
import { orders } from "../tables";
import { handTo } from "./assign-order";
import { assigneeCalled, memberCalled } from "./assignees";
import type { ReassignOrders } from "./inputs";

const atOnce = 100;
const open = ["draft", "new", "confirmed"] as const;

/** Hands all open orders of one person to another, or to nobody, a hundred in a transaction. Returns how many went over. */
export async function reassignOrders(ctx: Context, { fromId, toId }: ReassignOrders): Promise<number> {
  await memberCalled(ctx, fromId);
  if (fromId === toId) return 0;
  let all = 0;
  for (let moved = atOnce; moved === atOnce; all += moved) moved = await inTransaction(ctx, (ctx) => reassignSome(ctx, fromId, toId));
  return all;
}

async function reassignSome(ctx: Context, fromId: string, toId: string | null): Promise<number> {
  const person = toId === null ? null : await assigneeCalled(ctx, toId);
  const rows = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(mine(ctx), eq(orders.responsibleId, fromId), inArray(orders.status, [...open])))
    .orderBy(asc(orders.id))
    .limit(atOnce);
  const locked = await lockOrders(
    ctx,
    rows.map((row) => row.id),
  );
  // Somebody may have taken one meanwhile.
  for (const order of locked) if (order.responsibleId === fromId) await handTo(ctx, order, person);
  return rows.length;
}
