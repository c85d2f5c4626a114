import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import type { OpenConnection } from "../connection-queries";
import { channelOrders } from "../tables";
import { crmId, crmTime } from "./crm-answer";

/** Facts that change where an order stands, and the status that it has from then on. */
const statusAfter: Readonly<Record<string, string>> = {
  "order.placed": "new",
  "order.confirmed": "client-confirmed",
  "fulfilment.picking_started": "assembling",
  "fulfilment.packed": "assembling-complete",
  "fulfilment.handed_over": "delivering",
  "order.closed": "complete",
  "order.cancelled": "cancel-other",
};

const pageSize = 100;
const settledMs = 15_000;

/**
 * What happened to the connection's orders after an entry of this feed, oldest first. Its numbers rise as the facts were written, and
 * a fact may be seen a moment after a later one: so the last seconds are left for the next question, and nobody misses one.
 */
export async function crmHistory(ctx: Context, { row }: OpenConnection, sinceId: bigint): Promise<Record<string, unknown>[]> {
  const rows = await ctx.db
    .select({ id: outbox.id, at: outbox.at, type: outbox.type, by: outbox.by, number: orders.number, externalId: channelOrders.externalId })
    .from(outbox)
    .innerJoin(
      channelOrders,
      and(
        eq(channelOrders.organizationId, outbox.organizationId),
        eq(channelOrders.orderId, outbox.orderId),
        eq(channelOrders.connectionId, row.id),
      ),
    )
    .innerJoin(orders, and(eq(orders.organizationId, outbox.organizationId), eq(orders.id, channelOrders.orderId)))
    .where(
      and(
        eq(outbox.organizationId, ctx.actor.organizationId),
        gt(outbox.id, sinceId),
        inArray(outbox.type, Object.keys(statusAfter)),
        lt(outbox.at, new Date(ctx.now().getTime() - settledMs)),
        sql`${outbox.xid} < pg_snapshot_xmin(pg_current_snapshot())`,
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(pageSize);
  return rows.map(({ id, at, type, by, number, externalId }) => ({
    id: Number(id),
    createdAt: crmTime(at),
    ...(type === "order.placed" ? { created: true } : {}),
    source: by.kind === "channel" ? "api" : by.kind === "user" ? "user" : "code",
    field: "status",
    oldValue: null,
    newValue: { code: statusAfter[type] },
    order: { id: crmId(number), number, externalId, status: statusAfter[type] },
  }));
}
