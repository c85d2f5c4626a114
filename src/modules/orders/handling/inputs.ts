import { z } from "zod";
import { text } from "@/lib/text-input";
import { VersionInput } from "../inputs";
import { priorities } from "../priority";

export const AssignOrder = z.strictObject({
  version: VersionInput,
  /** Null: nobody. */
  responsibleId: z.uuid().nullable(),
});
export type AssignOrder = z.infer<typeof AssignOrder>;

export const ReassignOrders = z.strictObject({ fromId: z.uuid(), toId: z.uuid().nullable() });
export type ReassignOrders = z.infer<typeof ReassignOrders>;

const Tags = z.array(text(50)).max(50).default([]);
export const TagOrder = z.strictObject({ version: VersionInput, add: Tags, remove: Tags });
export type TagOrder = z.infer<typeof TagOrder>;

export const SetPriority = z.strictObject({ version: VersionInput, priority: z.enum(priorities) });
export type SetPriority = z.infer<typeof SetPriority>;

export const SetFields = z.strictObject({
  version: VersionInput,
  /** What is left out stays; null takes it off. */
  fields: z.record(text(60), text(500).nullable()).refine((fields) => Object.keys(fields).length <= 40, "holds too many fields"),
});
export type SetFields = z.infer<typeof SetFields>;
