import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines, fulfilments, orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { causeDetails } from "../cause-queries";
import { ListSerials } from "../inputs";
import type { Level } from "../stock";
import { stockMovements } from "../tables";
import { transfers } from "../transfers/tables";
import { stockSerials } from "./tables";

const mine = (ctx: Context) => eq(stockSerials.organizationId, ctx.actor.organizationId);

/** One page of units by their numbers: where each is, whose it is, and every movement it has made. */
export async function listSerials(ctx: Context, query: ListSerials) {
  const { limit, cursor, sku, warehouse, serial, state } = ListSerials.parse(query);
  const after = decodeCursor(cursor, ["text", "id"]);
  const rows = await ctx.db
    .select({
      serial: stockSerials.serial,
      productId: stockSerials.productId,
      sku: products.sku,
      state: stockSerials.state,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      lot: stockSerials.lot,
      fulfilmentId: fulfilments.id,
      orderId: orders.id,
      orderNumber: orders.number,
      transferId: transfers.id,
      transferNumber: transfers.number,
      updatedAt: stockSerials.updatedAt,
    })
    .from(stockSerials)
    .innerJoin(products, and(eq(products.organizationId, stockSerials.organizationId), eq(products.id, stockSerials.productId)))
    .leftJoin(warehouses, and(eq(warehouses.organizationId, stockSerials.organizationId), eq(warehouses.id, stockSerials.warehouseId)))
    .leftJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, stockSerials.organizationId), eq(fulfilmentLines.id, stockSerials.fulfilmentLineId)),
    )
    .leftJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .leftJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .leftJoin(transfers, and(eq(transfers.organizationId, stockSerials.organizationId), eq(transfers.id, stockSerials.transferId)))
    .where(
      and(
        mine(ctx),
        sku ? eq(products.sku, sku) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        serial ? eq(stockSerials.serial, serial) : undefined,
        state ? eq(stockSerials.state, state) : undefined,
        after ? sql`(${stockSerials.serial}, ${stockSerials.productId}) > (${String(after[0])}, ${String(after[1])}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(stockSerials.serial), asc(stockSerials.productId))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.serial, row.productId]);
  const history = await historyOf(ctx, items);
  return {
    items: items.map((row) => ({
      ...row,
      history: history.filter((step) => step.serial === row.serial && step.productId === row.productId),
    })),
    nextCursor,
  };
}

/** The movements of some units, oldest first. */
async function historyOf(ctx: Context, units: readonly { productId: string; serial: string }[]) {
  if (units.length === 0) return [];
  return ctx.db
    .select({
      id: stockMovements.id,
      productId: stockMovements.productId,
      serial: stockMovements.serial,
      at: stockMovements.at,
      kind: stockMovements.kind,
      warehouse: warehouses.code,
      quantity: stockMovements.quantity,
      causeKind: stockMovements.causeKind,
      causeId: stockMovements.causeId,
      cause: causeDetails,
      reason: stockMovements.reason,
      by: stockMovements.by,
    })
    .from(stockMovements)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockMovements.organizationId), eq(warehouses.id, stockMovements.warehouseId)))
    .where(
      and(
        eq(stockMovements.organizationId, ctx.actor.organizationId),
        inArray(stockMovements.productId, [...new Set(units.map((unit) => unit.productId))]),
        inArray(stockMovements.serial, [...new Set(units.map((unit) => unit.serial))]),
      ),
    )
    .orderBy(asc(stockMovements.id));
}

/** The units of a locked level, in stock and in pickers' hands. */
export async function serialsThere(ctx: Context, { warehouseId, productId }: Pick<Level, "warehouseId" | "productId">) {
  return ctx.db
    .select({ serial: stockSerials.serial, lot: stockSerials.lot, state: stockSerials.state })
    .from(stockSerials)
    .where(and(mine(ctx), eq(stockSerials.warehouseId, warehouseId), eq(stockSerials.productId, productId)))
    .orderBy(asc(stockSerials.serial));
}

/** The numbers that a transfer has under way, by product. */
export async function serialsUnderWay(ctx: Context, transferId: string): Promise<Map<string, string[]>> {
  const rows = await ctx.db
    .select({ productId: stockSerials.productId, serial: stockSerials.serial })
    .from(stockSerials)
    .where(and(mine(ctx), eq(stockSerials.transferId, transferId)))
    .orderBy(asc(stockSerials.serial));
  const found = new Map<string, string[]>();
  for (const { productId, serial } of rows) found.set(productId, [...(found.get(productId) ?? []), serial]);
  return found;
}
