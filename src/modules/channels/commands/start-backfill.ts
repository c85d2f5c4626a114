import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { Refusal, refuseIf } from "@/platform/refusal";
import { type Connection, connectionByCode, openConnection } from "../connection-queries";
import type { StartBackfill } from "../inputs";
import { marketplaceOf } from "../marketplaces/registry";
import { recordConnection } from "../record-connection";
import { connections } from "../tables";

const day = 24 * 60 * 60_000;

/** Starts to fetch the orders of the last `days` days; the same order told again changes nothing. Refused while one is running. */
export function startBackfill(ctx: Context, { code, days }: StartBackfill): Promise<Connection> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    if (!marketplaceOf(row.kind)?.poll) throw new Refusal("conflict", reason("connection.cannot_poll"));
    refuseIf(row.active ? null : reason("connection.disabled"));
    refuseIf(row.backfill?.state === "running" ? reason("connection.backfill_running") : null);
    const until = ctx.now().toISOString();
    const from = new Date(ctx.now().getTime() - days * day).toISOString();
    await ctx.db
      .update(connections)
      .set({ backfill: { from, until, at: from, orders: 0, state: "running" } })
      .where(and(eq(connections.organizationId, row.organizationId), eq(connections.id, row.id)));
    await recordConnection(ctx, row.id, code, "connection.backfill", { days });
    await addJob(ctx, "backfill_connection", { connectionId: row.id }, { key: row.id, queue: `line:${row.id}`, maxAttempts: 3 });
    return connectionByCode(ctx, code);
  });
}
