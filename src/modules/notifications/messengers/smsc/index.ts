import { z } from "zod";
import { reason } from "@/lib/reason";
import { type Answer, askMessenger, inItsWords, untested, withoutAnswer } from "../ask-messenger";
import type { DeliveryNews, Messenger, MessengerAccount, SendOutcome } from "../port";

const Settings = z.strictObject({
  baseUrl: z.url().default("https://smsc.ru"),
  sender: z.string().trim().max(15).optional(),
});
const Secrets = z
  .strictObject({
    apiKey: z.string().trim().max(200).optional(),
    login: z.string().trim().max(100).optional(),
    password: z.string().max(200).optional(),
  })
  .refine(({ apiKey, login, password }) => Boolean(apiKey || (login && password)), { path: ["apiKey"], message: "messenger_keys" });
type Settings = z.infer<typeof Settings>;
type Secrets = z.infer<typeof Secrets>;
type Account = MessengerAccount<Settings, Secrets>;

/** Its own service or our address is at fault for now; all else is about this message or this account. */
const passing = new Set([4, 9]);
const notFound = 3;
const undelivered = new Set([3, 20, 22, 23, 24, 25, -2]);

const digits = (phone: string) => phone.replace(/\D/g, "");

/** SMSC.ru. A message goes under an id of ours, by which it is found again when an answer was lost. It is asked for statuses. */
export const smsc: Messenger<Settings, Secrets> = {
  kind: "smsc",
  channel: "sms",
  fields: [
    { name: "apiKey", in: "secrets", shape: "text", required: false },
    { name: "login", in: "secrets", shape: "text", required: false },
    { name: "password", in: "secrets", shape: "text", required: false },
    { name: "sender", in: "settings", shape: "text", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: Settings,
  secretsSchema: Secrets,
  afterLostAnswer: "look_up",

  async send({ key, to, text, senderName }, account) {
    const sender = senderName ?? account.settings.sender;
    const answer = await ask(account, "/sys/send.php", {
      phones: digits(to),
      mes: text,
      charset: "utf-8",
      id: key,
      op: "1",
      ...(sender ? { sender } : {}),
    });
    if (answer.said !== "answer") return withoutAnswer(answer);
    const { error_code: code, error, id, cnt } = answer.body;
    if (code !== undefined || error !== undefined)
      return { outcome: "refused", permanent: !passing.has(Number(code)), why: inItsWords(code, error) };
    if (id === undefined) return { outcome: "unconfirmed", why: "its answer names no message" };
    return { outcome: "sent", providerId: String(id), providerStatus: null, parts: Number.isInteger(cnt) ? Number(cnt) : null };
  },

  async find({ key, to }, account): Promise<SendOutcome | null> {
    const answer = await ask(account, "/sys/status.php", { phone: digits(to), id: key });
    if (answer.said !== "answer") return { outcome: "unconfirmed", why: answer.why };
    const status = Number(answer.body["status"]);
    const code = Number(answer.body["error_code"]);
    if (status === -3 || code === notFound) return null;
    // Asked too often, from a blocked address or with other keys: that says nothing of the message.
    if (answer.body["error"] !== undefined || answer.body["error_code"] !== undefined)
      return { outcome: "unconfirmed", why: inItsWords(answer.body["error_code"], answer.body["error"]) };
    if (!Number.isInteger(status)) return { outcome: "unconfirmed", why: "its answer names no status" };
    return { outcome: "sent", providerId: key, providerStatus: String(status), parts: null };
  },

  async status({ providerId, to }, account) {
    const answer = await ask(account, "/sys/status.php", { phone: digits(to), id: providerId });
    const status = answer.said === "answer" ? answer.body["status"] : undefined;
    return typeof status === "number" && status !== -3 ? newsOf(providerId, status) : null;
  },

  async test(account) {
    const answer = await ask(account, "/sys/balance.php", {});
    if (answer.said !== "answer") return untested(answer);
    const { error_code: code, error } = answer.body;
    return error === undefined && code === undefined ? null : reason("messenger.keys_refused", { why: inItsWords(code, error) });
  },
};

function ask({ fetch, settings, secrets }: Account, path: string, form: Record<string, string>): Promise<Answer> {
  const keys: Record<string, string> = secrets.apiKey
    ? { apikey: secrets.apiKey }
    : { login: secrets.login ?? "", psw: secrets.password ?? "" };
  return askMessenger(fetch, settings.baseUrl, { path, form: { ...keys, ...form, fmt: "3" } });
}

function newsOf(providerId: string, status: number): DeliveryNews {
  const stage = [1, 2, 4].includes(status) ? "delivered" : undelivered.has(status) ? "failed" : "under_way";
  return { providerId, stage, providerStatus: String(status), why: stage === "failed" ? `status ${status}` : null };
}
