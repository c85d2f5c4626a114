import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import { matchOrders } from "./match-orders";
import { addFees, feesOfRow, type OrderFee } from "./order-fees";
import { findHeader } from "./report-columns";
import { readReportRows, type Sign, type UnmatchedRow } from "./report-rows";
import { keptUnmatched, writeReport } from "./write-report";

export type FinanceReport = {
  connection: string;
  /** The marketplace's number of the report, or the file's name: the same name is the same report. */
  name: string;
  sign?: Sign;
  rows: readonly { row: number; cells: readonly string[] }[];
};
export type ImportedReport = {
  id: string;
  rows: number;
  matched: number;
  added: number;
  unmatchedCount: number;
  unmatched: UnmatchedRow[];
};

const headRows = 60;

/**
 * Takes in what a marketplace says that it took for its orders. A row counts once, however often its report is read: read again, it
 * adds the rows whose orders have come since. What the marketplace's API has told of the same orders and days counts instead.
 * Refuses a table without a column of orders and one of amounts.
 */
export async function importFinanceReport(ctx: Context, { connection: code, name, sign, rows }: FinanceReport): Promise<ImportedReport> {
  const { row: connection } = await openConnection(ctx, { code });
  const header = findHeader(rows.slice(0, headRows).map(({ cells }) => cells));
  if (!header) throw new Refusal("invalid", reason("finance.columns_unknown"));
  const [organization] = await ctx.db
    .select({ currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const read = readReportRows(rows.slice(header.at + 1), header.columns, {
    // Ozon writes what it takes with a minus.
    sign: sign ?? (connection.kind === "ozon" ? "costs_negative" : "costs_positive"),
    currency: organization?.currency ?? "RUB",
    digest: (text) => createHash("sha256").update(text).digest("hex"),
  });
  const orders = await matchOrders(ctx, connection.id, [...new Set(read.rows.map(({ key }) => key))]);
  const unmatched: UnmatchedRow[] = [...read.unreadable];
  const fees: OrderFee[] = [];
  let matched = 0;
  for (const { row, key, rowKey, currency, day, fees: amounts } of read.rows) {
    const order = orders.get(key);
    if (!order) {
      unmatched.push({ row, key, reason: key === "" ? reason("finance.no_order_named") : reason("finance.order_unknown", { key }) });
      continue;
    }
    matched++;
    fees.push(...feesOfRow(order, { rowKey, currency, day, fees: amounts }));
  }
  const counted = {
    rows: read.rows.length + read.unreadable.length,
    matched,
    unmatchedCount: unmatched.length,
    unmatched: unmatched.sort((a, b) => a.row - b.row).slice(0, keptUnmatched),
  };
  return inTransaction(ctx, async (ctx) => {
    const id = await writeReport(ctx, { connectionId: connection.id, name, source: "file", ...counted });
    const added = await addFees(ctx, { connectionId: connection.id, reportId: id, source: "file" }, fees);
    await record(ctx, {
      type: "connection.finance_imported",
      subject: { kind: "connection", id: connection.id, number: connection.code },
      data: { code: connection.code, report: name, added, unmatched: unmatched.length },
    });
    return { id, added, ...counted };
  });
}
