import { and, eq, max } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import type { Locale } from "@/platform/i18n/locale";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { MessageEvent } from "../message-events";
import type { TemplateTexts } from "../template-texts";
import { messageTemplates } from "../templates/tables";
import { type MessageTemplate, readTemplate } from "../templates/template-queries";
import { faultsOf } from "../templates/variables";

type Place = { event: MessageEvent; locale: Locale };

/**
 * Saves the shop's own words for an event as a new version; null goes back to the words that Dirigent comes with. Refuses variables
 * that nobody knows, each at its field, and a version that somebody else has changed meanwhile.
 */
export async function saveTemplate(
  ctx: Context,
  { event, locale, texts, version }: Place & { texts: TemplateTexts | null; version?: number },
): Promise<MessageTemplate> {
  const faults = texts ? faultsOf(texts) : [];
  const [first] = faults;
  if (first) {
    const errors = faults.map(({ path, reason: why }) => ({ path: `texts.${path}`, message: why.code, reason: why }));
    throw new Refusal("invalid", first.reason, { errors });
  }
  try {
    return await inTransaction(ctx, async (ctx) => {
      const { organizationId, kind, id, name } = ctx.actor;
      const [latest] = await ctx.db
        .select({ version: max(messageTemplates.version) })
        .from(messageTemplates)
        .where(placed(ctx, { event, locale }));
      const before = latest?.version ?? 0;
      if (version !== undefined && version !== before) throw stale();
      await ctx.db
        .insert(messageTemplates)
        .values({ organizationId, event, locale, version: before + 1, texts, by: { kind, id, name }, at: ctx.now() });
      const subject = { kind: "message_template", id: organizationId, number: `${event}.${locale}` };
      await record(ctx, { type: "message_settings.changed", subject, data: { event, locale, version: before + 1 } });
      const action = texts ? "message_template.changed" : "message_template.reset";
      await audit(ctx, { action, subject: { kind: "message_template", id: `${event}.${locale}` }, data: { version: before + 1, texts } });
      return readTemplate(ctx, { event, locale });
    });
  } catch (error) {
    if (brokenConstraint(error)?.startsWith("message_templates_")) throw stale();
    throw error;
  }
}

/** Brings an earlier version back, as a new one on top. */
export async function restoreTemplate(ctx: Context, { event, locale, version }: Place & { version: number }): Promise<MessageTemplate> {
  const [row] = await ctx.db
    .select({ texts: messageTemplates.texts })
    .from(messageTemplates)
    .where(and(placed(ctx, { event, locale }), eq(messageTemplates.version, version)));
  if (!row) throw notFound("message_template");
  return saveTemplate(ctx, { event, locale, texts: row.texts });
}

function placed(ctx: Context, { event, locale }: Place) {
  return and(
    eq(messageTemplates.organizationId, ctx.actor.organizationId),
    eq(messageTemplates.event, event),
    eq(messageTemplates.locale, locale),
  );
}

const stale = () => new Refusal("stale", reason("message.stale_version"));
