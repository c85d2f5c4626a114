import { and, desc, eq, ilike, or, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListMessages } from "./inputs";
import { mine } from "./lock-message";
import type { MessageEvent } from "./message-events";
import { messages } from "./tables";

/** One page of the message log, newest first, with the plain text of each. */
export async function listMessages(ctx: Context, filter: ListMessages) {
  const { order, status, event, q, limit, cursor } = ListMessages.parse(filter);
  const after = decodeCursor(cursor, 1);
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
        part ? or(ilike(orders.number, part), ilike(messages.recipient, part)) : undefined,
        after ? sql`${messages.id} < ${String(after[0])}::uuid` : undefined,
      ),
    )
    .orderBy(desc(messages.id))
    .limit(limit + 1);
  return pageOf(rows.map(named), limit, (row) => [row.id]);
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
    })
    .from(messages)
    .innerJoin(orders, ofOrder)
    .where(and(mine(ctx), eq(messages.id, id)));
  if (!row) throw notFound("message");
  // While a message waits this is when its running attempt began (commands/send-message.ts).
  return { ...named(row), sentAt: row.status === "sent" ? row.sentAt : null };
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
  at: messages.createdAt,
};

const named = <Row extends { event: string }>(row: Row) => ({ ...row, event: row.event as MessageEvent });
