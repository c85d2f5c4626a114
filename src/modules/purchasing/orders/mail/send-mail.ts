import { and, eq } from "drizzle-orm";
import { escaped } from "@/lib/html";
import { leaseMs, retryDelayMs } from "@/lib/message-retry";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import type { Mailer } from "@/platform/mail/mailer";
import { mailer } from "@/platform/mail/mailer";
import { record } from "@/platform/outbox/record";
import { paperOf } from "../documents/purchase-data";
import { purchasePdf } from "../documents/purchase-pdf";
import { loadTerms } from "../load-terms";
import { factOf, loadPurchase } from "../lock-purchase";
import { purchaseMails } from "../tables";
import { mayTry } from "./mail-rules";
import { supplierMailQueue } from "./queue-mail";

type MailRow = typeof purchaseMails.$inferSelect;
type Attempt = { row: MailRow; lostBefore: number };

const mine = (ctx: Context, mailId: string) =>
  and(eq(purchaseMails.organizationId, ctx.actor.organizationId), eq(purchaseMails.id, mailId));

/** Brings a letter, and asks for another run where it has to be tried again. */
export async function sendMailJob(ctx: Context, { mailId }: { mailId: string }): Promise<void> {
  const again = await sendMail(ctx, mailId, mailer());
  if (again) await addJob(ctx, "send_purchase_mail", { mailId }, { key: mailId, runAt: again, queue: supplierMailQueue });
}

/**
 * Sends one letter with the order's paper, once however often it is asked: the attempt is written down before the mail server is
 * called and its outcome after, so that of two who ask at once one sends, and after a crash in between it leaves once more at most,
 * under the same Message-ID. Without a mail server it is kept to be read. Gives when to ask again; null: it is done.
 */
export async function sendMail(ctx: Context, mailId: string, via: Mailer | null): Promise<Date | null> {
  const attempt = await inTransaction(ctx, (ctx) => beginAttempt(ctx, mailId, via));
  if (attempt === null || attempt instanceof Date || !via) return attempt instanceof Date ? attempt : null;
  const { row } = attempt;
  const terms = await loadTerms(ctx);
  const paper = paperOf(await loadPurchase(ctx, row.orderId), terms);
  const outcome = await via.send({
    fromName: terms.organization.name,
    to: row.recipient,
    replyTo: terms.organization.supportEmail,
    subject: row.subject,
    text: row.body,
    html: htmlOf(row.body),
    messageId: row.messageId,
    attachments: [{ filename: `${paper.number}.pdf`, contentType: "application/pdf", content: await purchasePdf(paper) }],
  });
  return inTransaction(ctx, async (ctx) => {
    if (outcome.outcome === "sent") return finish(ctx, row, "sent", null);
    const lost = outcome.outcome === "unconfirmed" ? attempt.lostBefore + 1 : attempt.lostBefore;
    const isFinal = outcome.outcome === "refused" && outcome.permanent;
    if (isFinal || !mayTry({ attempts: row.attempts, lost })) return finish(ctx, row, "failed", outcome.why, lost);
    await ctx.db.update(purchaseMails).set({ triedAt: null, lost, error: outcome.why }).where(mine(ctx, row.id));
    return new Date(ctx.now().getTime() + retryDelayMs(row.attempts));
  });
}

async function beginAttempt(ctx: Context, mailId: string, via: Mailer | null): Promise<Attempt | Date | null> {
  const [row] = await ctx.db.select().from(purchaseMails).where(mine(ctx, mailId)).for("update");
  if (row?.status !== "queued") return null;
  const { order } = await loadPurchase(ctx, row.orderId);
  // Nobody orders what was called off meanwhile.
  if (!via || order.status === "cancelled") return finish(ctx, row, "not_sent", null);
  const now = ctx.now();
  const leaseEnds = row.triedAt && new Date(row.triedAt.getTime() + leaseMs);
  if (leaseEnds && leaseEnds > now) return leaseEnds;
  if (!mayTry(row)) return finish(ctx, row, "failed", row.error);
  // Written as if the answer were lost: it is, if we die now.
  const claimed = { attempts: row.attempts + 1, triedAt: now, lost: row.lost + 1 };
  await ctx.db.update(purchaseMails).set(claimed).where(mine(ctx, mailId));
  return { row: { ...row, ...claimed }, lostBefore: row.lost };
}

async function finish(
  ctx: Context,
  row: MailRow,
  status: "sent" | "not_sent" | "failed",
  error: string | null,
  lost = row.lost,
): Promise<null> {
  const sentAt = status === "sent" ? ctx.now() : null;
  await ctx.db.update(purchaseMails).set({ status, error, lost, triedAt: null, sentAt }).where(mine(ctx, row.id));
  const { order } = await loadPurchase(ctx, row.orderId);
  await record(ctx, factOf({ order }, status === "sent" ? "purchase.mailed" : "purchase.mail_failed", { status }));
  return null;
}

/** The same words as a page: paragraphs and their lines, nothing of them read as markup. */
function htmlOf(body: string): string {
  const paragraphs = escaped(body)
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`);
  return `<!doctype html><html><body>${paragraphs.join("\n")}</body></html>`;
}
