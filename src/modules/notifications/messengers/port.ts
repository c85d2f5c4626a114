import type { z } from "zod";
import type { Reason } from "@/lib/reason";
import type { AfterLostAnswer } from "../delivery-rules";
import type { MessageChannel } from "../message-channels";

/** `fetch` of the platform: it ends after 10 seconds and reaches no private network. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** One organization's contract with a provider. `hookUrl`: where it may tell us what became of a message. */
export type MessengerAccount<Settings, Secrets> = { settings: Settings; secrets: Secrets; hookUrl: string; fetch: Fetch };

export type OutgoingMessage = {
  /** The message's own id, the same at every try: the provider's idempotency key or search word where it has one. */
  key: string;
  /** An e-mail address, a phone in E.164, or a chat. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The sender as the buyer sees it: a name beside the address, a registered name of text messages; null: the account's own. */
  senderName: string | null;
  replyTo: string | null;
  /** Stable Message-ID of an e-mail. */
  messageId: string;
  /** One-click way out of messages that nobody has to get (RFC 8058); null for those about the order itself. */
  unsubscribeUrl: string | null;
  /** When it was first tried. */
  since: Date;
};

/**
 * `refused`: surely not taken; a permanent one is not repeated. `gone`: this recipient is not reached here any more.
 * `unconfirmed`: it may have been taken, the answer was lost.
 */
export type SendOutcome =
  | { outcome: "sent"; providerId: string | null; providerStatus: string | null; parts: number | null }
  | { outcome: "refused"; permanent: boolean; why: string; retryAfterMs?: number | null; gone?: boolean }
  | { outcome: "unconfirmed"; why: string };

/** What a provider says about a message later. Unknown words are "under_way": they are shown and decide nothing. */
export type DeliveryNews = { providerId: string; stage: "under_way" | "delivered" | "failed"; providerStatus: string; why: string | null };

/** A buyer who wrote to a bot: began with the word of an order's link, or wants nothing more. */
export type ChatNews = { chatId: string; name: string | null; asks: "start" | "stop"; word: string | null };

export type HookDelivery = { headers: Readonly<Record<string, string | undefined>>; rawBody: string };
export type HookNews = { deliveries: DeliveryNews[]; chats: ChatNews[] };

/** One field of the set-up, in the order in which it is asked for. */
export type MessengerField = { name: string; in: "settings" | "secrets"; shape: "text" | "url" | "switch"; required: boolean };

/**
 * A provider of messages, as the notifications module sees it. Adapters translate and decide nothing; they get parsed settings.
 * `send` never throws for what the provider does.
 */
export interface Messenger<Settings = unknown, Secrets = unknown> {
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly fields: readonly MessengerField[];
  readonly settingsSchema: z.ZodType<Settings>;
  readonly secretsSchema: z.ZodType<Secrets>;
  /**
   * What to do when an answer was lost: send once more at most (the recipient knows it for the same message), look it up at the
   * provider before it is repeated, or never repeat it.
   */
  readonly afterLostAnswer: AfterLostAnswer;
  send(message: OutgoingMessage, account: MessengerAccount<Settings, Secrets>): Promise<SendOutcome>;
  /** What the provider knows of a message whose answer was lost; null: surely nothing, it may be sent again. */
  find?(message: OutgoingMessage, account: MessengerAccount<Settings, Secrets>): Promise<SendOutcome | null>;
  /** What became of a message; null: the provider cannot say now. */
  status?(ref: { providerId: string; to: string }, account: MessengerAccount<Settings, Secrets>): Promise<DeliveryNews | null>;
  readonly hook?: {
    verify(delivery: HookDelivery, account: MessengerAccount<Settings, Secrets>): boolean;
    read(delivery: HookDelivery): HookNews;
    /** What the provider wants to hear. */
    readonly reply: string;
  };
  /** Asks the provider whether the keys are good, without sending anything; null: they are. */
  test(account: MessengerAccount<Settings, Secrets>): Promise<Reason | null>;
  /** Tells the provider where to report to; safe to repeat. Absent where it is told with each message, or not at all. */
  subscribe?(account: MessengerAccount<Settings, Secrets>): Promise<Reason | null>;
}
