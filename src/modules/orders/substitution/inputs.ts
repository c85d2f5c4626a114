import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { VersionInput } from "../inputs";

/** Another product in place of units that a line waits for. */
export const ProposeSubstitution = z.strictObject({
  version: VersionInput,
  lineId: z.uuid(),
  /** What is offered instead. */
  sku: code(100),
  /** Without it, all units that the line waits for. */
  units: z.int().min(1).max(1_000_000).optional(),
  /** What the buyer pays for it: as much as for what was ordered, or the product's own price. */
  price: z.enum(["as_ordered", "own"]).default("as_ordered"),
  note: text(1_000, 0).nullable().default(null),
});
export type ProposeSubstitution = z.infer<typeof ProposeSubstitution>;

/** The buyer's answer: to which proposal, so that nobody agrees to another one than was shown. */
export const AnswerSubstitution = z.strictObject({ id: z.uuid(), answer: z.enum(["accept", "decline"]) });
export type AnswerSubstitution = z.infer<typeof AnswerSubstitution>;
