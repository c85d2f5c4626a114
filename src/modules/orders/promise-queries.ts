import { and, eq } from "drizzle-orm";
import { expectedArrivals } from "@/modules/inventory/arrivals/tables";
import { transferLines } from "@/modules/inventory/transfers/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { loadWaits, type WrittenWait } from "./load-waits";
import { byTurn, type Coming, promisesByLine, samePromise, serve } from "./promise";

const shown = 100;

/** An order's line whose promise rests on an arrival or would become another. */
export type AffectedLine = {
  orderId: string;
  number: string;
  customerName: string;
  sku: string;
  units: number;
  from: Date | null;
  to: Date | null;
};
export type Affected = { items: AffectedLine[]; count: number };

/** A change of one arrival, not made yet: another day, another quantity, or nothing of it. */
export type ArrivalMove = { expectedAt?: Date; quantity?: number; cancel?: boolean };

/** The orders that wait for an arrival: who will be served from it, and when. First who is served first. */
export async function ordersAwaiting(ctx: Context, arrivalId: string): Promise<Affected> {
  const { productId } = await arrivalOf(ctx, arrivalId);
  const { waits, coming } = await loadWaits(ctx, [productId]);
  const services = serve(waits, coming);
  const promises = promisesByLine(waits, services);
  const rows = [...waits].sort(byTurn).flatMap((wait): AffectedLine[] => {
    const units = services.get(wait.id)?.from.find((one) => one.id === arrivalId)?.units ?? 0;
    const at = promises.get(wait.lineId) ?? null;
    return units > 0 ? [{ ...named(wait), units, from: at, to: at }] : [];
  });
  return cut(rows);
}

/** The orders whose promise would change with an arrival, as it is and as it would be. Changes nothing. */
export async function effectOfArrival(ctx: Context, arrivalId: string, move: ArrivalMove): Promise<Affected> {
  const { productId, received } = await arrivalOf(ctx, arrivalId);
  return effectOf(ctx, [productId], (coming) => (coming.id === arrivalId ? moved(coming, move, received) : coming));
}

/** The orders whose promise would change with the day of a transfer. */
export async function effectOfTransfer(ctx: Context, transferId: string, expectedAt: Date): Promise<Affected> {
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select({ id: expectedArrivals.id, productId: expectedArrivals.productId })
    .from(expectedArrivals)
    .innerJoin(
      transferLines,
      and(eq(transferLines.organizationId, expectedArrivals.organizationId), eq(transferLines.id, expectedArrivals.transferLineId)),
    )
    .where(and(eq(expectedArrivals.organizationId, organizationId), eq(transferLines.transferId, transferId)));
  const own = new Set(rows.map((row) => row.id));
  const productIds = [...new Set(rows.map((row) => row.productId))];
  return effectOf(ctx, productIds, (coming) => (own.has(coming.id) ? { ...coming, expectedAt } : coming));
}

async function effectOf(ctx: Context, productIds: readonly string[], change: (coming: Coming) => Coming): Promise<Affected> {
  const { waits, coming } = await loadWaits(ctx, productIds);
  const before = promisesByLine(waits, serve(waits, coming));
  const after = promisesByLine(waits, serve(waits, coming.map(change)));
  const seen = new Set<string>();
  const rows = [...waits].sort(byTurn).flatMap((wait): AffectedLine[] => {
    const [from, to] = [before.get(wait.lineId) ?? null, after.get(wait.lineId) ?? null];
    if (!wait.asked || seen.has(wait.lineId) || samePromise(from, to)) return [];
    seen.add(wait.lineId);
    return [{ ...named(wait), units: wait.units, from, to }];
  });
  return cut(rows);
}

function moved(coming: Coming, { expectedAt = coming.expectedAt, quantity, cancel = false }: ArrivalMove, received: number): Coming {
  const units = cancel ? 0 : quantity === undefined ? coming.units : Math.max(0, quantity - received);
  return { ...coming, expectedAt, units };
}

const named = ({ orderId, number, customerName, sku }: WrittenWait) => ({ orderId, number, customerName, sku });

const cut = (rows: AffectedLine[]): Affected => ({ items: rows.slice(0, shown), count: rows.length });

async function arrivalOf(ctx: Context, arrivalId: string): Promise<{ productId: string; received: number }> {
  const [row] = await ctx.db
    .select({ productId: expectedArrivals.productId, received: expectedArrivals.received })
    .from(expectedArrivals)
    .where(and(eq(expectedArrivals.organizationId, ctx.actor.organizationId), eq(expectedArrivals.id, arrivalId)));
  if (!row) throw notFound("arrival");
  return row;
}
