import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { executeKept } from "@/platform/db";
import { overBins } from "./bins/over-bins";
import { movesUnits, trackedOf } from "./load-tracked";
import { overLots } from "./lots/over-lots";
import type { MovementKind } from "./movement-kinds";
import { overSerials } from "./serials/over-serials";
import type { Level } from "./stock";
import { type Condition, stockLevels } from "./tables";

/** Levels of a transaction, locked, by warehouse and product; kept true while movements are applied. */
export type LockedLevels = {
  get(warehouseId: string, productId: string): Level;
  all(): Level[];
};

const keyOf = (warehouseId: string, productId: string) => `${warehouseId} ${productId}`;

/**
 * Locks the levels of some products, in some warehouses or in all, always in the order of product and warehouse:
 * two transactions that want the same rows wait for one another and never in a circle.
 * Lock orders before levels, never the other way round.
 */
export async function lockLevels(
  ctx: Context,
  productIds: readonly string[],
  warehouseIds?: readonly string[] | null,
): Promise<LockedLevels> {
  if (!ctx.inTransaction) throw new Error("lockLevels() outside a transaction");
  const { organizationId } = ctx.actor;
  const unique = [...new Set(productIds)].sort();
  const rows = unique.length
    ? await ctx.db
        .select({
          warehouseId: stockLevels.warehouseId,
          productId: stockLevels.productId,
          onHand: stockLevels.onHand,
          reserved: stockLevels.reserved,
          safety: stockLevels.safety,
          incoming: stockLevels.incoming,
          damaged: stockLevels.damaged,
          quarantine: stockLevels.quarantine,
          inCheck: stockLevels.inCheck,
          putBack: stockLevels.putBack,
        })
        .from(stockLevels)
        .where(
          and(
            eq(stockLevels.organizationId, organizationId),
            inArray(stockLevels.productId, unique),
            warehouseIds ? inArray(stockLevels.warehouseId, [...warehouseIds]) : undefined,
          ),
        )
        .orderBy(asc(stockLevels.productId), asc(stockLevels.warehouseId))
        .for("update")
    : [];
  return lockedLevels(rows);
}

/** Makes sure that levels exist before they are locked and moved (the first receipt of a product in a warehouse). */
export async function ensureLevels(ctx: Context, pairs: readonly { warehouseId: string; productId: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  const sorted = [...pairs].sort((a, b) => a.productId.localeCompare(b.productId) || a.warehouseId.localeCompare(b.warehouseId));
  await ctx.db
    .insert(stockLevels)
    .values(sorted.map((pair) => ({ organizationId: ctx.actor.organizationId, ...pair })))
    .onConflictDoNothing();
}

export function lockedLevels(rows: readonly Level[]): LockedLevels {
  const map = new Map(rows.map((row) => [keyOf(row.warehouseId, row.productId), { ...row }]));
  return {
    get(warehouseId, productId) {
      const level = map.get(keyOf(warehouseId, productId));
      if (!level) throw new Error(`level of product ${productId} in warehouse ${warehouseId} was not locked`);
      return level;
    },
    all: () => [...map.values()],
  };
}

type UnsellableCondition = Exclude<Condition, "sellable">;

const columnOf: Record<UnsellableCondition, "damaged" | "quarantine" | "inCheck" | "putBack"> = {
  damaged: "damaged",
  quarantine: "quarantine",
  in_check: "inCheck",
  put_back: "putBack",
};

/** One change of a level: `quantity` changes on hand, `reservedDelta` what is reserved, `conditionDelta` the units in `condition`. */
export type Movement = {
  warehouseId: string;
  productId: string;
  kind: MovementKind;
  quantity?: number;
  reservedDelta?: number;
  condition?: Condition;
  conditionDelta?: number;
  cause: { kind: string; id: string; key: string };
  reason?: string | null;
  /** Where units are put, or taken from; without it they come to no bin, and leave those that lie in none first. */
  binId?: string | null;
  lot?: string | null;
  /** Of a lot that is named for the first time: its last day; null when it does not expire. */
  expiresOn?: string | null;
  /** Which units, of products that track serial numbers: as many as move. */
  serials?: readonly string[];
  serial?: string | null;
};

/** A movement with its balances after it: the row of the ledger. */
export type LedgerRow = ReturnType<typeof ledgerRows>[number];

/** Applies movements to the locked levels in memory and gives the ledger rows. The database's checks have the last word. */
export function ledgerRows(ctx: Context, levels: LockedLevels, movements: readonly Movement[]) {
  const { kind, id, name } = ctx.actor;
  const by = { kind, id, name };
  return movements.map((movement) => {
    const level = levels.get(movement.warehouseId, movement.productId);
    const { quantity = 0, reservedDelta = 0, condition = "sellable", conditionDelta = 0 } = movement;
    level.onHand += quantity;
    level.reserved += reservedDelta;
    if (condition !== "sellable") level[columnOf[condition]] += conditionDelta;
    return {
      organization_id: ctx.actor.organizationId,
      id: newId(),
      at: ctx.now().toISOString(),
      warehouse_id: movement.warehouseId,
      product_id: movement.productId,
      kind: movement.kind,
      quantity,
      reserved_delta: reservedDelta,
      condition,
      condition_delta: condition === "sellable" ? 0 : conditionDelta,
      on_hand_after: level.onHand,
      reserved_after: level.reserved,
      bin_id: movement.binId ?? null,
      lot: movement.lot ?? null,
      serial: movement.serial ?? null,
      cause_kind: movement.cause.kind,
      cause_id: movement.cause.id,
      cause_key: movement.cause.key,
      reason: movement.reason ?? null,
      by,
    };
  });
}

/** What rows of the ledger add to each level they touch. */
function sumsByLevel(rows: readonly LedgerRow[]) {
  const sums = new Map<string, { warehouseId: string; productId: string } & Record<UnsellableCondition | "onHand" | "reserved", number>>();
  for (const row of rows) {
    const key = keyOf(row.warehouse_id, row.product_id);
    const zero = { onHand: 0, reserved: 0, damaged: 0, quarantine: 0, in_check: 0, put_back: 0 };
    const sum = sums.get(key) ?? { warehouseId: row.warehouse_id, productId: row.product_id, ...zero };
    sum.onHand += row.quantity;
    sum.reserved += row.reserved_delta;
    if (row.condition !== "sellable") sum[row.condition] += row.condition_delta;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

const ledgerInsert = (rows: readonly LedgerRow[]) => sql`ledger as (
      insert into stock_movements (organization_id, id, created_at, warehouse_id, product_id, kind, quantity, reserved_delta, condition, condition_delta,
        on_hand_after, reserved_after, bin_id, lot, serial, cause_kind, cause_id, cause_key, reason, by)
      select organization_id, id, at, warehouse_id, product_id, kind, quantity, reserved_delta, condition, condition_delta,
        on_hand_after, reserved_after, bin_id, lot, serial, cause_kind, cause_id, cause_key, reason, by
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(
        organization_id uuid, id uuid, at timestamptz, warehouse_id uuid, product_id uuid, kind text, quantity int, reserved_delta int,
        condition text, condition_delta int, on_hand_after int, reserved_after int, bin_id uuid, lot text, serial text,
        cause_kind text, cause_id uuid, cause_key text, reason text, by jsonb)
      returning id
    )`;

/** The common table expressions that write ledger rows and the levels they change, for use inside one larger statement. */
export function ledgerStatements(ctx: Context, rows: readonly LedgerRow[]) {
  const sums = sumsByLevel(rows);
  // Arrays tell the planner how few they are, so that it looks each level up instead of reading the whole table.
  const column = (pick: (sum: (typeof sums)[number]) => string | number) => sql.param(sums.map(pick));
  return sql`sums as (
      select * from unnest(${column((s) => s.warehouseId)}::uuid[], ${column((s) => s.productId)}::uuid[], ${column((s) => s.onHand)}::int[],
        ${column((s) => s.reserved)}::int[], ${column((s) => s.damaged)}::int[], ${column((s) => s.quarantine)}::int[],
        ${column((s) => s.in_check)}::int[], ${column((s) => s.put_back)}::int[])
        as s(warehouse_id, product_id, on_hand, reserved, damaged, quarantine, in_check, put_back)
    ), levelled as (
      update stock_levels l set on_hand = l.on_hand + s.on_hand, reserved = l.reserved + s.reserved, damaged = l.damaged + s.damaged,
        quarantine = l.quarantine + s.quarantine, in_check = l.in_check + s.in_check, put_back = l.put_back + s.put_back,
        version = l.version + 1, updated_at = now()
      from sums s
      where l.organization_id = ${ctx.actor.organizationId}::uuid and l.warehouse_id = s.warehouse_id and l.product_id = s.product_id
      returning l.product_id
    ), ${ledgerInsert(rows)}`;
}

/**
 * The only writer of a level: ledger rows and balances in one statement, on levels that this transaction has locked.
 * Returns the ledger rows. A movement with the same cause key, product, warehouse and kind cannot be written twice.
 */
export async function applyMovements(ctx: Context, levels: LockedLevels, movements: readonly Movement[]): Promise<LedgerRow[]> {
  if (!ctx.inTransaction) throw new Error("applyMovements() outside a transaction");
  const rows = ledgerRows(ctx, levels, await inDetail(ctx, levels, movements));
  if (rows.length > 0) await executeKept(ctx, "apply_movements", sql`with ${ledgerStatements(ctx, rows)} select 1`);
  return rows;
}

/** The movements by serial number, lot and bin, which are changed with them. What only reserves has none of these. */
async function inDetail(ctx: Context, levels: LockedLevels, movements: readonly Movement[]): Promise<readonly Movement[]> {
  const moving = movements.filter(movesUnits);
  if (moving.length === 0) return movements;
  const tracked = await trackedOf(
    ctx,
    moving.map((movement) => movement.productId),
  );
  const units = await overSerials(ctx, movements, tracked);
  return overBins(ctx, levels, await overLots(ctx, units, tracked), tracked);
}

/**
 * Writes rows that the ledger lacks beside levels that are right as they are: what a repair explains. The balances after them
 * are those of the locked levels, which do not change.
 */
export async function explainLevels(ctx: Context, levels: LockedLevels, movements: readonly Movement[]): Promise<void> {
  if (!ctx.inTransaction) throw new Error("explainLevels() outside a transaction");
  if (movements.length === 0) return;
  const rows = ledgerRows(ctx, lockedLevels(levels.all()), movements).map((row) => {
    const level = levels.get(row.warehouse_id, row.product_id);
    return { ...row, on_hand_after: level.onHand, reserved_after: level.reserved };
  });
  await ctx.db.execute(sql`with ${ledgerInsert(rows)} select 1`);
}
