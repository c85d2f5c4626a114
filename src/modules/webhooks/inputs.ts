import { z } from "zod";
import { code } from "@/lib/text-input";
import { deliveryStates } from "./delivery";

export const WebhookCode = code();

/** "order.placed", "order.*" or "*". */
const EventPattern = z.string().regex(/^(\*|[a-z][a-z_]{0,40}\.(\*|[a-z][a-z_]{0,60}))$/, "pattern");

/** A receiver to create or change. */
export const PutWebhook = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  events: z.array(EventPattern).min(1).max(100),
  active: z.boolean().optional(),
});
export type PutWebhook = z.infer<typeof PutWebhook>;
export const PutWebhookOf = z.strictObject({ code: WebhookCode, webhook: PutWebhook });

/** A new signing secret; the old one signs as well for so many hours more. */
export const RotateSecret = z.strictObject({ code: WebhookCode, keepOldHours: z.int().min(0).max(168).default(24) });
export type RotateSecret = z.infer<typeof RotateSecret>;

export const ListDeliveries = z.strictObject({
  state: z.enum(deliveryStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListDeliveries = z.input<typeof ListDeliveries>;
export const ListDeliveriesOf = ListDeliveries.extend({ code: WebhookCode });
export const ResendDelivery = z.strictObject({ code: WebhookCode, deliveryId: z.uuid() });
export type ResendDelivery = z.infer<typeof ResendDelivery>;
