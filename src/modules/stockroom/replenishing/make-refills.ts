import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { stockBins } from "@/modules/inventory/bins/tables";
import { stockLots } from "@/modules/inventory/lots/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { fromReserve, lackOf, type ReserveUnits } from "../refill";
import { pickBins, refills } from "./tables";

/**
 * Makes tasks for pick bins that lack units: below their minimum, or with less than the work in hand will take out of them.
 * What is on its way counts; the reserve is what lies in reserve bins, less what other tasks carry away. Answers how many.
 */
export function makeRefills(ctx: Context, warehouseId: string, productIds: readonly string[] | null): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    // One plan at a time: two would both see the same lack.
    await ctx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('refills ' || ${organizationId}::text || ${warehouseId}::text, 0))`,
    );
    const wishes = await wishesOf(ctx, warehouseId, productIds);
    const lacking = wishes.flatMap((wish) => {
      const lack = lackOf(wish);
      return lack ? [{ ...wish, lack }] : [];
    });
    if (lacking.length === 0) return 0;
    const reserve = await reserveOf(ctx, warehouseId, [...new Set(lacking.map(({ productId }) => productId))]);
    const rows = lacking.flatMap(({ productId, binId, lack }) => {
      const own = reserve.filter((one) => one.productId === productId && one.binId !== binId);
      return fromReserve(own, lack.units).map(({ binId: fromBinId, lot, units }) => {
        // What one bin is given, the next cannot have.
        for (const one of own) if (one.binId === fromBinId && one.lot === lot) one.units -= units;
        return {
          organizationId,
          id: newId(),
          warehouseId,
          productId,
          lot,
          fromBinId,
          toBinId: binId,
          units,
          why: lack.why,
          createdAt: ctx.now(),
        };
      });
    });
    if (rows.length === 0) return 0;
    const made = await ctx.db.insert(refills).values(rows).onConflictDoNothing().returning({ id: refills.id });
    if (made.length > 0)
      await record(ctx, {
        type: "refill.made",
        subject: { kind: "warehouse", id: warehouseId },
        warehouseId,
        data: { tasks: made.length },
      });
    return made.length;
  });
}

type Wish = { binId: string; productId: string; min: number; max: number; there: number; coming: number; wanted: number };

/** The pick bins with what lies in them, what is on its way, and what released or begun work will take of their product. */
async function wishesOf(ctx: Context, warehouseId: string, productIds: readonly string[] | null): Promise<Wish[]> {
  const own = ctx.actor.organizationId;
  const some = productIds ? sql`and r.product_id = any(${sql.param([...productIds])}::uuid[])` : sql``;
  const { rows } = await ctx.db.execute<Wish>(sql`
    select r.bin_id as "binId", r.product_id as "productId", r.min, r.max,
      coalesce((select sum(c.units) from stock_bins c where c.organization_id = r.organization_id and c.warehouse_id = r.warehouse_id
        and c.bin_id = r.bin_id and c.product_id = r.product_id), 0)::int as there,
      coalesce((select sum(t.units - t.done) from refills t where t.organization_id = r.organization_id and t.warehouse_id = r.warehouse_id
        and t.to_bin_id = r.bin_id and t.product_id = r.product_id and t.state in ('open', 'claimed')), 0)::int as coming,
      case when l.bin_id = r.bin_id then coalesce((select sum(fl.quantity) from fulfilments f
        join fulfilment_lines fl on fl.organization_id = f.organization_id and fl.fulfilment_id = f.id
        where f.organization_id = r.organization_id and f.warehouse_id = r.warehouse_id and fl.product_id = r.product_id
          and (f.status in ('picking', 'picked', 'packed') or f.status = 'planned' and exists (
            select 1 from pick_task_slots s where s.organization_id = f.organization_id and s.fulfilment_id = f.id and s.active))), 0)::int else 0 end as wanted
    from pick_bins r
    left join stock_levels l on l.organization_id = r.organization_id and l.warehouse_id = r.warehouse_id and l.product_id = r.product_id
    where r.organization_id = ${own} and r.warehouse_id = ${warehouseId} ${some}
    order by r.product_id, r.bin_id`);
  return rows;
}

/** What lies in reserve bins, less what tasks that are not done carry out of them. */
async function reserveOf(
  ctx: Context,
  warehouseId: string,
  productIds: readonly string[],
): Promise<(ReserveUnits & { productId: string })[]> {
  const own = ctx.actor.organizationId;
  const rows = await ctx.db
    .select({
      productId: stockBins.productId,
      binId: stockBins.binId,
      code: bins.code,
      walkOrder: bins.walkOrder,
      lot: stockBins.lot,
      expiresOn: stockLots.expiresOn,
      units: sql<number>`(${stockBins.units} - coalesce((select sum(t.units - t.done) from refills t where t.organization_id = ${stockBins.organizationId}
        and t.warehouse_id = ${stockBins.warehouseId} and t.from_bin_id = ${stockBins.binId} and t.product_id = ${stockBins.productId}
        and t.lot = ${stockBins.lot} and t.state in ('open', 'claimed')), 0))::int`,
    })
    .from(stockBins)
    .innerJoin(bins, and(eq(bins.organizationId, stockBins.organizationId), eq(bins.id, stockBins.binId)))
    .leftJoin(
      stockLots,
      and(
        eq(stockLots.organizationId, stockBins.organizationId),
        eq(stockLots.warehouseId, stockBins.warehouseId),
        eq(stockLots.productId, stockBins.productId),
        eq(stockLots.lot, stockBins.lot),
      ),
    )
    .leftJoin(
      pickBins,
      and(
        eq(pickBins.organizationId, stockBins.organizationId),
        eq(pickBins.warehouseId, stockBins.warehouseId),
        eq(pickBins.binId, stockBins.binId),
        eq(pickBins.productId, stockBins.productId),
      ),
    )
    .where(
      and(
        eq(stockBins.organizationId, own),
        eq(stockBins.warehouseId, warehouseId),
        inArray(stockBins.productId, [...productIds]),
        eq(bins.kind, "reserve"),
        sql`${pickBins.binId} is null`,
      ),
    );
  return rows.filter((row) => row.units > 0);
}
