import { eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { normalizePhone } from "@/lib/phone";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import { users } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { Mailer } from "@/platform/mail/mailer";
import { Refusal, refuseIf } from "@/platform/refusal";
import { readyMessengers } from "../accounts/load-messengers";
import type { SendTest } from "../inputs";
import type { Messenger } from "../messengers/port";
import { smtp } from "../messengers/smtp";
import { previewTemplate } from "../templates/template-queries";
import { faultsOf } from "../templates/variables";

/**
 * Sends a message to whoever words it: a letter to their own address, a text message to a phone that they name. It is about a real
 * order and reaches nobody else; the log of messages does not know it. Refuses where no account or mail server is there.
 */
export async function sendTest(ctx: Context, input: SendTest, mailer: Mailer | null): Promise<{ to: string }> {
  refuseIf(faultsOf(input.texts)[0]?.reason ?? null, "invalid");
  const preview = await previewTemplate(ctx, input);
  if (!preview) throw new Refusal("conflict", reason("message.no_order_yet"));
  const { to, messenger, account } = input.channel === "email" ? await toOwnAddress(ctx, mailer) : await toPhone(ctx, input.phone ?? "");
  await inTransaction(ctx, (ctx) =>
    audit(ctx, {
      action: "message_template.tested",
      subject: { kind: "message_template", id: `${input.event}.${input.locale}` },
      data: { channel: input.channel },
    }),
  );
  const id = newId();
  const isMail = input.channel === "email";
  const outcome = await messenger.send(
    {
      key: id,
      to,
      subject: preview.subject,
      text: isMail ? preview.text : preview.sms,
      html: preview.html,
      senderName: isMail ? preview.sender.name : preview.sender.sms,
      replyTo: preview.sender.replyTo,
      messageId: `<${id}@test.invalid>`,
      unsubscribeUrl: null,
      since: ctx.now(),
    },
    account,
  );
  if (outcome.outcome !== "sent") throw new Refusal("unavailable", reason("message.test_failed", { why: outcome.why }));
  return { to };
}

async function toOwnAddress(ctx: Context, mailer: Mailer | null) {
  if (!mailer) throw new Refusal("conflict", reason("message.no_mail_server"));
  const [person] =
    ctx.actor.kind === "user" && ctx.actor.id
      ? await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, ctx.actor.id))
      : [];
  if (!person) throw new Refusal("conflict", reason("message.test_needs_person"));
  const account = { settings: {}, secrets: {}, hookUrl: "", fetch: () => Promise.reject(new Error("mail is no web service")) };
  return { to: person.email, messenger: smtp(mailer) as Messenger, account };
}

async function toPhone(ctx: Context, phone: string) {
  const to = normalizePhone(phone);
  if (!to) throw new Refusal("invalid", reason("field.phone"), { errors: [{ path: "phone", message: "field.phone" }] });
  const { sms } = await readyMessengers(ctx);
  if (!sms) throw new Refusal("conflict", reason("message.no_account", { channel: "sms" }));
  return { to, ...sms };
}
