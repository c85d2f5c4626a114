import { z } from "zod";
import { text } from "@/lib/text-input";
import { messageEvents } from "./message-events";

export const messageStatuses = ["queued", "sent", "not_sent", "failed"] as const;

/** The log of messages, newest first. `q`: a part of an order's number or of a recipient. */
export const ListMessages = z.strictObject({
  order: z.uuid().optional(),
  status: z.enum(messageStatuses).optional(),
  event: z.enum(messageEvents).optional(),
  q: text(100, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListMessages = z.input<typeof ListMessages>;

export const MessageId = z.strictObject({ id: z.uuid() });
export type MessageId = z.infer<typeof MessageId>;

export const RateOrder = z.strictObject({
  score: z.coerce.number().int().min(1).max(5),
  comment: text(2000, 0)
    .transform((comment) => comment || null)
    .nullable()
    .default(null),
});
export type RateOrder = z.infer<typeof RateOrder>;
