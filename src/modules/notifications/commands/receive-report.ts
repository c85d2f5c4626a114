import { eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { type Context, systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { notFound, Refusal } from "@/platform/refusal";
import { openAccount } from "../accounts/load-messengers";
import { messageAccounts, messageReports } from "../accounts/tables";
import type { HookDelivery } from "../messengers/port";

type Call = { db: Db; now: () => Date; ip?: string | null };

const longestBody = 256 * 1024;

/**
 * Stores what a provider reports, and answers what it wants to hear; a job reads it afterwards. Refuses an unknown address
 * (not_found) and a wrong signature (unauthorized). When this returns, the report is committed.
 */
export async function receiveReport(call: Call, token: string, delivery: HookDelivery): Promise<{ reply: string }> {
  const [row] = /^[\w-]{16,128}$/.test(token)
    ? await call.db.select().from(messageAccounts).where(eq(messageAccounts.hookToken, token))
    : [];
  const opened = row && openAccount(row);
  const hook = opened && "messenger" in opened ? opened.messenger.hook : null;
  if (!row || !opened || !("messenger" in opened) || !hook) throw notFound("webhook");
  if (delivery.rawBody.length > longestBody) throw new Refusal("too_large", reason("messenger.report_too_large"));
  if (!hook.verify(delivery, opened.account)) {
    log().warn({ account: row.code, ip: call.ip }, "a report about messages with a wrong signature was refused");
    throw new Refusal("unauthorized", reason("channel.bad_signature"));
  }
  const ctx: Context = { ...systemContext(call.db, row.organizationId, row.code), now: call.now };
  await inTransaction(ctx, async (ctx) => {
    const reportId = newId();
    const body = delivery.rawBody.replaceAll("\u0000", "");
    await ctx.db
      .insert(messageReports)
      .values({ organizationId: row.organizationId, id: reportId, accountId: row.id, body, receivedAt: ctx.now() });
    await addJob(ctx, "read_message_report", { reportId });
  });
  return { reply: hook.reply };
}
