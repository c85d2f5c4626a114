import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { ToldFee } from "../../marketplaces/finance";
import { matchOrders } from "../match-orders";
import { addFees, feesOfRow, type OrderFee, withdrawRows } from "../order-fees";
import type { UnmatchedRow } from "../report-rows";
import { financeReports } from "../tables";
import { keptUnmatched, writeReport } from "../write-report";

/** No file has this name: names that people give are trimmed. */
const name = " api";

/**
 * Books a page of fees as the marketplace's API told them: told again, a row has the amounts that it has now. All pages are one
 * report, which counts the rows of its last reading; `isFirst` begins the count.
 */
export async function bookPage(
  ctx: Context,
  { id: connectionId }: { id: string },
  told: readonly ToldFee[],
  { isFirst }: { isFirst: boolean },
) {
  const known = await matchOrders(ctx, connectionId, [...new Set(told.flatMap(({ orders }) => orders))]);
  await inTransaction(ctx, async (ctx) => {
    const before = isFirst ? null : await reportOf(ctx, connectionId);
    const fees: OrderFee[] = [];
    const unmatched: UnmatchedRow[] = [];
    for (const [at, row] of told.entries()) {
      const order = row.orders.map((key) => known.get(key)).find(Boolean);
      const key = row.orders[0] ?? "";
      if (order) fees.push(...feesOfRow(order, row));
      else unmatched.push({ row: (before?.rows ?? 0) + at + 1, key, reason: reason("finance.order_unknown", { key }) });
    }
    const reportId = await writeReport(ctx, {
      connectionId,
      name,
      source: "api",
      rows: (before?.rows ?? 0) + told.length,
      matched: (before?.matched ?? 0) + told.length - unmatched.length,
      unmatchedCount: (before?.unmatchedCount ?? 0) + unmatched.length,
      unmatched: [...(before?.unmatched ?? []), ...unmatched].slice(0, keptUnmatched),
    });
    await withdrawRows(ctx, { connectionId, reportId }, [...new Set(told.map(({ rowKey }) => rowKey))]);
    await addFees(ctx, { connectionId, reportId, source: "api" }, fees);
  });
}

async function reportOf(ctx: Context, connectionId: string) {
  const [report] = await ctx.db
    .select()
    .from(financeReports)
    .where(
      and(
        eq(financeReports.organizationId, ctx.actor.organizationId),
        eq(financeReports.connectionId, connectionId),
        eq(financeReports.name, name),
      ),
    );
  return report ?? null;
}
