import { and, eq, ne, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import type { OrderRow } from "@/modules/orders/lock-order";
import { lockWithParts } from "@/modules/orders/split/family";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { outbox } from "@/platform/outbox/tables";
import { askForAttention } from "../../intake/attention";
import { cancelAtChannel } from "../../intake/cancel";
import { wording } from "../../intake/words";
import { localeOf } from "../exchange/locale";
import { momentOfWall } from "../orders-out/wall-clock";
import type { Document } from "../package/entry";
import type { DocumentState } from "./read-state";

type Word = ReturnType<typeof wording>;

/**
 * Makes an order of ours what 1C says became of it: cancelled, paid, left the house. Told again or too late it changes nothing; what
 * cannot be done is told to a person. Answers whether anything was done.
 */
export async function applyState(
  ctx: Context,
  orderId: string,
  document: Document,
  state: DocumentState,
  timezone: string,
): Promise<boolean> {
  const word = wording(await localeOf(ctx));
  return inTransaction(ctx, async (ctx) => {
    const family = await lockWithParts(ctx, orderId);
    if (state.isCancelled) return cancel(ctx, family, state.kind, word);
    const paid = state.isPaid && (await pay(ctx, family, document, state, timezone));
    const left = (state.isShipped || state.isFinal) && (await handOver(ctx, family, document, state, word));
    return paid || left;
  });
}

/** A deleted payment or shipment of 1C does not undo what was done here: somebody has to look. */
async function cancel(ctx: Context, family: readonly OrderRow[], kind: DocumentState["kind"], word: Word): Promise<boolean> {
  const [order] = family;
  if (!order || family.every(({ status }) => status === "cancelled") || kind !== "order") return false;
  const why = await cancelAtChannel(ctx, order.id, "cancelled");
  if (why) await askForAttention(ctx, order.id, [why], word);
  return true;
}

/** Books what is still missing, once: an order that is paid already was paid by another way. */
async function pay(
  ctx: Context,
  family: readonly OrderRow[],
  document: Document,
  state: DocumentState,
  timezone: string,
): Promise<boolean> {
  let booked = false;
  for (const part of family) {
    const missing = part.status === "cancelled" ? 0 : part.totalMinor - part.paidMinor + part.refundedMinor;
    if (missing <= 0 || part.refundedMinor > 0) continue;
    const at = momentOfWall(state.paidAt, "", timezone);
    await recordPayment(ctx, {
      orderId: part.id,
      amount: missing,
      method: part.paymentMethod ?? "other",
      reference: state.paymentReference || null,
      occurredAt: at && at < ctx.now() ? at.toISOString() : undefined,
      causeKey: `1c:${document.basis ? document.id : "order"}`,
    });
    booked = true;
  }
  return booked;
}

/**
 * The warehouse of 1C has let it go: whoever hands parcels over hears of it and does so for what is packed. What is not packed here
 * has left all the same, and a person has to look. Told again, nothing is said again.
 */
async function handOver(ctx: Context, family: readonly OrderRow[], document: Document, state: DocumentState, word: Word): Promise<boolean> {
  let told = false;
  for (const { id, number, status, fulfilledBy } of family) {
    if (status === "cancelled" || fulfilledBy !== "us") continue;
    const { open, isPacked } = await workOf(ctx, id);
    const data = { number: (state.shipmentNumber || document.number).slice(0, 100), delivered: state.isFinal };
    if (!open || (await isTold(ctx, id, data))) continue;
    await record(ctx, { type: "order.shipped_at_channel", subject: { kind: "order", id, number }, orderId: id, data });
    if (!isPacked) await askForAttention(ctx, id, [reason("commerceml.shipped_not_packed", { number: data.number })], word);
    told = true;
  }
  return told;
}

/** Whether anything of an order is still to be delivered, and whether all that is still here is packed. */
async function workOf(ctx: Context, orderId: string): Promise<{ open: boolean; isPacked: boolean }> {
  const rows = await ctx.db
    .select({ status: fulfilments.status })
    .from(fulfilments)
    .where(
      and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.orderId, orderId), ne(fulfilments.status, "cancelled")),
    );
  const away = rows.filter(({ status }) => status === "delivered" || status === "returned_to_sender");
  return {
    open: rows.length === 0 || away.length < rows.length,
    isPacked: rows.length > 0 && rows.every(({ status }) => !notPacked.has(status)),
  };
}

const notPacked: ReadonlySet<string> = new Set(["planned", "picking", "picked"]);

async function isTold(ctx: Context, orderId: string, data: { number: string; delivered: boolean }): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, ctx.actor.organizationId),
        eq(outbox.orderId, orderId),
        eq(outbox.type, "order.shipped_at_channel"),
        sql`${outbox.data} @> ${JSON.stringify(data)}::jsonb`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
