import { operator, router, viewer } from "@/platform/trpc/procedures";
import { ListDifferences, ListRegisters, ResolveDifferenceOf } from "./inputs";
import { resolveDifference } from "./resolve-difference";
import { listDifferences, listRegisters, openByCarrier } from "./settlement-queries";

const read = viewer.meta({ scope: "orders:read" });

/** Money that carriers take at doors. Registers are read in as files. */
export const settlementsRouter = router({
  list: read.input(ListRegisters).query(({ ctx, input }) => listRegisters(ctx, input)),
  differences: read.input(ListDifferences).query(({ ctx, input }) => listDifferences(ctx, input)),
  open: read.query(({ ctx }) => openByCarrier(ctx)),
  resolve: operator
    .meta({ scope: "orders:write" })
    .input(ResolveDifferenceOf)
    .mutation(({ ctx, input }) => resolveDifference(ctx, input)),
});
