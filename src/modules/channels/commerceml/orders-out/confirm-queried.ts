import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../../connection-queries";
import { connections } from "../../tables";
import type { Session } from "../exchange/sign-in";
import { exchangedOrders } from "../tables";

/** 1C has taken in what it was given in this session: exactly that is not given again, in the version that it got. */
export async function confirmQueried(ctx: Context, { row }: OpenConnection, session: Session): Promise<void> {
  await ctx.db
    .update(exchangedOrders)
    .set({
      confirmedVersion: sql`greatest(${exchangedOrders.confirmedVersion}, coalesce(${exchangedOrders.queriedVersion}, 0))`,
      queriedVersion: null,
      queriedIn: null,
    })
    .where(and(eq(exchangedOrders.organizationId, row.organizationId), eq(exchangedOrders.queriedIn, session.id)));
  await ctx.db
    .update(connections)
    .set({ lastSuccessAt: ctx.now() })
    .where(and(eq(connections.organizationId, row.organizationId), eq(connections.id, row.id)));
}
