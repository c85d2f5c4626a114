import { and, eq, inArray, sql } from "drizzle-orm";
import { dayOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { Movement } from "../levels";
import { movesUnits, type Tracked } from "../load-tracked";
import { stockMovements } from "../tables";
import { isExpired, type Lot, type LotUnits, planLots, takeFrom } from "./fefo";
import { stockLots } from "./tables";

type Kept = Lot & { warehouseId: string; productId: string; isNew: boolean };

/**
 * Spreads movements of products that track lots over their lots, and changes the lots with them. A movement that names its
 * lot moves that one; one that takes units without naming any takes what expires first; one that brings units must name it
 * (a transfer brings the lots that it took). The levels are locked by this transaction, so the lots are too.
 */
export async function overLots(
  ctx: Context,
  movements: readonly Movement[],
  products: ReadonlyMap<string, Tracked>,
): Promise<readonly Movement[]> {
  const tracked = new Map([...products].filter(([, product]) => product.tracksLots));
  const moving = movements.filter(movesUnits);
  if (!moving.some(({ productId }) => tracked.has(productId))) return movements;
  const today = await todayOf(ctx);
  const lots = await lotsOf(
    ctx,
    moving.filter(({ productId }) => tracked.has(productId)),
  );
  const spread: Movement[] = [];
  for (const movement of movements) {
    const product = tracked.get(movement.productId);
    if (!product || !moving.includes(movement)) {
      spread.push(movement);
      continue;
    }
    const parts = await partsOf(ctx, movement, product, lots, today);
    // One act, several rows: each has a key of its own, and only the first carries what is reserved.
    for (const [index, part] of parts.entries())
      spread.push(index === 0 ? part : { ...part, reservedDelta: 0, cause: { ...part.cause, key: `${part.cause.key}:${index}` } });
  }
  await writeLots(ctx, lots, spread, tracked);
  return spread;
}

/** The day that it is for the organization. */
export async function todayOf(ctx: Context): Promise<string> {
  const [row] = await ctx.db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return dayOf(ctx.now(), row?.timezone ?? "UTC");
}

async function lotsOf(ctx: Context, places: readonly { warehouseId: string; productId: string }[]): Promise<Kept[]> {
  const rows = await ctx.db
    .select()
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        inArray(stockLots.productId, [...new Set(places.map((place) => place.productId))]),
        inArray(stockLots.warehouseId, [...new Set(places.map((place) => place.warehouseId))]),
      ),
    );
  return rows.map((row) => ({ ...row, isNew: false }));
}

/** The rows that one movement becomes, each of one lot; the lots in memory follow. */
async function partsOf(ctx: Context, movement: Movement, { sku }: Tracked, lots: Kept[], today: string): Promise<Movement[]> {
  const { quantity = 0, condition = "sellable", conditionDelta = 0 } = movement;
  const apart = condition === "sellable" ? 0 : conditionDelta;
  const own = lots.filter((lot) => lot.productId === movement.productId && lot.warehouseId === movement.warehouseId);
  if (movement.lot) {
    // What comes back from where it went brings its own last day, past or not.
    const isSent = movement.cause.kind === "transfer" || movement.kind === "returned";
    const lot =
      own.find((one) => one.lot === movement.lot) ??
      (isSent ? open(lots, await withExpiry(ctx, movement), sku, null) : open(lots, movement, sku, today));
    if (movement.expiresOn !== undefined && !lot.isNew && (movement.expiresOn ?? null) !== lot.expiresOn && quantity > 0)
      throw invalidLot("stock.lot_other_expiry", { sku, lot: lot.lot, expiresOn: lot.expiresOn ?? "" });
    if (quantity > 0 && movement.kind === "received" && isExpired(lot, today)) throw invalidLot("stock.lot_expired", { sku, lot: lot.lot });
    move(lot, quantity, apart, sku);
    return [movement];
  }
  const units = Math.abs(quantity !== 0 ? quantity : apart);
  const plan = quantity > 0 ? await broughtBy(ctx, movement, units) : taken(own, { quantity, apart }, units, today);
  const planned = plan.reduce((sum, one) => sum + one.units, 0);
  if (planned < units) {
    if (quantity > 0) throw invalidLot("stock.lot_missing", { sku });
    throw new Refusal("conflict", reason("stock.lots_short", { sku, units: units - planned }));
  }
  let apartLeft = apart;
  return plan.map(({ lot: name, expiresOn, units: some }) => {
    const lot = own.find((one) => one.lot === name) ?? open(lots, { ...movement, lot: name, expiresOn }, sku, null);
    const part = quantity === 0 ? Math.sign(apart) * some : Math.sign(apartLeft) * Math.min(some, Math.abs(apartLeft));
    apartLeft -= part;
    const change = quantity === 0 ? 0 : Math.sign(quantity) * some;
    move(lot, change, part, sku);
    return { ...movement, lot: name, quantity: change, conditionDelta: part };
  });
}

/** What leaves a shelf: units set apart from those that have some, others by expiry; an expired one only when nothing else is there. */
function taken(own: readonly Kept[], { quantity, apart }: { quantity: number; apart: number }, units: number, today: string): LotUnits[] {
  if (apart < 0) return takeFrom(own, units, (lot) => lot.apart);
  const plan = planLots(own, units, today);
  const rest = units - plan.reduce((sum, one) => sum + one.units, 0);
  if (rest === 0 || quantity > 0) return plan;
  return [
    ...plan,
    ...takeFrom(
      own.filter((lot) => isExpired(lot, today)),
      rest,
      (lot) => lot.onHand - lot.apart,
    ),
  ];
}

/** The lots that a transfer took and has not brought yet; anything else must say which lot it brings. */
async function broughtBy(ctx: Context, movement: Movement, units: number): Promise<LotUnits[]> {
  if (movement.cause.kind !== "transfer") return [];
  const rows = await ctx.db
    .select({
      lot: stockMovements.lot,
      units: sql<number>`-sum(${stockMovements.quantity})::int`,
      warehouseId: sql<string>`min(${stockMovements.warehouseId}::text)`,
    })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.organizationId, ctx.actor.organizationId),
        eq(stockMovements.causeKind, "transfer"),
        eq(stockMovements.causeId, movement.cause.id),
        eq(stockMovements.productId, movement.productId),
      ),
    )
    .groupBy(stockMovements.lot);
  const expiry = await ctx.db
    .select({ lot: stockLots.lot, expiresOn: stockLots.expiresOn })
    .from(stockLots)
    .where(and(eq(stockLots.organizationId, ctx.actor.organizationId), eq(stockLots.productId, movement.productId)));
  const sent = rows.flatMap(({ lot, units }) =>
    lot ? [{ lot, expiresOn: expiry.find((one) => one.lot === lot)?.expiresOn ?? null, onHand: units, apart: 0 }] : [],
  );
  const plan = takeFrom(sent, units, (lot) => lot.onHand);
  const rest = units - plan.reduce((sum, one) => sum + one.units, 0);
  const last = sent.at(-1);
  // A surplus came in the boxes that were sent.
  if (rest > 0 && last)
    return [
      ...plan.filter(({ lot }) => lot !== last.lot),
      { ...last, units: rest + (plan.find(({ lot }) => lot === last.lot)?.units ?? 0) },
    ];
  return plan;
}

/** A lot that a transfer brings expires there when it does where it came from. */
async function withExpiry(ctx: Context, movement: Movement): Promise<Movement> {
  const [row] = await ctx.db
    .select({ expiresOn: stockLots.expiresOn })
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        eq(stockLots.productId, movement.productId),
        eq(stockLots.lot, movement.lot ?? ""),
      ),
    )
    .limit(1);
  return { ...movement, expiresOn: row?.expiresOn ?? movement.expiresOn ?? null };
}

function open(lots: Kept[], { warehouseId, productId, lot, expiresOn = null }: Movement, sku: string, today: string | null): Kept {
  const opened: Kept = { warehouseId, productId, lot: lot ?? "", expiresOn, onHand: 0, apart: 0, isNew: true };
  if (today !== null && isExpired(opened, today)) throw invalidLot("stock.lot_expired", { sku, lot: opened.lot });
  lots.push(opened);
  return opened;
}

function move(lot: Kept, quantity: number, apart: number, sku: string): void {
  lot.onHand += quantity;
  lot.apart += apart;
  if (lot.onHand < 0 || lot.apart < 0 || lot.apart > lot.onHand)
    throw new Refusal("conflict", reason("stock.lot_not_so_many", { sku, lot: lot.lot }));
}

async function writeLots(
  ctx: Context,
  lots: readonly Kept[],
  spread: readonly Movement[],
  tracked: ReadonlyMap<string, Tracked>,
): Promise<void> {
  const touched = lots.filter((lot) =>
    spread.some((m) => tracked.has(m.productId) && m.productId === lot.productId && m.warehouseId === lot.warehouseId && m.lot === lot.lot),
  );
  if (touched.length === 0) return;
  const { organizationId } = ctx.actor;
  await ctx.db
    .insert(stockLots)
    .values(touched.map(({ isNew: _, ...lot }) => ({ ...lot, organizationId })))
    .onConflictDoUpdate({
      target: [stockLots.organizationId, stockLots.warehouseId, stockLots.productId, stockLots.lot],
      set: { onHand: sql`excluded.on_hand`, apart: sql`excluded.apart` },
    });
}

function invalidLot(code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path: "lines", message: code }] });
}
