import { owner, router, viewer } from "@/platform/trpc/procedures";
import { attentionOf, frameCounts } from "./attention-queries";
import { feedOf } from "./feed-queries";
import { AskBreakdown, AskFigures } from "./figures/ask";
import { figureChoices } from "./figures/choice-queries";
import { orderCosts } from "./figures/cost-queries";
import { salesFigures } from "./figures/sales-queries";
import { runningLow } from "./pace/running-low";
import { beginRebuild } from "./rollups/begin-rebuild";
import { figuresOf } from "./rollups/state-queries";
import { todayOf, workOf } from "./today-queries";

export const analyticsRouter = router({
  figures: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => figuresOf(ctx)),
  choices: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => figureChoices(ctx)),
  sales: viewer
    .meta({ scope: "orders:read" })
    .input(AskBreakdown)
    .query(({ ctx, input }) => salesFigures(ctx, input)),
  costs: viewer
    .meta({ scope: "orders:read" })
    .input(AskFigures)
    .query(({ ctx, input }) => orderCosts(ctx, input)),
  rebuild: owner.meta({ scope: "full" }).mutation(({ ctx }) => beginRebuild(ctx)),
});

export const dashboardRouter = router({
  counts: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => frameCounts(ctx)),
  attention: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => attentionOf(ctx)),
  today: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => todayOf(ctx)),
  work: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => workOf(ctx)),
  runningLow: viewer.meta({ scope: "stock:read" }).query(({ ctx }) => runningLow(ctx)),
  feed: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => feedOf(ctx)),
});
