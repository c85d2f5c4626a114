import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListDifferences } from "./inputs";
import { stockDifferences } from "./tables";

/** People limited to some warehouses see the differences of theirs. */
const mine = (ctx: Context) =>
  and(
    eq(stockDifferences.organizationId, ctx.actor.organizationId),
    ctx.actor.warehouseIds ? inArray(stockDifferences.warehouseId, [...ctx.actor.warehouseIds]) : undefined,
  );

const columns = {
  id: stockDifferences.id,
  warehouse: warehouses.code,
  warehouseName: warehouses.name,
  sku: products.sku,
  name: products.name,
  master: stockDifferences.master,
  figure: stockDifferences.figure,
  unposted: stockDifferences.unposted,
  onHand: stockDifferences.onHand,
  reason: stockDifferences.reason,
  state: stockDifferences.state,
  foundAt: stockDifferences.foundAt,
  settledAt: stockDifferences.settledAt,
};

export type Difference = Awaited<ReturnType<typeof differenceById>>;

function read(ctx: Context) {
  return ctx.db
    .select(columns)
    .from(stockDifferences)
    .innerJoin(
      warehouses,
      and(eq(warehouses.organizationId, stockDifferences.organizationId), eq(warehouses.id, stockDifferences.warehouseId)),
    )
    .innerJoin(products, and(eq(products.organizationId, stockDifferences.organizationId), eq(products.id, stockDifferences.productId)))
    .$dynamic();
}

/** One page of differences with stock masters, the newest first: the open ones unless another state is asked for. */
export async function listDifferences(ctx: Context, query: ListDifferences) {
  const { limit, cursor, state } = ListDifferences.parse(query);
  const [after] = decodeCursor(cursor, ["id"]) ?? [];
  const rows = await read(ctx)
    .where(and(mine(ctx), eq(stockDifferences.state, state), after ? sql`${stockDifferences.id} < ${after}::uuid` : undefined))
    .orderBy(desc(stockDifferences.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

export async function differenceById(ctx: Context, id: string) {
  const [row] = await read(ctx).where(and(mine(ctx), eq(stockDifferences.id, id)));
  if (!row) throw notFound("stock_difference");
  return row;
}

/** How many wait for somebody's word. */
export async function differenceCount(ctx: Context): Promise<number> {
  const [row] = await ctx.db
    .select({ open: count() })
    .from(stockDifferences)
    .where(and(mine(ctx), eq(stockDifferences.state, "open")));
  return row?.open ?? 0;
}
