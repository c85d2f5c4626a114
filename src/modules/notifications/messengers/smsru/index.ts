import { createHash } from "node:crypto";
import { z } from "zod";
import { isSameSecret } from "@/lib/is-same-secret";
import { reason } from "@/lib/reason";
import { askMessenger, inItsWords, untested, withoutAnswer } from "../ask-messenger";
import type { DeliveryNews, HookDelivery, Messenger } from "../port";
import { wordOf } from "./codes";

const Settings = z.strictObject({
  baseUrl: z.url().default("https://sms.ru"),
  /** A sender name that the provider has approved; without one its own number shows. */
  from: z.string().trim().max(11).optional(),
  /** The provider takes and bills nothing, and sends nothing. */
  test: z.boolean().default(false),
});
const Secrets = z.strictObject({ apiId: z.string().trim().min(1).max(100) });
type Settings = z.infer<typeof Settings>;
type Secrets = z.infer<typeof Secrets>;

const digits = (phone: string) => phone.replace(/\D/g, "");

/** SMS.RU. Errors of one number come inside of a good answer; reports come as lines in form fields and must be answered with "100". */
export const smsru: Messenger<Settings, Secrets> = {
  kind: "smsru",
  channel: "sms",
  fields: [
    { name: "apiId", in: "secrets", shape: "text", required: true },
    { name: "from", in: "settings", shape: "text", required: false },
    { name: "test", in: "settings", shape: "switch", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: Settings,
  secretsSchema: Secrets,
  // It knows no key of ours, and no search by number.
  afterLostAnswer: "stop",

  async send({ to, text, senderName }, { settings, secrets, fetch }) {
    const number = digits(to);
    const from = senderName ?? settings.from;
    const answer = await askMessenger(fetch, settings.baseUrl, {
      path: "/sms/send?json=1",
      form: { api_id: secrets.apiId, to: number, msg: text, ...(from ? { from } : {}), ...(settings.test ? { test: "1" } : {}) },
    });
    if (answer.said !== "answer") return withoutAnswer(answer);
    const whole = Number(answer.body["status_code"]);
    if (whole !== 100) return refused(whole, answer.body["status_text"]);
    const each = answer.body["sms"] as Record<string, Record<string, unknown> | undefined> | undefined;
    const one = each?.[number] ?? Object.values(each ?? {})[0];
    if (!one) return { outcome: "unconfirmed", why: "its answer does not name the number" };
    const code = Number(one["status_code"]);
    if (one["status"] !== "OK" || typeof one["sms_id"] !== "string") return refused(code, one["status_text"]);
    return { outcome: "sent", providerId: one["sms_id"], providerStatus: String(code), parts: null };
  },

  async status({ providerId }, { settings, secrets, fetch }) {
    const answer = await askMessenger(fetch, settings.baseUrl, {
      path: "/sms/status?json=1",
      form: { api_id: secrets.apiId, sms_id: providerId },
    });
    if (answer.said !== "answer") return null;
    const one = (answer.body["sms"] as Record<string, Record<string, unknown> | undefined> | undefined)?.[providerId];
    const code = Number(one?.["status_code"]);
    // "Not found" is said of what is older than it keeps, too: no news.
    return one && Number.isInteger(code) && code !== -1 ? newsOf(providerId, code) : null;
  },

  hook: {
    verify: ({ rawBody }, { secrets }) => {
      const form = new URLSearchParams(rawBody);
      const right = createHash("sha256")
        .update(secrets.apiId + entriesOf(form).join(""))
        .digest("hex");
      return isSameSecret((form.get("hash") ?? "").toLowerCase(), right);
    },
    read: ({ rawBody }: HookDelivery) => ({
      deliveries: entriesOf(new URLSearchParams(rawBody)).flatMap((entry): DeliveryNews[] => {
        const [what, id, code] = entry.split(/\r?\n/);
        return what === "sms_status" && id && /^-?\d+$/.test(code ?? "") ? [newsOf(id, Number(code))] : [];
      }),
      chats: [],
    }),
    reply: "100",
  },

  async test({ settings, secrets, fetch }) {
    const answer = await askMessenger(fetch, settings.baseUrl, { path: "/auth/check?json=1", form: { api_id: secrets.apiId } });
    if (answer.said !== "answer") return untested(answer);
    const code = Number(answer.body["status_code"]);
    return code === 100 ? null : reason("messenger.keys_refused", { why: inItsWords(code, answer.body["status_text"]) });
  },

  async subscribe({ settings, secrets, fetch, hookUrl }) {
    const answer = await askMessenger(fetch, settings.baseUrl, {
      path: "/callback/add?json=1",
      form: { api_id: secrets.apiId, url: hookUrl },
    });
    if (answer.said !== "answer") return untested(answer);
    const code = Number(answer.body["status_code"]);
    return code === 100 ? null : reason("messenger.not_subscribed", { why: inItsWords(code, answer.body["status_text"]) });
  },
};

/** `data[0]`, `data[1]`, …, in their order: it signs them one after another. */
function entriesOf(form: URLSearchParams): string[] {
  return [...form.entries()].filter(([name]) => /^data(\[\d*\])?$/.test(name)).map(([, value]) => value);
}

function refused(code: number, words: unknown) {
  return { outcome: "refused", permanent: wordOf(code).permanent, why: inItsWords(code, words) } as const;
}

function newsOf(providerId: string, code: number): DeliveryNews {
  const { stage } = wordOf(code);
  return { providerId, stage, providerStatus: String(code), why: stage === "failed" ? `status ${code}` : null };
}
