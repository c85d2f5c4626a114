import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { openAccountOf } from "../accounts/load-messengers";
import { nextCheckMs } from "../delivery-rules";
import { mine } from "../lock-message";
import { applyNews } from "../sending/apply-news";
import { messages } from "../tables";

/** Asks a provider what became of a message, and again later for as long as it is under way, up to two days. */
export async function checkMessage(ctx: Context, { messageId, asked }: { messageId: string; asked: number }): Promise<void> {
  const [row] = await ctx.db
    .select({ status: messages.status, accountId: messages.accountId, providerId: messages.providerId, recipient: messages.recipient })
    .from(messages)
    .where(and(mine(ctx), eq(messages.id, messageId)));
  if (row?.status !== "sent" || !row.accountId || !row.providerId) return;
  const { accountId, providerId, recipient } = row;
  const opened = await openAccountOf(ctx, accountId);
  if (!opened?.messenger.status) return;
  const news = await opened.messenger.status({ providerId, to: recipient }, opened.account);
  await inTransaction(ctx, async (ctx) => {
    if (news) await applyNews(ctx, accountId, news);
    const wait = news && news.stage !== "under_way" ? null : nextCheckMs(asked + 1);
    if (wait === null) return;
    const runAt = new Date(ctx.now().getTime() + wait);
    await addJob(ctx, "check_message", { messageId, asked: asked + 1 }, { key: messageId, runAt });
  });
}
