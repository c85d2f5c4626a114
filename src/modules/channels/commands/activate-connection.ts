import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type Connection, connectionByCode, openConnection } from "../connection-queries";
import type { ConnectionActive } from "../inputs";
import { recordConnection } from "../record-connection";
import { connections } from "../tables";

/** Stops a connection or starts it again. What a stopped one receives is kept, set aside, and can be replayed. */
export function setConnectionActive(ctx: Context, { code, active }: ConnectionActive): Promise<Connection> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    if (row.active !== active) {
      await ctx.db
        .update(connections)
        .set({ active })
        .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, row.id)));
      await recordConnection(ctx, row.id, code, active ? "connection.enabled" : "connection.disabled", {});
    }
    return connectionByCode(ctx, code);
  });
}
