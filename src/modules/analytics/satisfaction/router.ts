import { router, viewer } from "@/platform/trpc/procedures";
import { AskJourneys } from "../journeys/ask";
import { ListRatings, listRatings } from "./list-ratings";
import { satisfactionFigures } from "./satisfaction-figures";

const reads = viewer.meta({ scope: "orders:read" });

/** What buyers say. */
export const satisfactionRouter = router({
  figures: reads.input(AskJourneys).query(({ ctx, input }) => satisfactionFigures(ctx, input)),
  list: reads.input(ListRatings).query(({ ctx, input }) => listRatings(ctx, input)),
});
