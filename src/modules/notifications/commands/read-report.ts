import { and, eq } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { messageAccounts, messageReports } from "../accounts/tables";
import { endChats } from "../consent/end-chats";
import { messageChats } from "../consent/tables";
import type { ChatNews } from "../messengers/port";
import { messengerOf } from "../messengers/registry";
import { applyNews } from "../sending/apply-news";

/** Reads a stored report, once: what became of messages, and who began or ended a talk with a bot. */
export async function readReport(ctx: Context, { reportId }: { reportId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const own = ctx.actor.organizationId;
    const its = and(eq(messageReports.organizationId, own), eq(messageReports.id, reportId));
    const [report] = await ctx.db.select().from(messageReports).where(its).for("update");
    if (!report || report.appliedAt) return;
    const [account] = await ctx.db
      .select({ kind: messageAccounts.kind })
      .from(messageAccounts)
      .where(and(eq(messageAccounts.organizationId, own), eq(messageAccounts.id, report.accountId)));
    const hook = account && messengerOf(account.kind)?.hook;
    if (hook) {
      const { deliveries, chats } = hook.read({ headers: {}, rawBody: report.body });
      for (const news of deliveries) await applyNews(ctx, report.accountId, news);
      for (const news of chats) await applyChat(ctx, report.accountId, news);
    }
    await ctx.db.update(messageReports).set({ appliedAt: ctx.now() }).where(its);
  });
}

/** The word of a link is the order's own secret: whoever has it may hear of the order. */
async function applyChat(ctx: Context, accountId: string, { chatId, asks, word }: ChatNews): Promise<void> {
  if (asks === "stop") return endChats(ctx, { chatId });
  const { organizationId } = ctx.actor;
  const [order] = await ctx.db
    .select({ id: orders.id, revokedAt: orders.trackingRevokedAt })
    .from(orders)
    .where(and(eq(orders.organizationId, organizationId), eq(orders.trackingToken, word ?? "")));
  if (!order || order.revokedAt) return;
  const startedAt = ctx.now();
  await ctx.db
    .insert(messageChats)
    .values({ organizationId, accountId, chatId, orderId: order.id, startedAt })
    .onConflictDoUpdate({
      target: [messageChats.organizationId, messageChats.accountId, messageChats.chatId, messageChats.orderId],
      set: { startedAt, endedAt: null },
    });
}
