import { createHash } from "node:crypto";
import { z } from "zod";
import { isSameSecret } from "@/lib/is-same-secret";
import { readBody } from "@/lib/parse-keeping-ids";
import { type Reason, reason } from "@/lib/reason";
import { askMessenger, inItsWords, untested, withoutAnswer } from "../ask-messenger";
import type { ChatNews, Messenger, MessengerAccount } from "../port";

const Settings = z.strictObject({
  baseUrl: z.url().default("https://api.telegram.org"),
  /** The bot's own name, for the link by which a buyer begins. */
  username: z
    .string()
    .trim()
    .regex(/^@?[A-Za-z0-9_]{3,40}$/, "bot_name"),
});
const Secrets = z.strictObject({
  token: z
    .string()
    .trim()
    .regex(/^\d+:[\w-]+$/, "bot_token"),
});
type Settings = z.infer<typeof Settings>;
type Secrets = z.infer<typeof Secrets>;
type Account = MessengerAccount<Settings, Secrets>;

/** What it sends in a header with every update: ours, and nobody else can make it. */
const hookWord = (token: string) => createHash("sha256").update(`telegram hook ${token}`).digest("hex");

/** A Telegram bot. It cannot write first: the buyer presses Start on a link that carries the word of an order. */
export const telegram: Messenger<Settings, Secrets> = {
  kind: "telegram",
  channel: "telegram",
  fields: [
    { name: "username", in: "settings", shape: "text", required: true },
    { name: "token", in: "secrets", shape: "text", required: true },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: Settings,
  secretsSchema: Secrets,
  // It knows no key of ours, and a bot cannot read what it wrote.
  afterLostAnswer: "stop",

  async send({ to, text }, account) {
    const answer = await ask(account, "sendMessage", {
      chat_id: to,
      text: text.slice(0, 4096),
      link_preview_options: { is_disabled: true },
    });
    if (answer.said !== "answer") return withoutAnswer(answer);
    const { status, body } = answer;
    const result = body["result"] as { message_id?: unknown } | undefined;
    if (body["ok"] === true) return { outcome: "sent", providerId: String(result?.message_id ?? ""), providerStatus: null, parts: null };
    const code = Number(body["error_code"] ?? status);
    const words = String(body["description"] ?? "");
    const wait = Number((body["parameters"] as { retry_after?: unknown } | undefined)?.retry_after);
    return {
      outcome: "refused",
      permanent: code !== 429,
      why: inItsWords(code, words),
      retryAfterMs: Number.isFinite(wait) ? wait * 1000 : null,
      gone: code === 403 || /chat not found|user is deactivated/i.test(words),
    };
  },

  hook: {
    verify: ({ headers }, { secrets }) => isSameSecret(headers["x-telegram-bot-api-secret-token"] ?? "", hookWord(secrets.token)),
    read: ({ rawBody }) => ({ deliveries: [], chats: chatNews(rawBody) }),
    reply: "",
  },

  async test(account) {
    const answer = await ask(account, "getMe", {});
    if (answer.said !== "answer") return untested(answer);
    const name = (answer.body["result"] as { username?: unknown } | undefined)?.username;
    if (answer.body["ok"] !== true)
      return reason("messenger.keys_refused", { why: inItsWords(answer.body["error_code"], answer.body["description"]) });
    const wanted = account.settings.username.replace(/^@/, "");
    return String(name).toLowerCase() === wanted.toLowerCase() ? null : reason("messenger.another_bot", { name: String(name) });
  },

  async subscribe(account): Promise<Reason | null> {
    const answer = await ask(account, "setWebhook", {
      url: account.hookUrl,
      secret_token: hookWord(account.secrets.token),
      allowed_updates: ["message", "my_chat_member"],
    });
    if (answer.said !== "answer") return untested(answer);
    if (answer.body["ok"] === true) return null;
    return reason("messenger.not_subscribed", { why: inItsWords(answer.body["error_code"], answer.body["description"]) });
  },
};

function ask({ fetch, settings, secrets }: Account, method: string, json: object) {
  return askMessenger(fetch, settings.baseUrl, { path: `/bot${secrets.token}/${method}`, json });
}

type Update = {
  message?: { chat?: { id?: unknown; type?: unknown; first_name?: unknown }; text?: unknown };
  my_chat_member?: { chat?: { id?: unknown; type?: unknown; first_name?: unknown }; new_chat_member?: { status?: unknown } };
};

/** Start with a word, stop, or the bot blocked; everything else that people write to it means nothing here. */
function chatNews(rawBody: string): ChatNews[] {
  const update = (readBody(Buffer.from(rawBody)) ?? {}) as Update;
  const said = update.message ?? update.my_chat_member;
  const { id, type, first_name: name } = said?.chat ?? {};
  if (id === undefined || type !== "private") return [];
  const chat = { chatId: String(id), name: typeof name === "string" ? name.slice(0, 100) : null };
  if (update.my_chat_member)
    return update.my_chat_member.new_chat_member?.status === "kicked" ? [{ ...chat, asks: "stop", word: null }] : [];
  const text = typeof update.message?.text === "string" ? update.message.text.trim() : "";
  const start = /^\/start(?:@\w+)?\s+([\w-]{1,64})$/.exec(text);
  if (start?.[1]) return [{ ...chat, asks: "start", word: start[1] }];
  return /^\/stop(@\w+)?$/i.test(text) ? [{ ...chat, asks: "stop", word: null }] : [];
}
