import { z } from "zod";
import { text } from "@/lib/text-input";
import { VersionInput } from "../inputs";

/** Units of lines that become an order of their own. */
export const SplitOrder = z.strictObject({
  version: VersionInput,
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), units: z.int().min(1).max(1_000_000) }))
    .min(1)
    .max(500),
  note: text(1_000, 0).nullable().default(null),
});
export type SplitOrder = z.infer<typeof SplitOrder>;
