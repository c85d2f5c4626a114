import { and, asc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { type Talk, withLine } from "../line/with-line";
import type { StockOut } from "../marketplaces/stock-port";
import { channelStock } from "./tables";
import { giveUpPlaces, wantedPlaces } from "./wanted-places";

// A sale that we have not heard of yet also lowers the channel's number: only a difference that stays is put right.
const patienceMs = 10 * 60_000;

/** Reads the channel's own numbers and compares them with what it acknowledged. A difference that stays is pushed again. */
export async function compareStock(ctx: Context, connectionId: string): Promise<void> {
  const talked = await withLine(ctx, connectionId, async (talk) => {
    const { stock } = talk.marketplace;
    if (!stock?.read || !talk.connection.row.stockOut) return 0;
    const { row } = talk.connection;
    let drifted = await giveUpPlaces(ctx, [connectionId], await wantedPlaces(ctx, [row]));
    for (let after: string | null = null; ; ) {
      const rows = await somePushed(ctx, connectionId, after, stock.batch);
      if (rows.length === 0) return drifted;
      drifted += await compare(ctx, talk, stock, rows);
      after = rows.at(-1)?.productId ?? null;
    }
  });
  if (!("done" in talked) || talked.done === 0) return;
  await addJob(ctx, "push_stock", { connectionId }, { key: connectionId, queue: `line:${connectionId}`, maxAttempts: 5 });
}

/** Whole products, so that no place of one is left out between two pages. */
async function somePushed(ctx: Context, connectionId: string, after: string | null, limit: number) {
  const mine = and(eq(channelStock.organizationId, ctx.actor.organizationId), eq(channelStock.connectionId, connectionId));
  const rows = await ctx.db
    .select({
      productId: channelStock.productId,
      place: channelStock.place,
      key: channelStock.key,
      pushed: channelStock.pushed,
      driftSince: channelStock.driftSince,
      sku: products.sku,
      barcode: products.barcode,
    })
    .from(channelStock)
    .innerJoin(products, and(eq(products.organizationId, channelStock.organizationId), eq(products.id, channelStock.productId)))
    .where(
      and(
        mine,
        eq(channelStock.acknowledged, true),
        isNull(channelStock.dirtyAt),
        isNotNull(channelStock.key),
        after ? gt(channelStock.productId, after) : undefined,
      ),
    )
    .orderBy(asc(channelStock.productId), asc(channelStock.place))
    .limit(limit + 1);
  if (rows.length <= limit) return rows;
  const last = rows.at(-1)?.productId;
  const whole = rows.filter((row) => row.productId !== last);
  return whole.length > 0 ? whole : rows;
}

type Pushed = Awaited<ReturnType<typeof somePushed>>[number];

async function compare(ctx: Context, { connection, line }: Talk, stock: StockOut, rows: readonly Pushed[]): Promise<number> {
  const theirs =
    (await stock.read?.(
      line,
      rows.map(({ sku, barcode, key, place }) => ({ sku, barcode, key: key ?? {}, place })),
    )) ?? [];
  const at = ctx.now();
  const seen = rows.map((row, index) => {
    const number = theirs[index] ?? null;
    const drifts = number !== null && number !== row.pushed;
    const since = drifts ? (row.driftSince ?? at) : null;
    return {
      product: row.productId,
      place: row.place,
      pushed: row.pushed,
      theirs: number,
      since,
      heal: since !== null && at.getTime() - since.getTime() >= patienceMs,
    };
  });
  const healed = seen.filter((row) => row.heal).length;
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`
      update channel_stock s set theirs = v.theirs, theirs_at = ${at}, drift_since = v.since,
        dirty_at = case when v.heal then coalesce(s.dirty_at, ${at}::timestamptz) else s.dirty_at end
      from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb)
        as v(product uuid, place text, pushed integer, theirs integer, since timestamptz, heal boolean)
      where s.organization_id = ${ctx.actor.organizationId} and s.connection_id = ${connection.row.id}
        and s.product_id = v.product and s.place = v.place and s.pushed is not distinct from v.pushed`);
    if (healed > 0)
      await record(ctx, {
        type: "channel_stock.drifted",
        subject: { kind: "connection", id: connection.row.id, number: connection.row.code },
        data: { code: connection.row.code, products: healed },
      });
  });
  return healed;
}
