import { and, desc, eq, ilike, or, sql } from "drizzle-orm";
import { mayPassForBuyer } from "@/lib/permission";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { messageAccounts } from "./accounts/tables";
import { ListMessages } from "./inputs";
import { mine } from "./lock-message";
import type { MessageEvent } from "./message-events";
import { messages } from "./tables";

/** One page of the message log, newest first, with the plain text of each. */
export async function listMessages(ctx: Context, filter: ListMessages) {
  const { order, status, event, channel, q, limit, cursor } = ListMessages.parse(filter);
  const after = decodeCursor(cursor, ["id"]);
  const part = q && `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const rows = await ctx.db
    .select({ ...summary, body: messages.body })
    .from(messages)
    .innerJoin(orders, ofOrder)
    .where(
      and(
        mine(ctx),
        order ? eq(messages.orderId, order) : undefined,
        status ? eq(messages.status, status) : undefined,
        event ? eq(messages.event, event) : undefined,
        channel ? eq(messages.channel, channel) : undefined,
        part ? or(ilike(orders.number, part), ilike(messages.recipient, part)) : undefined,
        after ? sql`${messages.id} < ${String(after[0])}::uuid` : undefined,
      ),
    )
    .orderBy(desc(messages.id))
    .limit(limit + 1);
  return pageOf(
    rows.map((row) => ({ ...named(row), ...letterFor(ctx, row) })),
    limit,
    (row) => [row.id],
  );
}

/** One message whole, as it was or would have been sent. */
export async function messageById(ctx: Context, id: string) {
  const [row] = await ctx.db
    .select({
      ...summary,
      body: messages.body,
      html: messages.html,
      locale: messages.locale,
      sentAt: messages.sentAt,
      attempts: messages.attempts,
      account: messageAccounts.code,
      kind: messageAccounts.kind,
    })
    .from(messages)
    .innerJoin(orders, ofOrder)
    .leftJoin(messageAccounts, and(eq(messageAccounts.organizationId, messages.organizationId), eq(messageAccounts.id, messages.accountId)))
    .where(and(mine(ctx), eq(messages.id, id)));
  if (!row) throw notFound("message");
  // While a message waits this is when its running attempt began (commands/send-message.ts).
  const isSent = row.status === "sent" || row.status === "delivered";
  return { ...named(row), ...letterFor(ctx, row), sentAt: isSent ? row.sentAt : null };
}

/** The words of a message hold the buyer's link and codes: they are left out for whoever may not pass for him. */
function letterFor<Letter extends { body: string; html?: string | null }>({ actor }: Context, letter: Letter) {
  if (mayPassForBuyer(actor)) return {};
  return { body: "", ...("html" in letter && { html: null }) };
}

const ofOrder = and(eq(orders.organizationId, messages.organizationId), eq(orders.id, messages.orderId));

const summary = {
  id: messages.id,
  orderId: messages.orderId,
  orderNumber: orders.number,
  event: messages.event,
  channel: messages.channel,
  recipient: messages.recipient,
  status: messages.status,
  subject: messages.subject,
  error: messages.error,
  providerStatus: messages.providerStatus,
  parts: messages.parts,
  waitUntil: messages.waitUntil,
  deliveredAt: messages.deliveredAt,
  at: messages.createdAt,
};

const named = <Row extends { event: string }>(row: Row) => ({ ...row, event: row.event as MessageEvent });
