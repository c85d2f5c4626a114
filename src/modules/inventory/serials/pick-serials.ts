import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { Refusal, refuseIf } from "@/platform/refusal";
import { todayOf } from "../lots/over-lots";
import { stockLots } from "../lots/tables";
import { whyNotGo } from "../serial";
import { stockSerials } from "./tables";

const mine = (ctx: Context) => eq(stockSerials.organizationId, ctx.actor.organizationId);

type Taking = { warehouseId: string; productId: string; sku: string; lineId: string; serials: readonly string[] };

/**
 * Puts units that were scanned at the shelf under the line of work that they are for. Nobody reserves a number: whoever scans
 * it first has it. Refused: a number that is not in stock in this warehouse, one that another work has, one of an expired lot.
 */
export async function takeSerials(ctx: Context, { warehouseId, productId, sku, lineId, serials }: Taking): Promise<void> {
  const rows = await ctx.db
    .select()
    .from(stockSerials)
    .where(and(mine(ctx), eq(stockSerials.productId, productId), inArray(stockSerials.serial, [...serials])))
    .orderBy(asc(stockSerials.serial))
    .for("update");
  const known = new Map(rows.map((row) => [row.serial, row]));
  for (const serial of serials) refuseIf(whyNotGo({ sku, warehouseId, serial }, known.get(serial), "in_stock"));
  await refuseExpired(ctx, { warehouseId, productId, sku }, [...new Set(rows.flatMap((row) => row.lot ?? []))]);
  await ctx.db
    .update(stockSerials)
    .set({ state: "picked", fulfilmentLineId: lineId, updatedAt: ctx.now() })
    .where(
      and(
        mine(ctx),
        inArray(
          stockSerials.id,
          rows.map((row) => row.id),
        ),
      ),
    );
}

async function refuseExpired(
  ctx: Context,
  { warehouseId, productId, sku }: Pick<Taking, "warehouseId" | "productId" | "sku">,
  lots: readonly string[],
): Promise<void> {
  if (lots.length === 0) return;
  const [expired] = await ctx.db
    .select({ lot: stockLots.lot })
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        eq(stockLots.warehouseId, warehouseId),
        eq(stockLots.productId, productId),
        inArray(stockLots.lot, [...lots]),
        lt(stockLots.expiresOn, await todayOf(ctx)),
      ),
    )
    .limit(1);
  if (expired) throw new Refusal("conflict", reason("stock.lot_expired", { sku, lot: expired.lot }));
}

export type PickedSerial = { id: string; serial: string; lineId: string; productId: string };

/** The units that pickers hold for some lines of work, those picked first in front. */
export async function pickedSerials(ctx: Context, lineIds: readonly string[]): Promise<PickedSerial[]> {
  if (lineIds.length === 0) return [];
  const rows = await ctx.db
    .select({ id: stockSerials.id, serial: stockSerials.serial, lineId: stockSerials.fulfilmentLineId, productId: stockSerials.productId })
    .from(stockSerials)
    .where(and(mine(ctx), inArray(stockSerials.fulfilmentLineId, [...lineIds]), eq(stockSerials.state, "picked")))
    .orderBy(asc(stockSerials.updatedAt), asc(stockSerials.serial))
    .for("update");
  return rows.flatMap(({ lineId, ...row }) => (lineId ? [{ ...row, lineId }] : []));
}

/** Units go back to the shelf: in stock again, nobody's. */
export async function putSerialsDown(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .update(stockSerials)
    .set({ state: "in_stock", fulfilmentLineId: null, updatedAt: ctx.now() })
    .where(and(mine(ctx), inArray(stockSerials.id, [...ids]), eq(stockSerials.state, "picked")));
}

/** Picked units go with their work to another line: the last ones picked of it. */
export async function handSerialsOver(ctx: Context, fromLineId: string, toLineId: string, units: number): Promise<void> {
  const last = ctx.db
    .select({ id: stockSerials.id })
    .from(stockSerials)
    .where(and(mine(ctx), eq(stockSerials.fulfilmentLineId, fromLineId), eq(stockSerials.state, "picked")))
    .orderBy(desc(stockSerials.updatedAt), desc(stockSerials.serial))
    .limit(units);
  await ctx.db
    .update(stockSerials)
    .set({ fulfilmentLineId: toLineId })
    .where(and(mine(ctx), inArray(stockSerials.id, last)));
}

/** What was shipped for some lines came back undelivered: somebody has to look at it before it is stock again. */
export async function noteSerialsReturned(ctx: Context, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return;
  await ctx.db
    .update(stockSerials)
    .set({ state: "returned", updatedAt: ctx.now() })
    .where(and(mine(ctx), inArray(stockSerials.fulfilmentLineId, [...lineIds]), eq(stockSerials.state, "shipped")));
}

/** What a transfer has not brought by its end never comes. */
export async function loseSerials(ctx: Context, transferId: string, productId: string): Promise<void> {
  await ctx.db
    .update(stockSerials)
    .set({ state: "written_off", transferId: null, updatedAt: ctx.now() })
    .where(and(mine(ctx), eq(stockSerials.transferId, transferId), eq(stockSerials.productId, productId)));
}
