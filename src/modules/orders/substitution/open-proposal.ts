import { and, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { changeSets } from "../changes/tables";
import { linesOf, mine } from "../lock-order";
import { orderLines, orders } from "../tables";
import { partsOfProposal, stillFits } from "./proposal";

export type ProposalRow = typeof changeSets.$inferSelect;

/** A substitution that waits for the buyer's answer, as the order's page and the buyer's page show it. */
export type OpenProposal = {
  id: string;
  units: number;
  /** What it takes the place of. */
  line: { id: string; sku: string; name: string };
  substitute: { productId: string; sku: string; name: string; picture: string | null };
  /** By how much the order would cost more (above 0) or less. */
  differenceMinor: number;
  currency: string;
  /** False when the order has changed so that the question makes no sense any more. */
  fits: boolean;
  note: string | null;
  by: string;
  createdAt: string;
};

/** The change set of an order that waits for an answer. */
export async function proposedSet(ctx: Context, orderId: string): Promise<ProposalRow | null> {
  const [row] = await ctx.db
    .select()
    .from(changeSets)
    .where(
      and(eq(changeSets.organizationId, ctx.actor.organizationId), eq(changeSets.orderId, orderId), eq(changeSets.status, "proposed")),
    );
  return row ?? null;
}

/** The open question of an order; null when there is none, or the order is over. */
export async function openProposal(ctx: Context, orderId: string): Promise<OpenProposal | null> {
  const [row] = await ctx.db
    .select({ set: changeSets, currency: orders.currency })
    .from(changeSets)
    .innerJoin(orders, and(eq(orders.organizationId, changeSets.organizationId), eq(orders.id, changeSets.orderId)))
    .where(and(mine(ctx), eq(orders.id, orderId), eq(changeSets.status, "proposed"), inArray(orders.status, ["new", "confirmed"])));
  const parts = row && partsOfProposal(row.set.operations);
  if (!row || !parts) return null;
  const lines = await linesOf(ctx, orderId);
  const line = lines.find(({ id }) => id === parts.lineId);
  const [product] = await ctx.db
    .select({ productId: products.id, sku: products.sku, name: products.name, picture: products.picture })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, parts.sku)));
  if (!line || !product) return null;
  const { before, after } = row.set.preview.totals;
  return {
    id: row.set.id,
    units: parts.units,
    line: { id: line.id, sku: line.sku, name: line.name },
    substitute: product,
    differenceMinor: after.totalMinor - before.totalMinor,
    currency: row.currency,
    fits: stillFits(row.set, lines),
    note: row.set.note,
    by: row.set.by.name,
    createdAt: row.set.createdAt.toISOString(),
  };
}

export type Substitute = { sku: string; name: string; picture: string | null; priceMinor: number; currency: string; free: number };

/** What could stand in for a line: of the same product group, enough of it free, the nearest in price first. */
export async function substitutesOf(ctx: Context, { orderId, lineId }: { orderId: string; lineId: string }): Promise<Substitute[]> {
  const own = ctx.actor.organizationId;
  const [line] = await ctx.db
    .select({ line: orderLines, group: products.group, priceMinor: products.priceMinor })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.organizationId, orderLines.organizationId), eq(orders.id, orderLines.orderId)))
    .leftJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.id, orderLines.productId)))
    .where(and(mine(ctx), eq(orders.id, orderId), eq(orderLines.id, lineId)));
  if (!line) throw notFound("line");
  if (!line.group) return [];
  const { onHand, reserved, safety, damaged, quarantine, inCheck, putBack } = stockLevels;
  const free = sql<number>`sum(greatest(0, ${onHand} - ${reserved} - ${safety} - ${damaged} - ${quarantine} - ${inCheck} - ${putBack}))::int`;
  const waiting = Math.max(1, line.line.backordered);
  return ctx.db
    .select({
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      priceMinor: products.priceMinor,
      currency: products.currency,
      free,
    })
    .from(products)
    .innerJoin(stockLevels, and(eq(stockLevels.organizationId, products.organizationId), eq(stockLevels.productId, products.id)))
    .where(
      and(
        eq(products.organizationId, own),
        eq(products.group, line.group),
        eq(products.active, true),
        sql`${products.id} is distinct from ${line.line.productId}`,
      ),
    )
    .groupBy(products.id, products.sku, products.name, products.picture, products.priceMinor, products.currency)
    .having(sql`${free} >= ${waiting}`)
    .orderBy(sql`abs(${products.priceMinor} - ${line.line.unitPriceMinor})`, products.sku)
    .limit(4);
}
