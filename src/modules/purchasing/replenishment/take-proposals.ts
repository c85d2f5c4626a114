import { and, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { bodyHash } from "@/platform/http/idempotency";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { draftPurchaseOrders } from "../orders/draft-purchase-orders";
import type { TakeProposals } from "./inputs";
import { proposalsOf, type TakenProposals } from "./proposal";
import { shelvesNow } from "./shelf-queries";
import { proposalTakings } from "./tables";

/** When a transfer is expected unless its draft is changed. */
const transferDays = 3;

/**
 * Makes drafts of what was proposed, in quantities as they were said: an order for each supplier and warehouse, a transfer for each pair
 * of warehouses. All of it or nothing: a proposal that is gone or another by now is refused, so that two people order nothing twice.
 * The same click once more answers what it made the first time; with other lines it is refused.
 */
export function takeProposals(ctx: Context, { clickId, lines }: TakeProposals): Promise<TakenProposals> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, kind, id, name } = ctx.actor;
    // Whoever takes at the same time waits for these drafts, and then sees them.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('proposals ' || ${organizationId}::text, 0))`);
    const linesHash = bodyHash("proposals", lines);
    const mine = and(eq(proposalTakings.organizationId, organizationId), eq(proposalTakings.id, clickId));
    const [taken] = await ctx.db
      .select({ result: proposalTakings.result, linesHash: proposalTakings.linesHash })
      .from(proposalTakings)
      .where(mine);
    if (taken) {
      if (taken.linesHash !== null && taken.linesHash !== linesHash) throw new Refusal("invalid", reason("proposal.click_reused"));
      return taken.result;
    }
    const chosen = await chosenOf(ctx, lines);
    await refuseStale(ctx, chosen);
    const transfers = await draftTransfers(ctx, lines);
    const ordered = chosen.filter(({ from }) => from === null);
    const purchaseOrders = ordered.length > 0 ? await draftPurchaseOrders(ctx, ordered, { causeKey: `proposal:${clickId}` }) : [];
    const result = { transfers, purchaseOrders };
    await ctx.db
      .insert(proposalTakings)
      .values({ organizationId, id: clickId, result, linesHash, by: { kind, id, name }, createdAt: ctx.now() });
    await record(ctx, {
      type: "forecast.proposals_taken",
      subject: { kind: "forecast", id: clickId },
      data: { transfers: transfers.length, purchaseOrders: purchaseOrders.length, lines: lines.length },
    });
    return result;
  });
}

type Line = TakeProposals["lines"][number];
type Chosen = Line & { productId: string; isSold: boolean; warehouseId: string; fromWarehouseId: string | null };

/** The lines by what they name. Refuses unknown products and warehouses, and warehouses that are none of the actor's. */
async function chosenOf(ctx: Context, lines: readonly Line[]): Promise<Chosen[]> {
  const rows = await ctx.db
    .select({ id: products.id, sku: products.sku, active: products.active })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, [...new Set(lines.map(({ sku }) => sku))])));
  const known = new Map(rows.map((row) => [row.sku, row]));
  const places = new Map<string, string>();
  const placeOf = async (code: string, path: string) => {
    const id = places.get(code) ?? (await warehouseNamed(ctx, code, path)).id;
    places.set(code, id);
    return id;
  };
  const chosen: Chosen[] = [];
  for (const line of lines) {
    const product = known.get(line.sku);
    if (!product) throw notFound("product");
    const warehouseId = await placeOf(line.warehouse, "warehouse");
    const fromWarehouseId = line.from === null ? null : await placeOf(line.from, "from");
    chosen.push({ ...line, productId: product.id, isSold: product.active, warehouseId, fromWarehouseId });
  }
  return chosen;
}

/** Refuses a line that is not proposed now as it was seen. */
async function refuseStale(ctx: Context, chosen: readonly Chosen[]): Promise<void> {
  const shelves = await shelvesNow(ctx, [...new Set(chosen.map(({ productId }) => productId))]);
  const proposals = new Map([...shelves].map(([id, all]) => [id, proposalsOf(all, all[0]?.waiting ?? 0)]));
  for (const { sku, warehouse, productId, isSold, warehouseId, fromWarehouseId, proposed } of chosen) {
    const now = proposals.get(productId)?.find((one) => one.warehouseId === warehouseId && one.fromWarehouseId === fromWarehouseId);
    if (!isSold || now?.quantity !== proposed)
      throw new Refusal("stale", reason("proposal.stale_proposal", { sku, warehouse }), {
        sku,
        warehouse,
        quantity: now?.quantity ?? null,
      });
  }
}

async function draftTransfers(ctx: Context, lines: readonly Line[]): Promise<TakenProposals["transfers"]> {
  const pairs = new Map<string, { from: string; to: string; lines: Line[] }>();
  for (const line of lines) {
    if (line.from === null) continue;
    const pair = JSON.stringify([line.from, line.warehouse]);
    const known = pairs.get(pair) ?? { from: line.from, to: line.warehouse, lines: [] };
    pairs.set(pair, { ...known, lines: [...known.lines, line] });
  }
  const made: TakenProposals["transfers"] = [];
  const expectedAt = new Date(ctx.now().getTime() + transferDays * 86_400_000).toISOString();
  for (const { from, to, lines } of pairs.values()) {
    const goods = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const { id, number } = await createTransfer(ctx, { from, to, expectedAt, note: null, lines: goods });
    made.push({ id, number });
  }
  return made;
}
