import { z } from "zod";
import { type MessageChannel, messageChannels } from "./message-channels";
import { type MessageEvent, messageEvents } from "./message-events";

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "clock");
const Channel = z.enum(messageChannels);
const Event = z.enum(messageEvents);
const each = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((some) => new Set(some).size === some.length, "twice");

/** How an organization tells its buyers: by which ways one after another, what not, when not. */
export const MessageSettings = z
  .strictObject({
    /** The first that reaches the buyer tells; the next one only where it cannot. */
    order: each(Channel, messageChannels.length).min(1),
    /** What is not told by a way. */
    off: z.partialRecord(Event, each(Channel, messageChannels.length)).default({}),
    /** In these hours of the buyer's day nothing is sent by these ways, but for what cannot wait. */
    quiet: z
      .strictObject({
        from: Clock,
        until: Clock,
        channels: each(Channel, messageChannels.length),
        urgent: each(Event, messageEvents.length),
      })
      .refine(({ from, until }) => from !== until, { path: ["until"], message: "empty_span" })
      .nullable(),
    /** Who gets what nobody has to get: whoever has not refused, or only who has agreed. */
    consent: z.enum(["unless_refused", "if_agreed"]),
    /** A question how it went, so many days after delivery; null: none. */
    rateAfterDays: z.int().min(1).max(30).nullable(),
  })
  .superRefine(({ order, off }, at) => {
    for (const event of [null, ...messageEvents] as const) {
      const ways = order.filter((way) => !event || !off[event]?.includes(way));
      // A bot can be blocked, and its makers may be out of reach for a country: it is never the only way.
      if (ways.length === 1 && ways[0] === "telegram")
        at.addIssue({ code: "custom", path: event ? ["off", event] : ["order"], message: "telegram_alone" });
    }
  });
export type MessageSettings = z.infer<typeof MessageSettings>;

/** What holds until somebody chooses otherwise: letters, and a text message to those without an address. */
export const usualSettings: MessageSettings = {
  order: ["email", "sms"],
  off: {},
  quiet: { from: "21:00", until: "09:00", channels: ["sms", "telegram"], urgent: ["out_for_delivery", "failed_attempt"] },
  consent: "unless_refused",
  rateAfterDays: null,
};

/** What nobody has to get: only these can be refused, and each carries the way to do so. */
export const optionalEvents: readonly MessageEvent[] = ["pickup_reminder", "rating_request"];

/** How each way can be used for one message: whom it would reach, and whether something is there to send by. */
export type Way = { recipient: string | null; isReady: boolean; isAllowed: boolean };

/** The ways to try for an event, one after another. Letters without a mail server come last: they are kept to be read. */
export function waysFor(
  event: MessageEvent,
  { order, off }: MessageSettings,
  ways: Readonly<Record<MessageChannel, Way>>,
): MessageChannel[] {
  const open = order.filter((channel) => {
    const { recipient, isReady, isAllowed } = ways[channel];
    return recipient !== null && isAllowed && !off[event]?.includes(channel) && (isReady || channel === "email");
  });
  return [...open.filter((channel) => ways[channel].isReady), ...open.filter((channel) => !ways[channel].isReady)];
}

/** Whether a recipient gets an event: what is about the order itself cannot be refused. */
export function isAllowed(event: MessageEvent, { consent }: MessageSettings, word: boolean | null): boolean {
  if (!optionalEvents.includes(event)) return true;
  return word ?? consent === "unless_refused";
}
