import { z } from "zod";
import { differenceStates } from "./difference-states";

export const ListDifferences = z.strictObject({
  state: z.enum(differenceStates).default("open"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListDifferences = z.input<typeof ListDifferences>;

export const settlements = ["accept", "ignore"] as const;
/** accept: the master is right, and its figure is taken over; ignore: ours stays until the master says another. */
export const SettleDifference = z.strictObject({ settlement: z.enum(settlements) });
export const SettleDifferenceOf = SettleDifference.extend({ differenceId: z.uuid() });
export type SettleDifference = z.infer<typeof SettleDifferenceOf>;
