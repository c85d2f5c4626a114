import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";

const longestDays = 370;

const fields = {
  name: text(100),
  firstDay: Day,
  lastDay: Day,
  /** Of everything that is sold; else of the products that are named. */
  forAll: z.boolean(),
  skus: z.array(code(100)).max(1_000),
};

type Span = { firstDay: string; lastDay: string; forAll: boolean; skus: readonly string[] };
const spanOf = ({ firstDay, lastDay }: Span) => (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000;
const isOrdered = (span: Span) => span.firstDay <= span.lastDay;
const isShort = (span: Span) => spanOf(span) < longestDays;
const saysWhat = ({ forAll, skus }: Span) => forAll === (skus.length === 0);

/** A mark: on these days more was sold, of these products or of all. */
export const CreatePromotion = z
  .strictObject(fields)
  .refine(isOrdered, { path: ["lastDay"], error: "is before the first day" })
  .refine(isShort, { path: ["lastDay"], error: "is more than a year after the first day" })
  .refine(saysWhat, { path: ["skus"], error: "names products or is for all" });
export type CreatePromotion = z.infer<typeof CreatePromotion>;

export const ChangePromotion = z
  .strictObject({ ...fields, promotionId: z.uuid(), version: z.int().min(1) })
  .refine(isOrdered, { path: ["lastDay"], error: "is before the first day" })
  .refine(isShort, { path: ["lastDay"], error: "is more than a year after the first day" })
  .refine(saysWhat, { path: ["skus"], error: "names products or is for all" });
export type ChangePromotion = z.infer<typeof ChangePromotion>;

export const ListPromotions = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListPromotions = z.input<typeof ListPromotions>;
