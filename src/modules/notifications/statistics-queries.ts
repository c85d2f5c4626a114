import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { type MessageEvent, messageEvents } from "./message-events";
import { messages } from "./tables";

const statisticsDays = 30;

/** How messages of the last 30 days fared, by channel and event. `sent` counts all that a provider took, delivered ones too. */
export async function messageStatistics(ctx: Context) {
  const since = new Date(ctx.now().getTime() - statisticsDays * 86_400_000);
  const count = (condition: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const rows = await ctx.db
    .select({
      channel: messages.channel,
      event: messages.event,
      sent: count(sql`${messages.status} in ('sent', 'delivered')`),
      delivered: count(sql`${messages.status} = 'delivered'`),
      failed: count(sql`${messages.status} = 'failed'`),
      waiting: count(sql`${messages.status} = 'queued'`),
      kept: count(sql`${messages.status} = 'not_sent'`),
      parts: sql<number>`coalesce(sum(${messages.parts}) filter (where ${messages.status} in ('sent', 'delivered')), 0)::int`,
    })
    .from(messages)
    .where(and(eq(messages.organizationId, ctx.actor.organizationId), gte(messages.createdAt, since)))
    .groupBy(messages.channel, messages.event)
    .orderBy(asc(messages.channel));
  const place = (event: string) => messageEvents.indexOf(event as MessageEvent);
  const inOrder = rows.map((row) => ({ ...row, event: row.event as MessageEvent })).sort((a, b) => place(a.event) - place(b.event));
  return { since, rows: inOrder };
}
export type MessageStatistics = Awaited<ReturnType<typeof messageStatistics>>;
