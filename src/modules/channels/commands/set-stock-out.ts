import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { type Connection, connectionByCode, openConnection } from "../connection-queries";
import type { ConnectionStockOut } from "../inputs";
import { marketplaceOf } from "../marketplaces/registry";
import { recordConnection } from "../record-connection";
import { connections } from "../tables";

/** Says whether a channel is told how much there is. Switched on, all numbers are compared and told; switched off, it keeps what it has. */
export function setStockOut(ctx: Context, { code, stockOut }: ConnectionStockOut): Promise<Connection> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    refuseIf(stockOut && !marketplaceOf(row.kind)?.stock ? reason("connection.cannot_take_stock") : null);
    if (row.stockOut !== stockOut) {
      await ctx.db
        .update(connections)
        .set({ stockOut })
        .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, row.id)));
      await recordConnection(ctx, row.id, code, stockOut ? "connection.stock_on" : "connection.stock_off", {});
    }
    return connectionByCode(ctx, code);
  });
}
