import { z } from "zod";
import { text } from "@/lib/text-input";
import { CustomerInput, isCountable, PlaceOrder, PlannedInstant, uncountable, VersionInput } from "../inputs";

const { payment, placedAt: _placedAt, customer: _customer, ...order } = PlaceOrder.shape;

/** An order that is not placed yet: the buyer may be unknown, the address may lack. It holds stock only until the moment named. */
export const DraftOrder = z
  .strictObject({
    ...order,
    customer: CustomerInput.extend({ name: text(200, 0).default("") }).prefault({}),
    payment,
    reserveUntil: PlannedInstant.refine((t) => Date.parse(t) > Date.now(), "is in the past")
      .nullable()
      .default(null),
  })
  .refine(isCountable, uncountable);
export type DraftOrder = z.infer<typeof DraftOrder>;

/** How it is paid, where that is known only now; else as the draft says. */
export const PlaceDraft = z.strictObject({ version: VersionInput, payment: payment.unwrap().optional() });
export type PlaceDraft = z.infer<typeof PlaceDraft>;
