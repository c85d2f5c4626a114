import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { type Talk, withLine } from "../line/with-line";
import type { StockOut, StockOutcome, StockRow } from "../marketplaces/stock-port";
import { findKeys } from "./find-keys";
import { loadOffers, type Offers } from "./load-offers";
import { channelStock } from "./tables";

const soonMs = 20_000;
const batchesInOneGo = 50;

type Dirty = typeof channelStock.$inferSelect;

/**
 * Tells a channel the stock of what has changed, batch by batch, and keeps what it acknowledged or refused. A number that changed
 * while it was on its way stays noted. What could not be told now is told later by the same job.
 */
export async function pushStock(ctx: Context, connectionId: string): Promise<void> {
  const talked = await withLine(ctx, connectionId, async (talk) => {
    const { stock } = talk.marketplace;
    if (!stock || !talk.connection.row.stockOut) return;
    for (let batch = 0; batch < batchesInOneGo; batch++) {
      const rows = await dirtyRows(ctx, connectionId, stock.batch);
      if (rows.length === 0) return;
      await pushBatch(ctx, talk, stock, rows);
    }
  });
  if ("off" in talked) return;
  const next = await nextPush(ctx, connectionId);
  if (!next) return;
  const later = "later" in talked ? (talked.at ?? new Date(ctx.now().getTime() + soonMs)) : ctx.now();
  const runAt = new Date(Math.max(next.getTime(), later.getTime()));
  await addJob(ctx, "push_stock", { connectionId }, { key: connectionId, queue: `line:${connectionId}`, runAt, maxAttempts: 5 });
}

const of = (ctx: Context, connectionId: string) =>
  and(
    eq(channelStock.organizationId, ctx.actor.organizationId),
    eq(channelStock.connectionId, connectionId),
    isNotNull(channelStock.dirtyAt),
  );

function dirtyRows(ctx: Context, connectionId: string, limit: number): Promise<Dirty[]> {
  return ctx.db
    .select()
    .from(channelStock)
    .where(and(of(ctx, connectionId), or(isNull(channelStock.notBefore), lte(channelStock.notBefore, ctx.now()))))
    .orderBy(asc(channelStock.dirtyAt), asc(channelStock.productId))
    .limit(limit);
}

/** When the next number may go out; null when none waits. */
async function nextPush(ctx: Context, connectionId: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: sql<string | null>`min(coalesce(${channelStock.notBefore}, ${channelStock.dirtyAt}))` })
    .from(channelStock)
    .where(of(ctx, connectionId));
  return row?.at ? new Date(row.at) : null;
}

async function pushBatch(ctx: Context, { connection, line }: Talk, stock: StockOut, rows: readonly Dirty[]): Promise<void> {
  const offers = await loadOffers(
    ctx,
    connection,
    stock.per,
    rows.map((row) => row.productId),
  );
  const keyed = await findKeys(ctx, line, stock, rows, offers.products);
  const at = ctx.now();
  const known = rows.filter((row) => keyed.has(row.productId));
  // The channel has this number already, or does not sell this product.
  const told = known.filter((row) => !isThere(row, unitsOf(offers, row)));
  const outcomes =
    told.length > 0
      ? await stock.push(
          line,
          told.map((row) => rowFor(offers, row, keyed.get(row.productId) ?? {}, at)),
        )
      : [];
  await keep(ctx, rows, told, outcomes, { offers, keyed, at, restSeconds: stock.restSeconds, code: connection.row.code });
}

const unitsOf = (offers: Offers, { productId, place }: Dirty) => offers.units.get(productId)?.get(place) ?? 0;
const isThere = (row: Dirty, units: number) => row.acknowledged && row.pushed === units && row.driftSince === null;

function rowFor(offers: Offers, row: Dirty, key: Record<string, string>, at: Date): StockRow {
  const product = offers.products.get(row.productId);
  return { sku: product?.sku ?? "", barcode: product?.barcode ?? null, key, place: row.place, quantity: unitsOf(offers, row), at };
}

type Sent = { offers: Offers; keyed: ReadonlyMap<string, Record<string, string>>; at: Date; restSeconds: number; code: string };

function keep(ctx: Context, rows: readonly Dirty[], told: readonly Dirty[], outcomes: readonly StockOutcome[], sent: Sent): Promise<void> {
  const outcomeOf = new Map(told.map((row, index) => [row, outcomes[index]]));
  const notBefore = new Date(sent.at.getTime() + sent.restSeconds * 1000);
  const values = rows.map((row) => {
    const outcome = outcomeOf.get(row);
    const missing = !sent.keyed.has(row.productId);
    return {
      product: row.productId,
      place: row.place,
      was: row.dirtyAt?.toISOString() ?? null,
      key: sent.keyed.get(row.productId) ?? null,
      told: outcome !== undefined,
      units: unitsOf(sent.offers, row),
      ok: outcome?.outcome === "acknowledged",
      refused: missing ? { code: "channel.product_unknown_there" } : outcome?.outcome === "refused" ? outcome.reason : null,
    };
  });
  const [first] = rows;
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`
      update channel_stock s set
        key = v.key,
        pushed = case when v.told then v.units else s.pushed end,
        pushed_at = case when v.told then ${sent.at}::timestamptz else s.pushed_at end,
        acknowledged = case when v.told then v.ok else s.acknowledged end,
        not_before = case when v.told then ${notBefore}::timestamptz else s.not_before end,
        drift_since = case when v.told then null else s.drift_since end,
        refused = nullif(v.refused, 'null'::jsonb),
        dirty_at = case when date_trunc('milliseconds', s.dirty_at) = v.was then null else s.dirty_at end
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        as v(product uuid, place text, was timestamptz, key jsonb, told boolean, units integer, ok boolean, refused jsonb)
      where s.organization_id = ${ctx.actor.organizationId} and s.connection_id = ${first?.connectionId ?? null}
        and s.product_id = v.product and s.place = v.place`);
    const refused = values.filter((value) => value.refused && value.told).length;
    if (told.length > 0 && first)
      await record(ctx, {
        type: "channel_stock.pushed",
        subject: { kind: "connection", id: first.connectionId, number: sent.code },
        data: { code: sent.code, products: told.length - refused, refused },
      });
  });
}
