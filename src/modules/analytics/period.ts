import { z } from "zod";
import { code } from "@/lib/text-input";

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A period in whole days of the organization, both ends included; the last 30 days when nothing is said. */
export const Period = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  channel: code().optional(),
  warehouse: code().optional(),
});
export type Period = z.infer<typeof Period>;
