import { and, eq, ne } from "drizzle-orm";
import type { OrderLineRow, OrderRow } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { loadTerms } from "./load-settings";
import { type LockedReturn, type ReturnLineRow, type ReturnRow, writeReturn } from "./lock-return";
import { isFault } from "./reasons";
import { deliveryShare, type RefundSums, refundSums } from "./refund-sum";
import { holdsUnits, statusAfterMove, stillToCome } from "./return";
import { returns } from "./tables";

/** The sums of a return as its order stands now; what the way back costs counts only where the buyer bears it. */
export function sumsOf(one: ReturnRow, lines: readonly ReturnLineRow[], order: OrderRow): RefundSums {
  const wayBackMinor = one.wayBackPayer === "buyer" ? one.wayBackMinor : 0;
  return refundSums({ ...one, wayBackMinor, lines }, order);
}

/** What goes back for delivery with this return, as far as its goods have come. */
export async function deliveryOf(
  ctx: Context,
  { order, one, lines, orderLines }: LockedReturn & { orderLines: readonly OrderLineRow[] },
): Promise<number> {
  const others = await ctx.db
    .select({ status: returns.status, minor: returns.deliveryMinor })
    .from(returns)
    .where(and(eq(returns.organizationId, order.organizationId), eq(returns.orderId, order.id), ne(returns.id, one.id)));
  const { settings } = await loadTerms(ctx);
  return deliveryShare({
    rule: settings.delivery,
    isWhole: orderLines.every((line) => line.returnedGood + line.returnedDamaged >= line.quantity - line.cancelled),
    isFault: lines.every((line) => isFault(line.reason)),
    shippingPriceMinor: order.shippingPriceMinor,
    elsewhereMinor: others.filter(({ status }) => holdsUnits(status)).reduce((sum, { minor }) => sum + minor, 0),
  });
}

/** Writes where a return stands once its units or its money have moved. The order has been refreshed by then. */
export async function settleReturn(
  ctx: Context,
  one: ReturnRow,
  lines: readonly ReturnLineRow[],
  order: OrderRow,
  changes: Partial<ReturnRow> = {},
): Promise<ReturnRow> {
  const next = { ...one, ...changes };
  const { dueMinor } = sumsOf(next, lines, order);
  const { refundedMinor } = next;
  const isExchanged = next.exchangeOrderId !== null;
  const status = statusAfterMove({ status: next.status, lines, dueMinor, refundedMinor, isExchanged });
  const isDone = status === "refunded" || status === "exchanged";
  const now = ctx.now();
  return writeReturn(ctx, one, {
    ...changes,
    status,
    receivedAt: next.receivedAt ?? (lines.every((line) => stillToCome(line) === 0) ? now : null),
    settledAt: isDone ? (next.settledAt ?? now) : null,
  });
}
