import { manager, router } from "@/platform/trpc/procedures";
import { ListMisScans, ListWorkLog, ProductivityOf, PutRate } from "./inputs";
import { listMisScans } from "./mis-scan-queries";
import { putRate } from "./put-rate";
import { listRates, listWorkLog, readProductivity } from "./work-log-queries";

const reads = { scope: "orders:read" } as const;

/** Who did which step when, how fast, and at what cost: for those who lead others only. */
export const workLogRouter = router({
  productivity: manager
    .meta(reads)
    .input(ProductivityOf)
    .query(({ ctx, input }) => readProductivity(ctx, input)),
  misScans: manager
    .meta(reads)
    .input(ListMisScans)
    .query(({ ctx, input }) => listMisScans(ctx, input)),
  list: manager
    .meta(reads)
    .input(ListWorkLog)
    .query(({ ctx, input }) => listWorkLog(ctx, input)),
  rates: manager.meta(reads).query(({ ctx }) => listRates(ctx)),
  putRate: manager
    .meta({ scope: "settings:write" })
    .input(PutRate)
    .mutation(({ ctx, input }) => putRate(ctx, input)),
});
