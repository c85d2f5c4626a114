import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Mailer, MailOutcome, OutgoingMail } from "@/platform/mail/mailer";
import { aLocalServer, type Seen, type VendorAnswer } from "@/testing/local-server";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { messageAccounts } from "./accounts/tables";
import { putAccount } from "./commands/put-account";
import { putSettings } from "./commands/put-settings";
import { sendMessage } from "./commands/send-message";
import type { MessageEvent } from "./message-events";
import { type MessageSettings, usualSettings } from "./message-settings";
import { messages } from "./tables";

/** The key that the fixture's SMS.RU account has. */
export const apiId = "0A1B2C3D-0000-1111-2222-333344445555";

/** A shop that tells by text message first, over a provider on this machine. Noon in Kazan unless wished otherwise. */
export async function aShopWithSms(
  db: Context["db"],
  {
    answer = taken,
    settings = {},
    at = "2026-11-22T09:00:00Z",
  }: { answer?: (asked: Seen) => VendorAnswer; settings?: Partial<MessageSettings>; at?: string } = {},
) {
  const clock = { now: new Date(at) };
  const { ctx } = await aShop(db, { now: () => clock.now });
  const provider = await aLocalServer(answer);
  await putAccount(ctx, "smsru", { kind: "smsru", settings: { baseUrl: provider.baseUrl }, secrets: { apiId } });
  await putSettings(ctx, { ...usualSettings, order: ["sms", "email"], ...settings });
  await aProduct(ctx, { sku: "TEA", stock: { MSK: 9 } });
  const order = await anOrder(ctx, { lines: { TEA: 1 } });
  const post = aPostman();
  const tell = (event: MessageEvent = "accepted") => sendMessage(ctx, { orderId: order.id, event }, post);
  const texts = () =>
    provider.seen.filter(({ path }) => path.startsWith("/sms/send")).map(({ text }) => new URLSearchParams(text).get("msg"));
  const [account] = await ctx.db
    .select()
    .from(messageAccounts)
    .where(and(eq(messageAccounts.organizationId, ctx.actor.organizationId), eq(messageAccounts.code, "smsru")));
  if (!account) throw new Error("no account");
  return { ctx, clock, provider, order, orderId: order.id, post, tell, texts, account };
}

export const messagesOf = (ctx: Context, orderId: string) =>
  ctx.db
    .select()
    .from(messages)
    .where(and(eq(messages.organizationId, ctx.actor.organizationId), eq(messages.orderId, orderId)))
    .orderBy(messages.id);

/** SMS.RU takes every message and numbers them. */
let number = 0;
export function taken({ text, path }: Seen): VendorAnswer {
  if (path.startsWith("/auth") || path.startsWith("/callback")) return { status: 200, body: { status: "OK", status_code: 100 } };
  const to = new URLSearchParams(text).get("to") ?? "";
  return said(to, { status: "OK", status_code: 100, sms_id: `202647-${++number}` });
}

/** SMS.RU says this of the number. */
export const said = (to: string, one: object) => ({ status: 200, body: { status: "OK", status_code: 100, sms: { [to]: one } } });
export const refuses = (code: number) => () => said("79161234567", { status: "ERROR", status_code: code, status_text: "нет" });

function aPostman(...outcomes: MailOutcome[]): Mailer & { mails: OutgoingMail[] } {
  const mails: OutgoingMail[] = [];
  return { mails, close: () => {}, send: async (mail) => outcomes[mails.push(mail) - 1] ?? { outcome: "sent" } };
}
