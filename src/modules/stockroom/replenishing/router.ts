import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { cancelRefill, carryRefill, claimRefill, releaseRefill } from "./carry-refill";
import { CarryRefill, DropPickBin, OfWarehouse, PutPickBin, RefillId } from "./inputs";
import { makeRefills } from "./make-refills";
import { dropPickBin, putPickBin } from "./put-pick-bin";
import { listPickBins, listRefills } from "./refill-queries";

const read = viewer.meta({ scope: "stock:read" });
const work = picker.meta({ scope: "stock:write", queued: true });
const plan = operator.meta({ scope: "stock:write" });

/** Filling pick bins from the reserve. */
export const refillsRouter = router({
  list: read.input(OfWarehouse).query(({ ctx, input }) => listRefills(ctx, input)),
  pickBins: read.input(OfWarehouse).query(({ ctx, input }) => listPickBins(ctx, input)),
  putPickBin: plan.input(PutPickBin).mutation(({ ctx, input }) => putPickBin(ctx, input)),
  dropPickBin: plan.input(DropPickBin).mutation(({ ctx, input }) => dropPickBin(ctx, input)),
  /** Looks for bins that lack units now; events do the same by themselves. */
  make: plan.input(OfWarehouse).mutation(async ({ ctx, input }) => {
    const { id } = await warehouseNamed(ctx, input.warehouse, "warehouse");
    return { tasks: await makeRefills(ctx, id, null) };
  }),
  claim: work.input(RefillId).mutation(({ ctx, input }) => claimRefill(ctx, input.refillId)),
  release: work.input(RefillId).mutation(({ ctx, input }) => releaseRefill(ctx, input.refillId)),
  carry: work.input(CarryRefill).mutation(({ ctx, input }) => carryRefill(ctx, input)),
  cancel: plan.input(RefillId).mutation(({ ctx, input }) => cancelRefill(ctx, input.refillId)),
});
