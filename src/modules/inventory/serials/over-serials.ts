import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { Movement } from "../levels";
import type { Tracked } from "../load-tracked";
import type { MovementKind } from "../movement-kinds";
import { type SerialState, whyNotCome, whyNotGo, whyNotSerials } from "../serial";
import { stockSerials } from "./tables";

type Row = typeof stockSerials.$inferSelect;
type Unit = { movement: Movement; product: Tracked; serial: string };

const most = 1_000;
const leftBy: Partial<Record<MovementKind, SerialState>> = { shipped: "shipped", transfer_out: "in_transit" };

/**
 * Makes one row of each unit of products that track serial numbers, and changes where these units are. A movement of such a
 * product names as many numbers as units: those that come must not be in the house, those that leave must be there. A unit
 * that leaves, or comes from a transfer, brings its own lot. The levels are locked by this transaction.
 */
export async function overSerials(
  ctx: Context,
  movements: readonly Movement[],
  products: ReadonlyMap<string, Tracked>,
): Promise<readonly Movement[]> {
  if (!movements.some((one) => one.serials || products.get(one.productId)?.tracksSerials)) return movements;
  const units: Unit[] = [];
  const spread = movements.map((movement): Movement[] | Unit[] => {
    const product = products.get(movement.productId);
    const { quantity = 0, kind, serials } = movement;
    // From bin to bin, or into another condition: nobody comes or goes.
    if (quantity === 0 || kind === "moved" || !product?.tracksSerials) return [movement];
    refuseUnlessGood(whyNotSerials(product, Math.abs(quantity), serials));
    const own = (serials ?? []).map((serial): Unit => ({ movement, product, serial }));
    units.push(...own);
    return own;
  });
  if (units.length === 0) return movements;
  const known = await lockSerials(ctx, units);
  const changed: Row[] = [];
  const seen = new Set<string>();
  const parts = new Map<Unit, Movement>();
  for (const unit of units) {
    const key = keyOf(unit.movement.productId, unit.serial);
    // A number may come and go once in an act, so that its row says where it ends.
    if (seen.has(key)) refuseUnlessGood(reason("stock.serial_twice", { sku: unit.product.sku, serial: unit.serial }));
    seen.add(key);
    const next = moved(ctx, unit, known.get(key));
    changed.push(next);
    parts.set(unit, { ...unit.movement, serial: unit.serial, lot: next.lot });
  }
  await writeSerials(ctx, changed, known);
  return spread.flatMap((all) => all.map((one, i) => ("movement" in one ? partOf(one, parts.get(one) ?? one.movement, i) : one)));
}

const keyOf = (productId: string, serial: string) => `${productId} ${serial}`;

/** One unit's row. One act, several rows: each has a key of its own, and only the first carries what is reserved. */
function partOf({ movement: { quantity = 0, conditionDelta = 0, reservedDelta, cause } }: Unit, part: Movement, index: number): Movement {
  return {
    ...part,
    quantity: Math.sign(quantity),
    conditionDelta: index < Math.abs(conditionDelta) ? Math.sign(conditionDelta) : 0,
    reservedDelta: index === 0 ? reservedDelta : 0,
    cause: index === 0 ? cause : { ...cause, key: `${cause.key}:s${index}` },
  };
}

async function lockSerials(ctx: Context, units: readonly Unit[]): Promise<Map<string, Row>> {
  const byProduct = new Map<string, string[]>();
  for (const { movement, serial } of units) byProduct.set(movement.productId, [...(byProduct.get(movement.productId) ?? []), serial]);
  const rows = await ctx.db
    .select()
    .from(stockSerials)
    .where(
      and(
        eq(stockSerials.organizationId, ctx.actor.organizationId),
        or(...[...byProduct].map(([id, serials]) => and(eq(stockSerials.productId, id), inArray(stockSerials.serial, serials)))),
      ),
    )
    .orderBy(asc(stockSerials.productId), asc(stockSerials.serial))
    .for("update");
  return new Map(rows.map((row) => [keyOf(row.productId, row.serial), row]));
}

/** Where a unit is after its movement. Refuses what cannot be. */
function moved(ctx: Context, { movement, product: { sku }, serial }: Unit, known: Row | undefined): Row {
  const { quantity = 0, warehouseId, productId, kind, cause } = movement;
  const { organizationId } = ctx.actor;
  const transferId = cause.kind === "transfer" ? cause.id : null;
  const now = ctx.now();
  const row = known ?? { organizationId, id: newId(), productId, serial, lot: null, createdAt: now, fulfilmentLineId: null };
  if (quantity > 0) {
    refuseIf(whyNotCome({ sku, warehouseId, serial }, known, transferId));
    const lot = movement.lot ?? (known?.state === "in_transit" ? known.lot : null);
    return { ...row, state: "in_stock", warehouseId, lot, fulfilmentLineId: null, transferId: null, updatedAt: now };
  }
  refuseIf(whyNotGo({ sku, warehouseId, serial }, known, kind === "shipped" ? "picked" : "in_stock"));
  if (movement.lot && movement.lot !== row.lot) throw new Refusal("conflict", reason("stock.serial_of_other_lot", { sku, serial }));
  const state = leftBy[kind] ?? "written_off";
  const fulfilmentLineId = state === "shipped" ? row.fulfilmentLineId : null;
  return { ...row, state, warehouseId: null, fulfilmentLineId, transferId: state === "in_transit" ? transferId : null, updatedAt: now };
}

async function writeSerials(ctx: Context, rows: readonly Row[], known: ReadonlyMap<string, Row>): Promise<void> {
  try {
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most);
      const changed = some.filter((row) => known.has(keyOf(row.productId, row.serial)));
      const added = some.filter((row) => !known.has(keyOf(row.productId, row.serial)));
      if (added.length > 0) await ctx.db.insert(stockSerials).values(added);
      if (changed.length > 0)
        await ctx.db
          .insert(stockSerials)
          .values(changed)
          .onConflictDoUpdate({
            target: [stockSerials.organizationId, stockSerials.id],
            set: {
              state: sql`excluded.state`,
              warehouseId: sql`excluded.warehouse_id`,
              lot: sql`excluded.lot`,
              fulfilmentLineId: sql`excluded.fulfilment_line_id`,
              transferId: sql`excluded.transfer_id`,
              updatedAt: sql`excluded.updated_at`,
            },
          });
    }
  } catch (error) {
    // Somebody received the same number elsewhere in this moment.
    if (brokenConstraint(error) === "stock_serials_serial") throw new Refusal("conflict", reason("stock.serial_just_came"));
    throw error;
  }
}

function refuseUnlessGood(why: Reason | null): void {
  if (why) throw new Refusal("invalid", why, { errors: [{ path: "serials", message: why.code }] });
}
