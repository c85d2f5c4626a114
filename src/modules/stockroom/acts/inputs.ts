import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { WriteOffStock } from "@/modules/inventory/inputs";
import { writeOffReasons } from "@/modules/inventory/write-off";
import { actStates } from "../write-off-act";

export const ProposeAct = z.strictObject({
  warehouse: code(),
  why: z.enum(writeOffReasons),
  note: text(180, 0).nullable().default(null),
  lines: WriteOffStock.shape.lines,
});
export type ProposeAct = z.infer<typeof ProposeAct>;

export const ActId = z.strictObject({ writeOffId: z.uuid() });
export const DecideAct = z.strictObject({ writeOffId: z.uuid(), version: z.int().min(1).optional() });
export type DecideAct = z.infer<typeof DecideAct>;

export const ListActs = z.strictObject({
  state: z.enum(actStates).optional(),
  warehouse: code().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListActs = z.input<typeof ListActs>;
