import { z } from "zod";
import { text } from "@/lib/text-input";
import { AssignOrder, SetPriority, TagOrder } from "../handling/inputs";
import { HoldOrder, restocks } from "../inputs";
import { holdReasons } from "../order-status";

/** What can be done to many orders at once. */
export const BulkCommand = z.discriminatedUnion("command", [
  HoldOrder.omit({ version: true }).extend({ command: z.literal("hold") }),
  // Every open hold of a reason, or all of them: releasing the last one confirms the order.
  z.strictObject({ command: z.literal("release"), reason: z.enum(holdReasons).nullable().default(null) }),
  z.strictObject({ command: z.literal("cancel"), reason: text(500).default("other"), restock: z.enum(restocks).optional() }),
  z.strictObject({ command: z.literal("route_again") }),
  AssignOrder.omit({ version: true }).extend({ command: z.literal("assign") }),
  TagOrder.omit({ version: true }).extend({ command: z.literal("tag") }),
  SetPriority.omit({ version: true }).extend({ command: z.literal("priority") }),
]);
export type BulkCommand = z.infer<typeof BulkCommand>;
