import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { dueProducts } from "./due-queries";
import type { StartCount } from "./inputs";
import { countFact } from "./lock-count";
import { countTasks, stockCounts } from "./tables";

type Place = { binId: string | null; code: string | null; productIds: string[] | null };

/**
 * Opens a count: every bin of the warehouse or of a zone, or the bins of products that are due. A bin is in one open count only,
 * so that no difference is posted twice: a count of all bins waits for the others, a cycle count leaves theirs out.
 */
export function startCount(ctx: Context, input: StartCount): Promise<{ id: string; number: number; bins: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, kind: actorKind, id: actorId, name } = ctx.actor;
    const warehouse = await warehouseNamed(ctx, input.warehouse, "warehouse");
    // Numbers without gaps, and no bin in two counts: whoever starts one at the same time waits for this one.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('stock_counts ' || ${organizationId}::text, 0))`);
    const wanted = input.kind === "cycle" ? await placesOfDue(ctx, warehouse.id, input) : await placesOf(ctx, warehouse.id, input.zone);
    const busy = await busyPlaces(ctx, warehouse.id);
    const taken = wanted.filter(({ binId }) => busy.has(binId));
    const [first] = taken;
    if (first && input.kind !== "cycle")
      throw new Refusal("conflict", reason("count.bin_in_other", { bin: first.code ?? "none", number: busy.get(first.binId) ?? 0 }));
    const places = wanted.filter(({ binId }) => !busy.has(binId));
    if (places.length === 0) throw new Refusal("conflict", reason("count.nothing"));
    const { rows } = await ctx.db.execute<{ number: number }>(
      sql`select coalesce(max(number), 0) + 1 as number from stock_counts where organization_id = ${organizationId}::uuid`,
    );
    const [id, number] = [newId(), rows[0]?.number ?? 1];
    const { kind, zone = null, note } = input;
    const by = { kind: actorKind, id: actorId, name };
    await ctx.db
      .insert(stockCounts)
      .values({ organizationId, id, number, warehouseId: warehouse.id, kind, zone, note: note || null, by, createdAt: ctx.now() });
    for (let from = 0; from < places.length; from += 1_000)
      await ctx.db
        .insert(countTasks)
        .values(
          places
            .slice(from, from + 1_000)
            .map((place) => ({ ...place, organizationId, id: newId(), countId: id, warehouseId: warehouse.id })),
        );
    const fact = countFact({ id, number, warehouseId: warehouse.id, warehouse: warehouse.code });
    await record(ctx, { ...fact, type: "count.started", data: { ...fact.data, kind, bins: places.length } });
    return { id, number, bins: places.length };
  });
}

/** All bins of a warehouse and what lies in none; of a zone its bins only. */
async function placesOf(ctx: Context, warehouseId: string, zone: string | undefined): Promise<Place[]> {
  const rows = await ctx.db
    .select({ binId: bins.id, code: bins.code })
    .from(bins)
    .where(
      and(
        eq(bins.organizationId, ctx.actor.organizationId),
        eq(bins.warehouseId, warehouseId),
        zone === undefined ? undefined : eq(bins.zone, zone),
      ),
    );
  const places = rows.map((row) => ({ ...row, productIds: null }));
  return zone === undefined ? [...places, { binId: null, code: null, productIds: null }] : places;
}

/** Where the products of a cycle count lie, and their own bins: each bin with the products that are asked for there. */
async function placesOfDue(ctx: Context, warehouseId: string, { skus, limit, warehouse }: StartCount): Promise<Place[]> {
  const productIds = skus
    ? [...(await stockedProducts(ctx, skus, (i) => `skus.${i}`)).values()].map(({ id }) => id)
    : (await dueProducts(ctx, { warehouse, limit })).map(({ productId }) => productId);
  if (productIds.length === 0) return [];
  const own = ctx.actor.organizationId;
  const ids = sql.param(productIds);
  const { rows } = await ctx.db.execute<{ bin_id: string | null; product_id: string }>(sql`
    select bin_id, product_id from stock_bins where organization_id = ${own} and warehouse_id = ${warehouseId} and product_id = any(${ids}::uuid[])
    union
    select bin_id, product_id from stock_levels
      where organization_id = ${own} and warehouse_id = ${warehouseId} and product_id = any(${ids}::uuid[]) and bin_id is not null
    union
    select null, l.product_id from stock_levels l
      where l.organization_id = ${own} and l.warehouse_id = ${warehouseId} and l.product_id = any(${ids}::uuid[])
        and l.on_hand > coalesce((select sum(c.units) from stock_bins c where c.organization_id = l.organization_id
          and c.warehouse_id = l.warehouse_id and c.product_id = l.product_id), 0)`);
  const binIds = [...new Set(rows.flatMap((row) => row.bin_id ?? []))];
  const named = binIds.length
    ? await ctx.db
        .select({ binId: bins.id, code: bins.code })
        .from(bins)
        .where(and(eq(bins.organizationId, own), inArray(bins.id, binIds)))
    : [];
  const asked = (binId: string | null) => rows.filter((row) => row.bin_id === binId).map((row) => row.product_id);
  const loose = asked(null);
  return [
    ...named.map((bin) => ({ ...bin, productIds: asked(bin.binId) })),
    ...(loose.length > 0 ? [{ binId: null, code: null, productIds: loose }] : []),
  ];
}

/** Bins of this warehouse that are in a count which is not over, with its number. */
async function busyPlaces(ctx: Context, warehouseId: string): Promise<Map<string | null, number>> {
  const rows = await ctx.db
    .select({ binId: countTasks.binId, number: stockCounts.number })
    .from(countTasks)
    .innerJoin(stockCounts, and(eq(stockCounts.organizationId, countTasks.organizationId), eq(stockCounts.id, countTasks.countId)))
    .where(
      and(
        eq(countTasks.organizationId, ctx.actor.organizationId),
        eq(countTasks.warehouseId, warehouseId),
        inArray(stockCounts.state, ["open", "review"]),
      ),
    );
  return new Map(rows.map((row) => [row.binId, row.number]));
}
