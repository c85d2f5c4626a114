import { and, count, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { linesOf, type OrderRow } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import { type AskedLine, type Verdict, verdictOf, wayBackPayer } from "./approval";
import { refundDue } from "./deadlines";
import { loadLinesToAsk } from "./load-asked-lines";
import { loadTerms } from "./load-settings";
import { factOf, type ReturnRow } from "./lock-return";
import type { ReturnReason } from "./reasons";
import { shareOfLine } from "./refund-sum";
import { asDelivered, type ReturnOrigin, whyNotAsk } from "./return";
import { returnLines, returns } from "./tables";

export type ToReturn = {
  origin: ReturnOrigin;
  lines: readonly { lineId: string; quantity: number; reason: ReturnReason; note: string | null }[];
  note?: string | null;
  warehouseId?: string | null;
  /** Names the act it comes from: asked for once. */
  causeKey?: string | null;
  /** The parcel that comes back undelivered. */
  shipmentId?: string | null;
  /** It is under way already. */
  isOnTheWay?: boolean;
  /** Whoever asks decides at once. */
  approve?: boolean;
};

/** The return of a cause, where it has been opened. */
export async function returnOfCause(ctx: Context, causeKey: string): Promise<ReturnRow | null> {
  const [row] = await ctx.db
    .select()
    .from(returns)
    .where(and(eq(returns.organizationId, ctx.actor.organizationId), eq(returns.causeKey, causeKey)));
  return row ?? null;
}

/**
 * Opens a return of a locked order: its units are spoken for, their money is stored with it, the rules decide. Never more units
 * than have left and are not on their way back, over all returns. A buyer is refused what the shop need not take; staff are told.
 */
export async function recordReturn(ctx: Context, order: OrderRow, wish: ToReturn): Promise<ReturnRow> {
  const terms = await loadTerms(ctx);
  const all = await linesOf(ctx, order.id);
  const more = await loadLinesToAsk(ctx, order.id);
  const asked = wish.lines.map((said) => {
    const line = all.find(({ id }) => id === said.lineId);
    const facts = more.get(said.lineId);
    if (!line || !facts) throw notFound("order_line");
    refuseIf(whyNotAsk(wish.origin === "buyer" ? asDelivered(line, facts.undelivered) : line, said.quantity));
    const amountMinor = shareOfLine({ ordered: line.quantity - line.cancelled, totalMinor: line.totalMinor }, facts.claimed, said.quantity);
    const rule: AskedLine = { sku: line.sku, group: facts.group, reason: said.reason, handedOverAt: facts.handedOverAt };
    return { ...said, amountMinor, rule };
  });
  const verdict = verdictOf(
    wish.origin,
    asked.map(({ rule }) => rule),
    terms,
  );
  if (wish.origin === "buyer" && !verdict.approved) refuseIf(verdict.why[0] ?? null);
  const { organizationId } = order;
  const { kind, id: by, name } = ctx.actor;
  const now = ctx.now();
  const isApproved = verdict.approved || wish.approve === true;
  const [one] = await ctx.db
    .insert(returns)
    .values({
      organizationId,
      id: newId(),
      orderId: order.id,
      number: `${order.number}-R${(await countOf(ctx, order.id)) + 1}`,
      status: !isApproved ? "requested" : wish.isOnTheWay ? "on_the_way" : "approved",
      origin: wish.origin,
      warehouseId: wish.warehouseId ?? null,
      wayBackPayer: wayBackPayer(asked, terms.settings),
      shipmentId: wish.shipmentId ?? null,
      note: wish.note || null,
      decision: decisionOf(ctx, verdict, isApproved),
      causeKey: wish.causeKey ?? null,
      currency: order.currency,
      by: { kind, id: by, name },
      createdAt: now,
      decidedAt: isApproved ? now : null,
      sentAt: isApproved && wish.isOnTheWay ? now : null,
      refundDueAt: refundDue(now, terms.settings, terms.timezone),
    })
    .returning();
  if (!one) throw new Error("the return was not written");
  await ctx.db.insert(returnLines).values(
    asked.map(({ lineId, quantity, reason, note, amountMinor }) => ({
      ...{ organizationId, id: newId(), returnId: one.id, orderLineId: lineId },
      ...{ quantity, reason, note: note || null, amountMinor },
    })),
  );
  await moveRequested(ctx, order, asked, 1);
  const units = asked.reduce((sum, line) => sum + line.quantity, 0);
  const facts = [factOf({ order, one }, "return.requested", { units, origin: one.origin, reasons: reasonsOf(asked) })];
  if (isApproved) facts.push(factOf({ order, one }, "return.approved", { decidedBy: verdict.approved ? "rule" : "hand" }));
  if (one.status === "on_the_way") facts.push(factOf({ order, one }, "return.sent"));
  await record(ctx, ...facts);
  await refreshOrder(ctx, order.id);
  return one;
}

const reasonsOf = (lines: readonly { reason: ReturnReason }[]) => [...new Set(lines.map((line) => line.reason))];

/** What stands against it is kept also where somebody decides otherwise. */
function decisionOf(ctx: Context, verdict: Verdict, isApproved: boolean): ReturnRow["decision"] {
  if (!isApproved) return verdict.why.length > 0 ? { by: "rule", name: "", why: verdict.why } : null;
  return { by: verdict.approved ? "rule" : "hand", name: verdict.approved ? "" : ctx.actor.name, why: verdict.why };
}

async function countOf(ctx: Context, orderId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(returns)
    .where(and(eq(returns.organizationId, ctx.actor.organizationId), eq(returns.orderId, orderId)));
  return row?.n ?? 0;
}

/** Speaks for units of an order's lines (1), or lets them go (−1). */
export async function moveRequested(
  ctx: Context,
  order: OrderRow,
  lines: readonly { lineId: string; quantity: number }[],
  sign: 1 | -1,
): Promise<void> {
  for (const { lineId, quantity } of lines) {
    if (quantity === 0) continue;
    await ctx.db
      .update(orderLines)
      .set({ returnRequested: sql`${orderLines.returnRequested} + ${sign * quantity}` })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, lineId)));
  }
}
