import { and, desc, eq, sql } from "drizzle-orm";
import { mayPassForBuyer } from "@/lib/permission";
import { reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { type Locale, locales } from "@/platform/i18n/locale";
import { notFound, Refusal } from "@/platform/refusal";
import { renderMail } from "../mail/render-mail";
import { toldOrder } from "../mail-queries";
import { type MessageEvent, messageEvents } from "../message-events";
import type { TemplateTexts } from "../template-texts";
import { ourTexts } from "./our-texts";
import { smsLength } from "./sms-length";
import { messageTemplates } from "./tables";

const mine = (ctx: Context) => eq(messageTemplates.organizationId, ctx.actor.organizationId);

/** Every event in both languages, and whether the shop has its own words for it. */
export async function listTemplates(ctx: Context) {
  const rows = await ctx.db
    .selectDistinctOn([messageTemplates.event, messageTemplates.locale])
    .from(messageTemplates)
    .where(mine(ctx))
    .orderBy(messageTemplates.event, messageTemplates.locale, desc(messageTemplates.version));
  return messageEvents.flatMap((event) =>
    locales.map((locale) => {
      const row = rows.find((one) => one.event === event && one.locale === locale);
      return { event, locale, isOwn: row?.texts != null, version: row?.version ?? 0, ...(row?.texts ?? ourTexts(event, locale)) };
    }),
  );
}

/** The words for an event in a language as they are now, ours beside them, and who has changed them when. */
export async function readTemplate(ctx: Context, { event, locale }: { event: MessageEvent; locale: Locale }) {
  const rows = await ctx.db
    .select()
    .from(messageTemplates)
    .where(and(mine(ctx), eq(messageTemplates.event, event), eq(messageTemplates.locale, locale)))
    .orderBy(desc(messageTemplates.version))
    .limit(50);
  const [current] = rows;
  const ours = ourTexts(event, locale);
  return {
    event,
    locale,
    version: current?.version ?? 0,
    isOwn: current?.texts != null,
    texts: current?.texts ?? ours,
    ours,
    history: rows.map(({ version, texts, by, at }) => ({ version, isOwn: texts !== null, texts: texts ?? ours, by: by.name, at })),
  };
}
export type MessageTemplate = Awaited<ReturnType<typeof readTemplate>>;

/**
 * A message as an order's buyer would get it, by the words of a template that need not be saved. Without a number the newest order
 * is taken; null where there is none yet.
 */
export async function previewTemplate(
  ctx: Context,
  { event, locale, texts, order }: { event: MessageEvent; locale: Locale; texts: TemplateTexts; order?: string },
) {
  // A preview is a real buyer's message, with his link in it.
  if (!mayPassForBuyer(ctx.actor)) throw new Refusal("forbidden", reason("forbidden.role", { needed: "operator" }));
  const [found] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), order ? eq(orders.number, order) : sql`${orders.status} <> 'draft'`))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(1);
  if (!found) {
    if (order) throw notFound("order");
    return null;
  }
  const told = await toldOrder(ctx, found.id, event);
  if (!told) throw notFound("order");
  const { subject, html, text, sms, chat } = renderMail({ ...told.content, locale, template: texts, now: ctx.now() });
  return { order: told.content.number, subject, html, text, sms, chat, length: smsLength(sms), sender: told.sender };
}
