import { z } from "zod";
import { dealStages } from "../deal-stage";

/** Where a CRM is asked, if not at its usual address. */
export const baseUrl = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .optional();

/** The settings that every CRM has; a stage is their id of it. */
export function commonSettings<Id extends z.ZodType<string>>(stageId: Id) {
  return {
    baseUrl,
    stages: z.partialRecord(z.enum(dealStages), stageId).default({}),
    buyer: z
      .strictObject({ name: z.boolean().default(true), phone: z.boolean().default(true), email: z.boolean().default(true) })
      .default({ name: true, phone: true, email: true }),
    title: z.string().trim().min(1).max(100).includes("{number}").default("Заказ {number}"),
  };
}

/** Those of some notes that are not among a deal's own: a CRM may keep other spaces than it was told. */
export function missingNotes(wanted: readonly string[], found: readonly (string | null | undefined)[]): string[] {
  const bare = (text: string) => text.replace(/\s+/g, " ").trim();
  const there = new Set(found.map((text) => bare(text ?? "")));
  return wanted.filter((text) => !there.has(bare(text)));
}

/** One word of what a CRM said, short enough for a person to read. */
export const itsWords = (text: unknown): string => (typeof text === "string" ? text.replace(/<[^>]*>/g, " ").trim() : "").slice(0, 200);
