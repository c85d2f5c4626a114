import { z } from "zod";
import { operator, router, viewer } from "@/platform/trpc/procedures";
import { bulkRun, countForBulk, StartBulk, startBulk } from "./commands/start-bulk";
import { ListOrders } from "./search/order-filter";

/** One thing done to many orders. */
export const bulkRouter = router({
  start: operator
    .meta({ scope: "orders:write" })
    .input(StartBulk)
    .mutation(({ ctx, input }) => startBulk(ctx, input)),
  count: viewer
    .meta({ scope: "orders:read" })
    .input(ListOrders.omit({ limit: true, cursor: true }))
    .query(({ ctx, input }) => countForBulk(ctx, input)),
  byId: viewer
    .meta({ scope: "orders:read" })
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => bulkRun(ctx, input.id)),
});
