import type { OutgoingMessage } from "@/modules/notifications/messengers/port";

/** A text message as adapters get it. */
export function aTextMessage(over: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    key: "0199aa00-0000-7000-8000-000000000001",
    to: "+79161234567",
    subject: "",
    text: "Лавка: заказ 10466 собран",
    html: "",
    senderName: null,
    replyTo: null,
    messageId: "<1@example.com>",
    unsubscribeUrl: null,
    since: new Date("2026-11-22T09:00:00Z"),
    ...over,
  };
}

/** What a form held that was posted to a provider. */
export const formOf = ({ text }: { text: string }) => Object.fromEntries(new URLSearchParams(text));

/** What every adapter says where nothing usable comes back: surely not taken, or perhaps. */
export const troubles = [
  ["hangs up", "hang up", { outcome: "unconfirmed" }],
  ["is down", { status: 503, body: "x" }, { outcome: "unconfirmed" }],
  [
    "has had too many",
    { status: 429, body: "slow", headers: { "retry-after": "7" } },
    { outcome: "refused", permanent: false, retryAfterMs: 7000 },
  ],
  ["sends us elsewhere", { status: 302, body: "", headers: { location: "http://10.0.0.1/" } }, { outcome: "refused", permanent: false }],
  ["talks rubbish", { status: 200, body: "<html>" }, { outcome: "unconfirmed" }],
] as const;
