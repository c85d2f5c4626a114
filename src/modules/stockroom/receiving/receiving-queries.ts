import { and, desc, eq, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListDiscrepancies } from "./inputs";
import { discrepancies } from "./tables";

/** Every read of a discrepancy passes through here; whoever works in some warehouses sees theirs. */
function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(discrepancies.organizationId, organizationId),
    warehouseIds ? sql`${discrepancies.warehouseId} = any(${sql.param([...warehouseIds])}::uuid[])` : undefined,
  );
}

/** One page of what deliveries brought otherwise than announced, the latest first. */
export async function listDiscrepancies(ctx: Context, query: ListDiscrepancies) {
  const { warehouse, arrivalId, kind, limit, cursor } = ListDiscrepancies.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({
      id: discrepancies.id,
      at: discrepancies.createdAt,
      warehouse: warehouses.code,
      sku: products.sku,
      name: products.name,
      arrivalId: discrepancies.arrivalId,
      kind: discrepancies.kind,
      units: discrepancies.units,
      note: discrepancies.note,
      hasPhoto: sql<boolean>`${discrepancies.photo} is not null`,
      by: sql<string>`${discrepancies.by}->>'name'`,
    })
    .from(discrepancies)
    .innerJoin(products, and(eq(products.organizationId, discrepancies.organizationId), eq(products.id, discrepancies.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, discrepancies.organizationId), eq(warehouses.id, discrepancies.warehouseId)))
    .where(
      and(
        mine(ctx),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        arrivalId ? eq(discrepancies.arrivalId, arrivalId) : undefined,
        kind ? eq(discrepancies.kind, kind) : undefined,
        after ? sql`${discrepancies.id} < ${after[0]}::uuid` : undefined,
      ),
    )
    .orderBy(desc(discrepancies.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** The photo of a discrepancy, as WebP. */
export async function discrepancyPhoto(ctx: Context, discrepancyId: string): Promise<Buffer> {
  const [row] = await ctx.db
    .select({ photo: discrepancies.photo })
    .from(discrepancies)
    .where(and(mine(ctx), eq(discrepancies.id, discrepancyId)));
  if (!row?.photo) throw notFound("photo");
  return row.photo;
}
