import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { FeeKind, Fees } from "../marketplaces/finance";
import type { Matched } from "./match-orders";
import { type FeeSource, orderFees } from "./tables";

export type OrderFee = { orderId: string; rowKey: string; kind: FeeKind; amountMinor: number; currency: string; day: string | null };
type Row = { rowKey: string; currency: string | null; day: string | null; fees: Fees };
type Report = { connectionId: string; reportId: string; source: FeeSource };

const perInsert = 1_000;

/** The amounts of a row for the order that it is about. */
export function feesOfRow({ orderId, currency: its }: Matched, { rowKey, currency, day, fees }: Row): OrderFee[] {
  return Object.entries(fees).map(([kind, amountMinor]) => ({
    ...{ orderId, rowKey, day, kind: kind as FeeKind, amountMinor },
    currency: currency ?? its,
  }));
}

/**
 * Books amounts of a report's rows; a row that is booked already counts once. Where the marketplace's API told of the same order and
 * day (or either names no day), its word counts and the file's is dropped: so both may come, in any order. Answers how many were added.
 */
export async function addFees(ctx: Context, report: Report, fees: readonly OrderFee[]): Promise<number> {
  const { organizationId } = ctx.actor;
  const { connectionId, reportId } = report;
  // A file and a reading of one connection would not see each other's rows.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`fees ${connectionId}`}, 3))`);
  let added = 0;
  for (const some of chunks(fees, perInsert)) {
    const rows = some.map((fee) => ({ ...fee, ...report, organizationId }));
    const kept = await ctx.db.insert(orderFees).values(rows).onConflictDoNothing().returning({ rowKey: orderFees.rowKey });
    added += kept.length;
  }
  for (const some of chunks([...new Set(fees.map(({ orderId }) => orderId))], perInsert)) {
    const { rows } = await ctx.db.execute<{ report_id: string }>(sql`
      delete from order_fees f using order_fees a
      where f.organization_id = ${organizationId} and f.connection_id = ${connectionId} and f.source = 'file'
        and f.order_id = any(${sql.param(some)}::uuid[])
        and a.organization_id = f.organization_id and a.order_id = f.order_id and a.connection_id = f.connection_id and a.source = 'api'
        and (a.day = f.day or a.day is null or f.day is null)
      returning f.report_id`);
    added -= rows.filter((row) => row.report_id === reportId).length;
  }
  await tellBooked(ctx, connectionId, fees);
  return added;
}

/** Takes away what was booked of rows that are told anew. */
export async function withdrawRows(
  ctx: Context,
  { connectionId, reportId }: Pick<Report, "connectionId" | "reportId">,
  rowKeys: readonly string[],
): Promise<void> {
  for (const some of chunks(rowKeys, perInsert)) {
    const gone = await ctx.db
      .delete(orderFees)
      .where(and(eq(orderFees.organizationId, ctx.actor.organizationId), eq(orderFees.reportId, reportId), inArray(orderFees.rowKey, some)))
      .returning({ orderId: orderFees.orderId });
    await tellBooked(ctx, connectionId, gone);
  }
}

/** Names the orders that cost something else by now: whoever sums them up counts these anew. */
async function tellBooked(ctx: Context, connectionId: string, fees: readonly { orderId: string }[]): Promise<void> {
  const told = chunks([...new Set(fees.map(({ orderId }) => orderId))], perInsert).map((orderIds) => ({
    type: "connection.fees_booked",
    subject: { kind: "connection", id: connectionId },
    data: { orderIds },
  }));
  await record(ctx, ...told);
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
