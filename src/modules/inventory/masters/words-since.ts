import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { MasterWord } from "../master-figure";
import type { MasterRow } from "./master-rows";

type Row = { product_id: string; unposted: number; since: number; counted: boolean };

/**
 * What happened on some shelves of one warehouse that their master cannot know of, by product. The shelves must be locked. A master's
 * own movements are no news to it.
 */
export async function wordsSince(
  ctx: Context,
  shelves: readonly Pick<MasterRow, "warehouseId" | "productId" | "at">[],
  postedUntil: Date | null,
): Promise<Map<string, Omit<MasterWord, "figure">>> {
  const asked = shelves.map(({ warehouseId, productId, at }) => {
    return { warehouse_id: warehouseId, product_id: productId, at: at.toISOString(), posted: (postedUntil ?? at).toISOString() };
  });
  const { rows } = await ctx.db.execute<Row>(sql`
    select s.product_id,
      coalesce(-sum(m.quantity) filter (where m.kind in ('shipped', 'returned') and m.created_at > s.posted), 0)::int as unposted,
      coalesce(sum(m.quantity) filter (where m.kind not in ('shipped', 'returned', 'moved') and m.cause_kind <> 'master' and m.created_at > s.at), 0)::int as since,
      coalesce(bool_or(m.kind in ('counted', 'adjusted') and m.cause_kind <> 'master' and m.created_at > s.at), false) as counted
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as s(warehouse_id uuid, product_id uuid, at timestamptz, posted timestamptz)
    join stock_movements m on m.organization_id = ${ctx.actor.organizationId}::uuid and m.warehouse_id = s.warehouse_id
      and m.product_id = s.product_id and m.created_at > least(s.at, s.posted)
    group by s.product_id`);
  return new Map(rows.map(({ product_id, ...word }) => [product_id, word]));
}
