import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSameSecret } from "@/lib/is-same-secret";
import { reason } from "@/lib/reason";
import { askMessenger, inItsWords, untested, withoutAnswer } from "../ask-messenger";
import type { DeliveryNews, Messenger, MessengerAccount, SendOutcome } from "../port";

const Settings = z
  .strictObject({
    baseUrl: z.url().default("https://api.twilio.com"),
    accountSid: z
      .string()
      .trim()
      .regex(/^AC[0-9a-zA-Z]{8,64}$/, "account_sid"),
    from: z.string().trim().max(20).optional(),
    messagingServiceSid: z.string().trim().max(64).optional(),
  })
  .refine(({ from, messagingServiceSid }) => Boolean(from || messagingServiceSid), { path: ["from"], message: "sender_needed" });
const Secrets = z.strictObject({ authToken: z.string().trim().min(1).max(100) });
type Settings = z.infer<typeof Settings>;
type Secrets = z.infer<typeof Secrets>;
type Account = MessengerAccount<Settings, Secrets>;

const delivered = new Set(["delivered", "read"]);
const failed = new Set(["undelivered", "failed", "canceled"]);
/** Its queue is full, or it has had too many for now. */
const passing = new Set([20429, 30001, 30022, 14107]);

/** Twilio. Reports come signed to the address that each message names; a lost answer is looked up among the number's last messages. */
export const twilio: Messenger<Settings, Secrets> = {
  kind: "twilio",
  channel: "sms",
  fields: [
    { name: "accountSid", in: "settings", shape: "text", required: true },
    { name: "authToken", in: "secrets", shape: "text", required: true },
    { name: "from", in: "settings", shape: "text", required: false },
    { name: "messagingServiceSid", in: "settings", shape: "text", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: Settings,
  secretsSchema: Secrets,
  afterLostAnswer: "look_up",

  async send({ to, text, senderName }, account) {
    const { settings, hookUrl } = account;
    // A messaging service chooses its sender itself.
    const sender: Record<string, string> = settings.messagingServiceSid
      ? { MessagingServiceSid: settings.messagingServiceSid }
      : { From: senderName ?? settings.from ?? "" };
    const answer = await ask(account, "/Messages.json", { To: to, Body: text, StatusCallback: hookUrl, ...sender });
    if (answer.said !== "answer") return withoutAnswer(answer);
    const { status, body } = answer;
    if (status >= 400 || typeof body["sid"] !== "string") {
      const code = Number(body["code"]);
      const isPassing = status === 429 || passing.has(code);
      return { outcome: "refused", permanent: !isPassing, why: inItsWords(body["code"] ?? status, body["message"]), gone: code === 21610 };
    }
    return sentAs(body);
  },

  async find({ to, text, since }, account): Promise<SendOutcome | null> {
    const answer = await ask(account, `/Messages.json?${new URLSearchParams({ To: to, PageSize: "50" })}`);
    if (answer.said !== "answer" || answer.status >= 400 || !Array.isArray(answer.body["messages"]))
      return { outcome: "unconfirmed", why: answer.said === "answer" ? `it answered with ${answer.status}` : answer.why };
    const ours = (answer.body["messages"] as Record<string, unknown>[]).find(
      // Its clock may be a little behind ours.
      (one) => one["body"] === text && Date.parse(String(one["date_created"])) >= since.getTime() - 60_000,
    );
    return ours ? sentAs(ours) : null;
  },

  async status({ providerId }, account) {
    const answer = await ask(account, `/Messages/${encodeURIComponent(providerId)}.json`);
    if (answer.said !== "answer" || answer.status >= 400) return null;
    return newsOf(providerId, String(answer.body["status"] ?? ""), answer.body["error_code"], answer.body["error_message"]);
  },

  hook: {
    verify: ({ headers, rawBody }, { secrets, hookUrl }) => {
      const right = twilioSignature(secrets.authToken, hookUrl, new URLSearchParams(rawBody));
      return isSameSecret(headers["x-twilio-signature"] ?? "", right);
    },
    read: ({ rawBody }) => {
      const form = new URLSearchParams(rawBody);
      const id = form.get("MessageSid") ?? form.get("SmsSid");
      const status = form.get("MessageStatus") ?? form.get("SmsStatus");
      return { deliveries: id && status ? [newsOf(id, status, form.get("ErrorCode"), null)] : [], chats: [] };
    },
    reply: "",
  },

  async test(account) {
    const answer = await ask(account, ".json");
    if (answer.said !== "answer") return untested(answer);
    if (answer.status < 400) return null;
    return reason("messenger.keys_refused", { why: inItsWords(answer.body["code"] ?? answer.status, answer.body["message"]) });
  },
};

/** Its signature of a report: the full address with every field appended in the order of names, HMAC-SHA1 under the auth token. */
export function twilioSignature(authToken: string, url: string, form: URLSearchParams): string {
  const fields = [...form.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = url + fields.map(([name, value]) => name + value).join("");
  return createHmac("sha1", authToken).update(text, "utf8").digest("base64");
}

function ask({ fetch, settings, secrets }: Account, path: string, form?: Record<string, string>) {
  const authorization = `Basic ${Buffer.from(`${settings.accountSid}:${secrets.authToken}`).toString("base64")}`;
  return askMessenger(fetch, settings.baseUrl, {
    path: `/2010-04-01/Accounts/${encodeURIComponent(settings.accountSid)}${path}`,
    headers: { authorization },
    ...(form ? { form } : {}),
  });
}

function sentAs(body: Record<string, unknown>): SendOutcome {
  const segments = Number(body["num_segments"]);
  return {
    outcome: "sent",
    providerId: String(body["sid"]),
    providerStatus: String(body["status"] ?? ""),
    // A messaging service counts later and says 0 until then.
    parts: Number.isInteger(segments) && segments > 0 ? segments : null,
  };
}

function newsOf(providerId: string, status: string, code: unknown, words: unknown): DeliveryNews {
  const stage = delivered.has(status) ? "delivered" : failed.has(status) ? "failed" : "under_way";
  return { providerId, stage, providerStatus: status.slice(0, 40), why: stage === "failed" ? inItsWords(code ?? status, words) : null };
}
