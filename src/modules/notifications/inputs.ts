import { z } from "zod";
import { code, Email, Locale, text } from "@/lib/text-input";
import { messageChannels } from "./message-channels";
import { messageEvents } from "./message-events";
import { MessageSettings } from "./message-settings";
import { TemplateTexts } from "./template-texts";

export const messageStatuses = ["queued", "sent", "delivered", "not_sent", "failed"] as const;

/** The log of messages, newest first. `q`: a part of an order's number or of a recipient. */
export const ListMessages = z.strictObject({
  order: z.uuid().optional(),
  status: z.enum(messageStatuses).optional(),
  event: z.enum(messageEvents).optional(),
  channel: z.enum(messageChannels).optional(),
  q: text(100, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListMessages = z.input<typeof ListMessages>;

export const MessageId = z.strictObject({ id: z.uuid() });
export type MessageId = z.infer<typeof MessageId>;

const Score = z.coerce.number().int().min(1).max(5);

export const RateOrder = z.strictObject({
  score: Score,
  /** Apart from the whole, where the buyer tells them apart. */
  delivery: Score.optional(),
  goods: Score.optional(),
  comment: text(2000, 0)
    .transform((comment) => comment || null)
    .nullable()
    .default(null),
});
export type RateOrder = z.infer<typeof RateOrder>;

export const messengerKinds = ["smsru", "smsc", "twilio", "telegram"] as const;
export type MessengerKind = (typeof messengerKinds)[number];

export const AccountCode = code();
/** An account with a provider of messages. What its kind asks for is checked by its adapter; what is left out is kept. */
export const PutMessageAccount = z.strictObject({
  kind: z.enum(messengerKinds),
  settings: z.record(z.string().max(40), z.unknown()).optional(),
  secrets: z.record(z.string().max(40), z.string().max(500)).optional(),
  active: z.boolean().optional(),
});
export type PutMessageAccount = z.infer<typeof PutMessageAccount>;

/** `version`: the one that was changed; left out, whatever there is by now. */
export const PutMessageSettings = MessageSettings.safeExtend({ version: z.int().min(0).optional() });

const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** How the shop looks to the buyers of a sales channel; null: as the organization. */
export const PutBrand = z.strictObject({
  senderName: orNull(text(60)),
  smsSender: orNull(text(15)),
  brandColor: orNull(z.string().regex(/^#[0-9a-f]{6}$/i, "colour")),
  logoUrl: orNull(z.url({ protocol: /^https$/ }).max(500)),
  replyTo: orNull(Email),
});
export type PutBrand = z.infer<typeof PutBrand>;

export const TemplatePlace = z.strictObject({ event: z.enum(messageEvents), locale: Locale });
/** `texts` null: back to the words that Dirigent comes with. */
export const SaveTemplate = z.strictObject({ texts: TemplateTexts.nullable(), version: z.int().min(0).optional() });
export const RestoreTemplate = z.strictObject({ version: z.int().min(1) });
/** `order`: the number of the order to quote; left out, the newest. */
export const PreviewTemplate = z.strictObject({ texts: TemplateTexts, order: text(64).optional() });
const Test = { channel: z.enum(["email", "sms"]), phone: text(40).optional() };
export const TestTemplate = PreviewTemplate.extend(Test);
export const SendTest = TemplatePlace.extend(TestTemplate.shape);
export type SendTest = z.infer<typeof SendTest>;

export const ListConsents = z.strictObject({ q: text(100, 0).optional() });
export const PutConsent = z.strictObject({ channel: z.enum(messageChannels), recipient: text(254), allowed: z.boolean() });
export type PutConsent = z.infer<typeof PutConsent>;
