import { z } from "zod";
import { code, text } from "@/lib/text-input";

/** Proves that whoever has the link is the buyer: the order's e-mail or phone. */
const contact = text(254);

/** The town stays: another one costs another price, and is a person's to agree on. */
export const CorrectAddress = z.strictObject({
  contact,
  line1: text(500),
  postalCode: text(20, 0).nullable().default(null),
  city: text(200)
    .nullable()
    .default(null)
    .describe("Another spelling of the town, one of `towns` of the tracking answer; left out, it stays as it is"),
});
export type CorrectAddress = z.infer<typeof CorrectAddress>;

export const ChoosePoint = z.strictObject({ contact, code: code(100) });
export type ChoosePoint = z.infer<typeof ChoosePoint>;

export const CancelForBuyer = z.strictObject({ contact });
export type CancelForBuyer = z.infer<typeof CancelForBuyer>;

export const WriteToShop = z.strictObject({ text: text(2000) });
export type WriteToShop = z.infer<typeof WriteToShop>;

export const BuyerMessageId = z.strictObject({ id: z.uuid() });
export type BuyerMessageId = z.infer<typeof BuyerMessageId>;
