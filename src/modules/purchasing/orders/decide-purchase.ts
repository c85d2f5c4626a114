import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { RejectPurchase, VersionOnly } from "./inputs";
import { loadTerms, type PurchaseTerms } from "./load-terms";
import { byOf, factOf, lockPurchase, type PurchaseRow, writePurchase } from "./lock-purchase";
import { needsApproval, whyNotApprove, whyNotPurchase } from "./purchase";
import { type Exchange, exchanged } from "./purchase-sums";

type Of<Input> = Input & { purchaseId: string };

/**
 * Says that a draft is to be ordered: approved at once, or waiting for a manager where it comes to more than the owner's limit. Where
 * there is a limit, an order in a foreign currency always waits: its rate was typed by whoever asks.
 * Refuses an order in a foreign currency without its rate. Answers where it stands.
 */
export function submitPurchase(
  ctx: Context,
  { purchaseId, version }: Of<VersionOnly>,
): Promise<{ status: "waiting_for_approval" | "approved" }> {
  return inTransaction(ctx, async (ctx) => {
    const { order } = await lockPurchase(ctx, purchaseId, version);
    refuseIf(whyNotPurchase("submit", order));
    const terms = await loadTerms(ctx);
    const exchange = exchangeOf(order, terms);
    const totalMinor = exchange ? exchanged(order.totalMinor, exchange) : order.totalMinor;
    const { approvalAboveMinor } = terms.settings;
    const waits = needsApproval(totalMinor, approvalAboveMinor) || (exchange !== null && approvalAboveMinor !== null);
    const status = waits ? "waiting_for_approval" : "approved";
    const submitted = { submittedBy: byOf(ctx), submittedAt: ctx.now(), rejectReason: null };
    await writePurchase(ctx, order, { ...submitted, status, ...(waits ? {} : { approvedAt: ctx.now(), approvedBy: null }) });
    await record(ctx, factOf({ order }, waits ? "purchase.submitted" : "purchase.approved", waits ? {} : { decidedBy: "rule" }));
    return { status };
  });
}

/** What the order's currency is in the organization's; null where they are one. Refuses a foreign one without a rate. */
export function exchangeOf(
  { currency, rateE8 }: Pick<PurchaseRow, "currency" | "rateE8">,
  { organization }: PurchaseTerms,
): Exchange | null {
  if (currency === organization.currency) return null;
  if (rateE8 === null) throw new Refusal("conflict", reason("purchase.rate_missing", { from: currency, to: organization.currency }));
  return { from: currency, to: organization.currency, rateE8 };
}

/** A manager's word for an order above the limit. Whoever asked for it cannot give it, unless they are the owner. */
export function approvePurchase(ctx: Context, { purchaseId, version }: Of<VersionOnly>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { order } = await lockPurchase(ctx, purchaseId, version);
    refuseIf(whyNotPurchase("approve", order));
    refuseIf(whyNotApprove(ctx.actor, order.submittedBy), "forbidden");
    await writePurchase(ctx, order, { status: "approved", approvedAt: ctx.now(), approvedBy: byOf(ctx) });
    await record(ctx, factOf({ order }, "purchase.approved", { decidedBy: "hand" }));
  });
}

/** Sends an order back to whoever asked for it, with the reason: it is a draft again. */
export function rejectPurchase(ctx: Context, { purchaseId, version, reason: rejectReason }: Of<RejectPurchase>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { order } = await lockPurchase(ctx, purchaseId, version);
    refuseIf(whyNotPurchase("reject", order));
    await writePurchase(ctx, order, { ...undecided, rejectReason });
    await record(ctx, factOf({ order }, "purchase.rejected", { reason: rejectReason }));
  });
}

/** Makes an order that has not been sent a draft again, to change it. It has to be approved anew. */
export function reopenPurchase(ctx: Context, { purchaseId, version }: Of<VersionOnly>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { order } = await lockPurchase(ctx, purchaseId, version);
    refuseIf(whyNotPurchase("reopen", order));
    await writePurchase(ctx, order, undecided);
    await record(ctx, factOf({ order }, "purchase.reopened"));
  });
}

const undecided = { status: "draft" as const, submittedAt: null, submittedBy: null, approvedAt: null, approvedBy: null };
