import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { WaveJob, WaveLine } from "../plan-wave";
import type { ZoneSize } from "../walk-path";
import type { DueWork } from "./load-due";

type Row = {
  fulfilmentId: string;
  units: number;
  grams: number;
  millilitres: number;
  bin: string | null;
  zone: string | null;
  aisle: string | null;
  shelf: string | null;
  walkOrder: number | null;
};

/** The lines of due work with their weights, volumes and bins. What a product does not say of itself weighs nothing. */
export async function loadWaveJobs(ctx: Context, due: readonly DueWork[]): Promise<WaveJob[]> {
  if (due.length === 0) return [];
  const { rows } = await ctx.db.execute<Row>(sql`
    select l.fulfilment_id as "fulfilmentId", l.quantity as units, (l.quantity::bigint * coalesce(p.weight_grams, 0))::int as grams,
      (l.quantity * coalesce(p.length_mm, 0)::bigint * coalesce(p.width_mm, 0) * coalesce(p.height_mm, 0) / 1000)::int as millilitres,
      b.code as bin, b.zone, b.aisle, b.shelf, b.walk_order as "walkOrder"
    from fulfilment_lines l
    join fulfilments f on f.organization_id = l.organization_id and f.id = l.fulfilment_id
    join products p on p.organization_id = l.organization_id and p.id = l.product_id
    left join stock_levels s on s.organization_id = l.organization_id and s.warehouse_id = f.warehouse_id and s.product_id = l.product_id
    left join bins b on b.organization_id = s.organization_id and b.id = s.bin_id
    where l.organization_id = ${ctx.actor.organizationId} and l.quantity > 0
      and l.fulfilment_id in ${due.map((one) => one.fulfilmentId)}`);
  const lines = new Map<string, WaveLine[]>();
  for (const { fulfilmentId, units, grams, millilitres, bin, zone, aisle, shelf, walkOrder } of rows) {
    const stop = bin === null ? null : { bin, zone: zone ?? "", aisle: aisle ?? "", shelf: shelf ?? "", walkOrder: walkOrder ?? 0 };
    const own = lines.get(fulfilmentId);
    if (own) own.push({ units, grams, millilitres, stop });
    else lines.set(fulfilmentId, [{ units, grams, millilitres, stop }]);
  }
  return due.map(({ fulfilmentId, priority, dueAt }) => ({
    fulfilmentId,
    priority,
    dueAt: dueAt?.getTime() ?? null,
    lines: lines.get(fulfilmentId) ?? [],
  }));
}

/** How far the zones of a warehouse reach, for the way round their far ends. */
export async function loadZoneSizes(ctx: Context, warehouseId: string): Promise<ZoneSize[]> {
  const { rows } = await ctx.db.execute<ZoneSize>(sql`
    select zone, min(walk_order)::int as "walkOrder",
      max(least(999, coalesce(nullif(left(regexp_replace(aisle, '\\D', '', 'g'), 6), ''), '1')::int))::int as aisles,
      max(least(999, coalesce(nullif(left(regexp_replace(shelf, '\\D', '', 'g'), 6), ''), '1')::int))::int as shelves
    from bins where organization_id = ${ctx.actor.organizationId} and warehouse_id = ${warehouseId}
    group by zone order by min(walk_order)`);
  return rows;
}
