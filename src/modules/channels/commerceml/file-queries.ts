import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { openConnection } from "../connection-queries";
import { ListExchangeFiles } from "./inputs";
import { exchangeFiles } from "./tables";

const mine = (ctx: Context) => eq(exchangeFiles.organizationId, ctx.actor.organizationId);

export type ExchangeFileItem = Awaited<ReturnType<typeof listExchangeFiles>>["items"][number];

/** One page of the files that 1C sent to a connection, newest first: what each was, what became of it and what it changed. */
export async function listExchangeFiles(ctx: Context, code: string, query: ListExchangeFiles) {
  const { state, limit, cursor } = ListExchangeFiles.parse(query);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const { row: connection } = await openConnection(ctx, { code });
  const rows = await ctx.db
    .select({
      id: exchangeFiles.id,
      name: exchangeFiles.name,
      type: exchangeFiles.type,
      bytes: exchangeFiles.bytes,
      isArchived: exchangeFiles.isArchived,
      state: exchangeFiles.state,
      reason: exchangeFiles.reason,
      counts: exchangeFiles.counts,
      receivedAt: exchangeFiles.createdAt,
      finishedAt: exchangeFiles.finishedAt,
    })
    .from(exchangeFiles)
    .where(
      and(
        mine(ctx),
        eq(exchangeFiles.connectionId, connection.id),
        state ? eq(exchangeFiles.state, state) : undefined,
        after
          ? sql`(${exchangeFiles.createdAt}, ${exchangeFiles.id}) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(exchangeFiles.createdAt), desc(exchangeFiles.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.receivedAt.toISOString(), row.id]);
}
