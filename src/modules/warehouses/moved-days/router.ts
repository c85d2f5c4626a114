import { manager, router, viewer } from "@/platform/trpc/procedures";
import { PutMovedDays, putMovedDays, readMovedDays } from "./moved-days";

/** The days that the government moves, as the owner enters them. */
export const movedDaysRouter = router({
  movedDays: viewer.meta({ scope: "stock:read" }).query(({ ctx }) => readMovedDays(ctx)),
  putMovedDays: manager
    .meta({ scope: "settings:write" })
    .input(PutMovedDays)
    .mutation(({ ctx, input }) => putMovedDays(ctx, input)),
});
