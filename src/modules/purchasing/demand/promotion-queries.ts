import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ListPromotions } from "./inputs";

export type PromotionRow = {
  id: string;
  name: string;
  firstDay: string;
  lastDay: string;
  forAll: boolean;
  version: number;
  by: { name: string };
  skus: string[];
};

/** Marks of promotions, the latest first. */
export async function listPromotions(ctx: Context, query: ListPromotions): Promise<{ items: PromotionRow[]; nextCursor: string | null }> {
  const { limit, cursor } = ListPromotions.parse(query);
  const after = decodeCursor(cursor, ["text", "id"]);
  const { rows } = await ctx.db.execute<PromotionRow>(sql`
    select m.id, m.name, to_char(m.first_day, 'YYYY-MM-DD') as "firstDay", to_char(m.last_day, 'YYYY-MM-DD') as "lastDay", m.for_all as "forAll", m.version, m.by,
      array(select p.sku from promotion_products pp join products p on p.organization_id = pp.organization_id and p.id = pp.product_id
        where pp.organization_id = m.organization_id and pp.promotion_id = m.id order by p.sku) as skus
    from promotions m
    where m.organization_id = ${ctx.actor.organizationId}::uuid
      ${after ? sql`and (to_char(m.first_day, 'YYYY-MM-DD'), m.id) < (${after[0] ?? ""}, ${after[1] ?? ""}::uuid)` : sql``}
    order by m.first_day desc, m.id desc limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.firstDay, row.id]);
}
