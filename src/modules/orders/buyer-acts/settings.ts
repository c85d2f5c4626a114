import { z } from "zod";

/** Until when a buyer may cancel by the tracking page. */
export const cancelLimits = ["never", "before_picking", "before_packing"] as const;

/** What a shop lets its buyers do by the link of their order; every act is still refused where the order has gone too far. */
export const BuyerActs = z.strictObject({
  cancel: z.enum(cancelLimits).default("before_packing"),
  /** Off: an order that any money came in for is called off by a person, who gives the money back. */
  cancelPaid: z.boolean().default(true),
  changeAddress: z.boolean().default(true),
  choosePoint: z.boolean().default(true),
  message: z.boolean().default(true),
});
export type BuyerActs = z.infer<typeof BuyerActs>;

export const usualBuyerActs: BuyerActs = BuyerActs.parse({});

/** Stored settings, with what was added since. */
export const buyerActsFrom = (stored: unknown): BuyerActs => ({ ...usualBuyerActs, ...BuyerActs.partial().parse(stored ?? {}) });

export const PutBuyerActs = z.strictObject({
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  acts: BuyerActs,
});
export type PutBuyerActs = z.infer<typeof PutBuyerActs>;
