import { and, eq, isNull } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { changeSets } from "../changes/tables";
import { closeHold } from "../close-hold";
import { orderHolds } from "../holds/tables";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { refreshOrder } from "../refresh-order";
import type { AnswerSubstitution } from "../substitution/inputs";
import { type ProposalRow, proposedSet } from "../substitution/open-proposal";
import { partsOfProposal, stillFits } from "../substitution/proposal";
import { editOrder } from "./edit-order";

/**
 * The buyer's word on a proposal. Accepted, the order is changed by it in the same transaction; declined, the line waits on.
 * Refuses an answer to a question that is over, that the order has outgrown, or whose goods are gone meanwhile. The same
 * answer given twice is taken once.
 */
export function answerSubstitution(ctx: Context, { orderId, id, answer }: AnswerSubstitution & { orderId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const proposal = await proposedSet(ctx, orderId);
    if (!proposal || proposal.id !== id) {
      if (await wasAnswered(ctx, orderId, id, answer)) return;
      throw new Refusal("conflict", reason("substitution.over"));
    }
    if (answer === "decline") return end(ctx, order, proposal, "declined");
    await accept(ctx, order, proposal);
  });
}

/** Takes a proposal back before the buyer has answered. */
export function withdrawSubstitution(ctx: Context, { orderId }: { orderId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const proposal = await proposedSet(ctx, orderId);
    if (!proposal) throw new Refusal("conflict", reason("substitution.over"));
    await end(ctx, order, proposal, "discarded");
  });
}

async function accept(ctx: Context, order: OrderRow, proposal: ProposalRow): Promise<void> {
  const orderId = order.id;
  const before = await linesOf(ctx, orderId);
  if (!stillFits(proposal, before)) throw new Refusal("conflict", reason("substitution.order_changed"));
  await stopWaitingForGoods(ctx, order);
  await editOrder(ctx, { orderId, operations: proposal.operations, note: proposal.note, kind: "substitution", proposalId: proposal.id });
  const known = new Set(before.map(({ id }) => id));
  const added = (await linesOf(ctx, orderId)).find(({ id }) => !known.has(id));
  if (added && added.backordered > 0) throw new Refusal("conflict", reason("substitution.gone"));
  await tell(ctx, order, proposal, "order.substitution_accepted");
}

/** An order that was held for missing goods goes on with what the buyer takes instead; what still lacks holds it again. */
async function stopWaitingForGoods(ctx: Context, order: OrderRow): Promise<void> {
  if (!order.openHolds.includes("out_of_stock")) return;
  const [hold] = await ctx.db
    .select({ id: orderHolds.id })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, order.organizationId),
        eq(orderHolds.orderId, order.id),
        eq(orderHolds.reason, "out_of_stock"),
        isNull(orderHolds.releasedAt),
      ),
    );
  if (!hold) return;
  await closeHold(ctx, order, hold.id, "out_of_stock");
  await refreshOrder(ctx, order.id);
}

async function end(ctx: Context, order: OrderRow, proposal: ProposalRow, status: "declined" | "discarded"): Promise<void> {
  const { kind, id, name } = ctx.actor;
  await ctx.db
    .update(changeSets)
    .set({ status, decidedBy: { kind, id, name }, decidedAt: ctx.now() })
    .where(and(eq(changeSets.organizationId, order.organizationId), eq(changeSets.id, proposal.id)));
  await tell(ctx, order, proposal, status === "declined" ? "order.substitution_declined" : "order.substitution_withdrawn");
}

async function tell(ctx: Context, order: OrderRow, proposal: ProposalRow, type: string): Promise<void> {
  const parts = partsOfProposal(proposal.operations);
  const from = proposal.preview.changes.find(({ what }) => what === "quantity" || what === "line_removed")?.sku ?? "";
  await record(ctx, {
    type,
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { changeSetId: proposal.id, sku: from, substitute: parts?.sku ?? "", units: parts?.units ?? 0 },
  });
}

/** A form that was sent twice: the second time has nothing to do. */
async function wasAnswered(ctx: Context, orderId: string, id: string, answer: AnswerSubstitution["answer"]): Promise<boolean> {
  const [row] = await ctx.db
    .select({ status: changeSets.status })
    .from(changeSets)
    .where(and(eq(changeSets.organizationId, ctx.actor.organizationId), eq(changeSets.orderId, orderId), eq(changeSets.id, id)));
  return row?.status === (answer === "accept" ? "confirmed" : "declined");
}
