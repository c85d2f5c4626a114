import { z } from "zod";

/** Switches the simulated shop; `ordersPerHour` changes its pace. */
export const SwitchSimulation = z.strictObject({ on: z.boolean(), ordersPerHour: z.int().min(1).max(600).optional() });
export type SwitchSimulation = z.infer<typeof SwitchSimulation>;
