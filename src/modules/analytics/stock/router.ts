import { router, viewer } from "@/platform/trpc/procedures";
import { AskStock, stockFigures } from "./stock-figures";

/** How stock turns. */
export const stockFiguresRouter = router({
  figures: viewer
    .meta({ scope: "stock:read" })
    .input(AskStock)
    .query(({ ctx, input }) => stockFigures(ctx, input)),
});
