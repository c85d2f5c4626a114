import { z } from "zod";

export const ListAudits = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(30),
  cursor: z.string().max(500).optional(),
});
export type ListAudits = z.input<typeof ListAudits>;
