import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { stockSerials } from "@/modules/inventory/serials/tables";
import { stockMovements } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { Part } from "./load-goods";
import { returns } from "./tables";

/** Some units of a product that come back together: of one lot, and which ones where they have numbers. */
export type UnitsBack = { units: number; lot: string | null; serials?: string[] };

type Coming = {
  part: Part;
  /** All that the line is made of: numbers that are named for it may be of any of these. */
  parts: readonly Part[];
  units: number;
  lot?: string;
  serials?: readonly string[];
  /** Where the numbers were named. */
  path: string;
};

/**
 * Which units of a product come back: those named, else all that left when all of them come. Numbers of another order are refused,
 * and so is a lot that did not leave with this one. Units counted in `taken` came earlier in this unpacking.
 */
export async function unitsBack(ctx: Context, orderId: string, coming: Coming, taken: Set<string>): Promise<UnitsBack[]> {
  const { part } = coming;
  if (part.tracksSerials) return numberedUnits(ctx, coming, taken);
  if (part.tracksLots) return unitsOfLots(ctx, orderId, coming, taken);
  return [{ units: coming.units, lot: null }];
}

async function numberedUnits(ctx: Context, { part, parts, units, serials, path }: Coming, taken: Set<string>): Promise<UnitsBack[]> {
  const ofLine = await ctx.db
    .select({ serial: stockSerials.serial, lot: stockSerials.lot, productId: stockSerials.productId })
    .from(stockSerials)
    .where(
      and(
        eq(stockSerials.organizationId, ctx.actor.organizationId),
        inArray(
          stockSerials.fulfilmentLineId,
          parts.flatMap(({ fulfilmentLineIds }) => fulfilmentLineIds),
        ),
        inArray(stockSerials.state, ["shipped", "returned"]),
      ),
    );
  const left = ofLine.filter(({ productId }) => productId === part.productId);
  const out = left.filter(({ serial }) => !taken.has(serial));
  const named = serials?.filter((serial) => left.some((one) => one.serial === serial));
  const stranger = serials?.find((serial) => !ofLine.some((one) => one.serial === serial));
  refuseIf(stranger ? reason("return.serial_of_other_order", { sku: part.sku, serial: stranger }) : null);
  if (named && named.length !== units) {
    const why = reason("stock.serials_count", { sku: part.sku, units, serials: named.length });
    throw new Refusal("invalid", why, { errors: [{ path, message: why.code }] });
  }
  const all = out.length === units ? out.map(({ serial }) => serial) : undefined;
  const back = named ?? all;
  // Who names none where it is not clear which is told so by the books of serial numbers themselves.
  if (!back) return [{ units, lot: null }];
  for (const serial of back) taken.add(serial);
  const lots = new Map<string | null, string[]>();
  for (const serial of back) {
    const lot = left.find((one) => one.serial === serial)?.lot ?? null;
    lots.set(lot, [...(lots.get(lot) ?? []), serial]);
  }
  return [...lots].map(([lot, some]) => ({ units: some.length, lot, serials: some }));
}

async function unitsOfLots(ctx: Context, orderId: string, { part, units, lot }: Coming, taken: Set<string>): Promise<UnitsBack[]> {
  const out = await lotsOut(ctx, orderId, part);
  if (lot !== undefined) {
    refuseIf(out.length > 0 && !out.some((one) => one.lot === lot) ? reason("return.other_lot", { sku: part.sku, lot }) : null);
    return [{ units, lot }];
  }
  const back: UnitsBack[] = [];
  let rest = units;
  for (const { lot, units: most } of out) {
    const key = `${part.productId} ${lot}`;
    const before = [...taken].filter((one) => one === key || one.startsWith(`${key} #`)).length;
    const some = Math.min(rest, Math.max(0, most - before));
    if (some === 0) continue;
    for (let i = 0; i < some; i++) taken.add(`${key} #${before + i}`);
    back.push({ units: some, lot });
    rest -= some;
  }
  return rest > 0 ? [...back, { units: rest, lot: null }] : back;
}

/** The lots in which a product left with an order and has not come back, the oldest first. */
async function lotsOut(ctx: Context, orderId: string, part: Part): Promise<{ lot: string; units: number }[]> {
  const own = ctx.actor.organizationId;
  const itsReturns = ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.organizationId, own), eq(returns.orderId, orderId)));
  const rows = await ctx.db
    .select({
      lot: stockMovements.lot,
      units: sql<number>`-sum(${stockMovements.quantity})::int`,
      first: sql<string>`min(${stockMovements.id}::text)`,
    })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.organizationId, own),
        eq(stockMovements.productId, part.productId),
        isNotNull(stockMovements.lot),
        sql`((${stockMovements.causeKind} = 'fulfilment' and ${stockMovements.kind} = 'shipped' and ${inArray(stockMovements.causeId, part.fulfilmentIds)})
          or (${stockMovements.causeKind} = 'return' and ${inArray(stockMovements.causeId, itsReturns)}))`,
      ),
    )
    .groupBy(stockMovements.lot)
    .orderBy(sql`3`);
  return rows.flatMap(({ lot, units }) => (lot && units > 0 ? [{ lot, units }] : []));
}
