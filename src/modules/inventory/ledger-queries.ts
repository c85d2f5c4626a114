import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { addDays, startOfDay } from "@/lib/dates";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { causeDetails } from "./cause-queries";
import { type ExplainStock, ListMovements } from "./inputs";
import type { MovementKind } from "./movement-kinds";
import { stockLevels, stockMovements } from "./tables";

const mine = (ctx: Context) => eq(stockMovements.organizationId, ctx.actor.organizationId);

/** One page of the ledger, newest first: why a figure is what it is. */
export async function listMovements(ctx: Context, query: ListMovements) {
  const { limit, cursor, sku, warehouse, kind, since, until } = ListMovements.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const span = await spanOf(ctx, { since, until });
  const rows = await movementRows(ctx)
    .where(
      and(
        mine(ctx),
        sku ? eq(products.sku, sku) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        kind ? eq(stockMovements.kind, kind) : undefined,
        span.start ? gte(stockMovements.at, span.start) : undefined,
        span.end ? lt(stockMovements.at, span.end) : undefined,
        after ? lt(stockMovements.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(stockMovements.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** The ledger rows with these ids, in the order in which they were written. */
export async function movementsByIds(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return movementRows(ctx)
    .where(and(mine(ctx), inArray(stockMovements.id, [...ids])))
    .orderBy(asc(stockMovements.id));
}

export type StockSum = { kind: MovementKind; units: number; movements: number };

export type StockExplanation = {
  sku: string;
  warehouse: string | null;
  /** On hand before the first of these movements. From the beginning it is 0, unless the ledger lacks a row. */
  opening: number;
  sums: StockSum[];
  /** opening + all sums. */
  closing: number;
};

/**
 * The short answer to "why is on hand 47?": what was there before, what each kind of movement added or took, and what that
 * makes. The closing figure is the level's own (less what moved after the period), so a gap in the ledger shows in `opening`.
 */
export async function explainStock(ctx: Context, { sku, warehouse, since, until }: ExplainStock): Promise<StockExplanation> {
  const { start, end } = await spanOf(ctx, { since, until });
  const place = and(eq(products.sku, sku), warehouse ? eq(warehouses.code, warehouse) : undefined);
  const within: SQL | undefined = and(start ? gte(stockMovements.at, start) : undefined, end ? lt(stockMovements.at, end) : undefined);
  const [level] = await ctx.db
    .select({ onHand: sql<number>`coalesce(sum(${stockLevels.onHand}), 0)::int` })
    .from(stockLevels)
    .innerJoin(products, and(eq(products.organizationId, stockLevels.organizationId), eq(products.id, stockLevels.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLevels.organizationId), eq(warehouses.id, stockLevels.warehouseId)))
    .where(and(eq(stockLevels.organizationId, ctx.actor.organizationId), place));
  const rows = await ctx.db
    .select({
      kind: stockMovements.kind,
      units: sql<number>`(coalesce(sum(${stockMovements.quantity}) filter (where ${within ?? sql`true`}), 0))::int`,
      movements: sql<number>`(count(*) filter (where ${within ?? sql`true`}))::int`,
      later: sql<number>`(${end ? sql`coalesce(sum(${stockMovements.quantity}) filter (where ${gte(stockMovements.at, end)}), 0)` : sql`0`})::int`,
    })
    .from(stockMovements)
    .innerJoin(products, and(eq(products.organizationId, stockMovements.organizationId), eq(products.id, stockMovements.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockMovements.organizationId), eq(warehouses.id, stockMovements.warehouseId)))
    .where(
      and(
        mine(ctx),
        place,
        start ? gte(stockMovements.at, start) : undefined,
        // What only reserves, changes a condition or lies in another bin moves nothing on hand.
        sql`${stockMovements.quantity} <> 0 and ${stockMovements.kind} <> 'moved'`,
      ),
    )
    .groupBy(stockMovements.kind);
  const closing = (level?.onHand ?? 0) - rows.reduce((sum, row) => sum + row.later, 0);
  const sums = rows.filter((row) => row.movements > 0).map(({ kind, units, movements }) => ({ kind, units, movements }));
  sums.sort((a, b) => b.units - a.units || a.kind.localeCompare(b.kind));
  return { sku, warehouse: warehouse ?? null, opening: closing - sums.reduce((sum, one) => sum + one.units, 0), sums, closing };
}

/** Days of the organization as instants; null where the period is open. */
async function spanOf(
  ctx: Context,
  { since, until }: { since?: string; until?: string },
): Promise<{ start: Date | null; end: Date | null }> {
  if (!since && !until) return { start: null, end: null };
  const [organization] = await ctx.db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const timezone = organization?.timezone ?? "UTC";
  return { start: since ? startOfDay(since, timezone) : null, end: until ? startOfDay(addDays(until, 1), timezone) : null };
}

function movementRows(ctx: Context) {
  return ctx.db
    .select({
      id: stockMovements.id,
      at: stockMovements.at,
      sku: products.sku,
      warehouse: warehouses.code,
      kind: stockMovements.kind,
      quantity: stockMovements.quantity,
      reservedDelta: stockMovements.reservedDelta,
      condition: stockMovements.condition,
      conditionDelta: stockMovements.conditionDelta,
      onHandAfter: stockMovements.onHandAfter,
      reservedAfter: stockMovements.reservedAfter,
      lot: stockMovements.lot,
      serial: stockMovements.serial,
      bin: bins.code,
      causeKind: stockMovements.causeKind,
      causeId: stockMovements.causeId,
      cause: causeDetails,
      reason: stockMovements.reason,
      by: stockMovements.by,
    })
    .from(stockMovements)
    .innerJoin(products, and(eq(products.organizationId, stockMovements.organizationId), eq(products.id, stockMovements.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockMovements.organizationId), eq(warehouses.id, stockMovements.warehouseId)))
    .leftJoin(bins, and(eq(bins.organizationId, stockMovements.organizationId), eq(bins.id, stockMovements.binId)));
}
