import { and, eq, isNull } from "drizzle-orm";
import { proportion } from "@/lib/money";
import { reason as reasonOf } from "@/lib/reason";
import type { LockedLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { freeForDraft } from "../drafts/keep-stock";
import { freeUnits } from "../free-units";
import { orderHolds } from "../holds/tables";
import type { Restock } from "../inputs";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { settlePreorder } from "../preorders/settle-preorder";
import { refreshOrder } from "../refresh-order";
import { stopWaitingForMoney } from "../stop-waiting-for-money";
import { stopWaitingForStock } from "../stop-waiting-for-stock";
import { orderLines } from "../tables";
import { lineTotals, totalsOf } from "../totals";
import { damagedUnits } from "../units-in-tote";
import { waitForStock } from "../wait-for-stock";

/**
 * Cancels a whole order: frees its stock, stops the scanner where picking began. Picked units wait to be put back, or are damaged
 * goods where `restock` says so. Refused once anything has left the house.
 */
export function cancelOrder(
  ctx: Context,
  { orderId, version, reason, restock = "sellable" }: { orderId: string; version?: number; reason: string; restock?: Restock },
): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const lines = await linesOf(ctx, orderId);
    refuseIf(whyNot("cancel", { ...order, lines }));
    if (order.status === "draft") await freeForDraft(ctx, orderId, { state: "released" });
    await takeOff(
      ctx,
      order,
      lines,
      lines.map((line) => ({ line, units: line.quantity - line.cancelled })),
      { restock },
    );
    await ctx.db
      .update(orderHolds)
      .set({ releasedAt: ctx.now(), releasedBy: actorOf(ctx) })
      .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.orderId, orderId), isNull(orderHolds.releasedAt)));
    await record(ctx, {
      type: "order.cancelled",
      subject: { kind: "order", id: order.id, number: order.number },
      orderId,
      // Nobody was told of a draft, so nobody is told that it is gone.
      data: order.status === "draft" ? { reason, draft: true } : { reason, ...damagedUnits(lines, [], restock) },
    });
    return refreshOrder(ctx, orderId, { status: "cancelled", cancelReason: reason, cancelledAt: ctx.now() });
  });
}

/**
 * Cancels units of single lines before they leave: waiting units first, then reserved, then picked ones (put-back).
 * Totals shrink with what is no longer ordered, and with them what the buyer still owes. When nothing is left and nothing was shipped, the whole order is cancelled.
 */
export function cancelUnits(
  ctx: Context,
  {
    orderId,
    version,
    reason,
    restock = "sellable",
    lines: wanted,
  }: { orderId: string; version?: number; reason: string; restock?: Restock; lines: { lineId: string; units: number }[] },
): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const lines = await linesOf(ctx, orderId);
    refuseIf(whyNot("edit", { ...order, lines }));
    const taken = [...unitsByLine(wanted)].map(([lineId, units]) => {
      const line = lines.find((l) => l.id === lineId);
      const most = line ? line.quantity - line.cancelled - line.shipped : 0;
      if (!line || units > most) throw new Refusal("conflict", reasonOf("order.too_many_to_cancel", { units, most }));
      return { line, units };
    });
    const left = lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0) - taken.reduce((sum, t) => sum + t.units, 0);
    if (left === 0 && lines.every((line) => line.shipped === 0)) return cancelOrder(ctx, { orderId, reason, restock });
    await takeOff(ctx, order, lines, taken, { restock });
    const after = await linesOf(ctx, orderId);
    const subject = { kind: "order", id: order.id, number: order.number };
    await record(ctx, {
      type: "order.edited",
      subject,
      orderId,
      data: { reason, cancelled: taken.map(({ line, units }) => ({ sku: line.sku, units })), ...damagedUnits(lines, after, restock) },
    });
    const totals = await shrinkTotals(ctx, order);
    await stopWaitingForMoney(ctx, { ...order, ...totals });
    await stopWaitingForStock(ctx, order, await linesOf(ctx, orderId));
    return refreshOrder(ctx, orderId, { ...totals, ...(await settlePreorder(ctx, { ...order, ...totals })) });
  });
}

function unitsByLine(wanted: readonly { lineId: string; units: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { lineId, units } of wanted) sums.set(lineId, (sums.get(lineId) ?? 0) + units);
  return sums;
}

/** Takes units off lines: those nobody keeps anything for first, then reserved ones, whose stock is freed. */
export async function takeOff(
  ctx: Context,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  taken: readonly { line: OrderLineRow; units: number }[],
  { levels, restock }: { levels?: LockedLevels; restock?: Restock } = {},
): Promise<void> {
  const freeing = taken.map(({ line, units }) => {
    const loose = Math.max(0, line.quantity - line.cancelled - line.reserved - line.shipped);
    return { lineId: line.id, units: Math.max(0, units - loose) };
  });
  await freeUnits(ctx, order, lines, freeing, levels, restock);
  for (const { line, units } of taken) {
    const backordered = Math.max(0, line.backordered - units);
    await ctx.db
      .update(orderLines)
      .set({ cancelled: line.cancelled + units, backordered })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, line.id)));
  }
  await waitForStock(ctx, order, await linesOf(ctx, order.id));
}

/** Totals of what is still ordered; a line's discount shrinks in proportion. */
async function shrinkTotals(ctx: Context, order: OrderRow): Promise<Partial<OrderRow>> {
  const lines = await linesOf(ctx, order.id);
  const priced = lines.map((line) => ({
    id: line.id,
    quantity: line.quantity - line.cancelled,
    unitPriceMinor: line.unitPriceMinor,
    discountMinor: proportion(line.discountMinor, line.quantity - line.cancelled, line.quantity),
    taxRate: line.taxRate,
  }));
  for (const line of priced) {
    const { totalMinor, taxMinor } = lineTotals(line);
    await ctx.db
      .update(orderLines)
      .set({ totalMinor, taxMinor })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, line.id)));
  }
  const { goodsMinor, discountMinor, taxMinor, totalMinor } = totalsOf({ lines: priced, shippingPriceMinor: order.shippingPriceMinor });
  return { goodsMinor, discountMinor, taxMinor, totalMinor };
}

function actorOf(ctx: Context) {
  const { kind, id, name } = ctx.actor;
  return { kind, id, name };
}
