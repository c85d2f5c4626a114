import { and, eq, inArray } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { stockLevels } from "@/modules/inventory/tables";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { CellError } from "../rows/cells";
import { readStock, type StockWish } from "../rows/stock";
import { findGoods, type Goods } from "./find-goods";
import type { Shop, Taken, Taker, Verdict } from "./taker";

type Made = { sku: string; warehouse: string; delta: number };
type Found = { goods: Goods; warehouse: { id: string; code: string } };
type ToSet = { at: number; goods: Goods; onHand: number; outcome: "new" | "changed" };
type Wrong = Pick<CellError, "field" | "value" | "reason">;

const why = "import";

/** Figures of stock: what is counted in the file is what lies there from now on. */
export const stockTaker: Taker<StockWish> = {
  read: readStock,

  async judge(ctx, shop, items) {
    const find = await finderOf(
      ctx,
      shop,
      items.map(({ data }) => data),
    );
    const onHand = await levelsOf(
      ctx,
      items.flatMap(({ data }) => find(data).found ?? []),
    );
    return items.map(({ data, position }): Verdict => {
      const { found, wrong } = find(data);
      if (wrong) return { errors: [{ row: position, ...wrong }] };
      const before = onHand(found);
      return { outcome: before === data.onHand ? "same" : before === undefined ? "new" : "changed" };
    });
  },

  async take(ctx, shop, items) {
    const find = await finderOf(
      ctx,
      shop,
      items.map(({ data }) => data),
    );
    const onHand = await levelsOf(
      ctx,
      items.flatMap(({ data }) => find(data).found ?? []),
    );
    const taken: Taken[] = [];
    const byWarehouse = new Map<string, ToSet[]>();
    for (const [at, { data }] of items.entries()) {
      const { found, wrong } = find(data);
      const before = found && onHand(found);
      if (wrong) taken[at] = { refused: wrong.reason };
      else if (before === data.onHand) taken[at] = { outcome: "same" };
      else {
        const one = {
          at,
          goods: found.goods,
          onHand: data.onHand,
          outcome: before === undefined ? ("new" as const) : ("changed" as const),
        };
        byWarehouse.set(found.warehouse.code, [...(byWarehouse.get(found.warehouse.code) ?? []), one]);
      }
    }
    for (const [warehouse, wanted] of byWarehouse) for (const [at, one] of await setOnHand(ctx, warehouse, wanted)) taken[at] = one;
    return taken;
  },

  async undo(ctx, told) {
    const { sku, warehouse, delta } = told as Made;
    const undone = await inSavepoint(ctx, (ctx) =>
      adjustStock(ctx, { warehouse, reason: `${why}: undo`, lines: [{ sku, delta: -delta }] }),
    );
    return "refused" in undone ? undone.refused : null;
  },
};

/** All shelves of a warehouse in one go; where one of them refuses, each by itself. */
async function setOnHand(ctx: Context, warehouse: string, wanted: readonly ToSet[]): Promise<[at: number, taken: Taken][]> {
  const lines = wanted.map(({ goods, onHand }) => ({ sku: goods.sku, onHand }));
  const booked = await inSavepoint(ctx, (ctx) => adjustStock(ctx, { warehouse, reason: why, lines }));
  if ("done" in booked) {
    const deltas = new Map<string, number>();
    for (const { product_id: id, quantity } of booked.done) deltas.set(id, (deltas.get(id) ?? 0) + quantity);
    return wanted.map(({ at, goods, outcome }) => {
      const made: Made = { sku: goods.sku, warehouse, delta: deltas.get(goods.id) ?? 0 };
      return [at, { outcome, ...(made.delta === 0 ? {} : { made }) }];
    });
  }
  if (wanted.length === 1) return wanted.map(({ at }) => [at, booked]);
  const each: [number, Taken][] = [];
  for (const one of wanted) each.push(...(await setOnHand(ctx, warehouse, [one])));
  return each;
}

/** What a refusal left half-done goes; the rest of the chunk stays. */
async function inSavepoint<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<{ done: T } | { refused: Reason }> {
  try {
    return { done: await ctx.db.transaction((tx) => run({ ...ctx, db: tx as unknown as Context["db"] })) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.reason };
    throw error;
  }
}

async function finderOf(ctx: Context, { warehouses }: Shop, rows: readonly StockWish[]) {
  const goodsOf = await findGoods(ctx, rows);
  return (row: StockWish): { found: Found; wrong?: undefined } | { found?: undefined; wrong: Wrong } => {
    const warehouse = warehouses.get(row.warehouse);
    if (!warehouse)
      return { wrong: { field: "warehouse", value: row.warehouse, reason: reason("warehouse.unknown", { warehouse: row.warehouse }) } };
    const found = goodsOf(row);
    const named = row.sku ? ({ field: "sku", value: row.sku } as const) : ({ field: "barcode", value: row.barcode ?? "" } as const);
    if ("wrong" in found) return { wrong: { ...named, reason: found.wrong } };
    const { goods } = found;
    if (goods.isBundle) return { wrong: { ...named, reason: reason("stock.bundle_has_no_stock", { sku: goods.sku }) } };
    if (goods.tracksLots || goods.tracksSerials) return { wrong: { ...named, reason: reason("file.tracked_apart", { sku: goods.sku }) } };
    return { found: { goods, warehouse } };
  };
}

async function levelsOf(ctx: Context, wanted: readonly Found[]) {
  const rows =
    wanted.length === 0
      ? []
      : await ctx.db
          .select({ warehouseId: stockLevels.warehouseId, productId: stockLevels.productId, onHand: stockLevels.onHand })
          .from(stockLevels)
          .where(
            and(
              eq(stockLevels.organizationId, ctx.actor.organizationId),
              inArray(stockLevels.productId, [...new Set(wanted.map(({ goods }) => goods.id))]),
            ),
          );
  const levels = new Map(rows.map((row) => [`${row.warehouseId} ${row.productId}`, row.onHand]));
  return ({ goods, warehouse }: Found) => levels.get(`${warehouse.id} ${goods.id}`);
}
