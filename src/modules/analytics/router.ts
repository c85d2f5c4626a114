import { router, viewer } from "@/platform/trpc/procedures";
import { attentionOf, frameCounts } from "./attention-queries";
import { feedOf } from "./feed-queries";
import { Period } from "./period";
import { salesOf, stageTimesOf } from "./sales-queries";
import { runningLow, todayOf, workOf } from "./today-queries";

export const analyticsRouter = router({
  sales: viewer
    .meta({ scope: "orders:read" })
    .input(Period)
    .query(({ ctx, input }) => salesOf(ctx, input)),
  stages: viewer
    .meta({ scope: "orders:read" })
    .input(Period)
    .query(({ ctx, input }) => stageTimesOf(ctx, input)),
});

export const dashboardRouter = router({
  counts: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => frameCounts(ctx)),
  attention: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => attentionOf(ctx)),
  today: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => todayOf(ctx)),
  work: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => workOf(ctx)),
  runningLow: viewer.meta({ scope: "stock:read" }).query(({ ctx }) => runningLow(ctx)),
  feed: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => feedOf(ctx)),
});
