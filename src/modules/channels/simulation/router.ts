import { manager, router, viewer } from "@/platform/trpc/procedures";
import { SwitchSimulation } from "./inputs";
import { simulationState } from "./simulation-state";
import { switchSimulation } from "./switch-simulation";

/** The shop that orders by itself, for seeing orders flow. */
export const simulationRouter = router({
  state: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => simulationState(ctx)),
  switch: manager
    .meta({ scope: "settings:write" })
    .input(SwitchSimulation)
    .mutation(({ ctx, input }) => switchSimulation(ctx, input)),
});
