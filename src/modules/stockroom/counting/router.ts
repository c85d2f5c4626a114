import { manager, operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { approveCount } from "./approve-count";
import { claimBin, releaseBin } from "./claim-bin";
import { countBin } from "./count-bin";
import { countById, countCounts, listCounts, reviewOf } from "./count-queries";
import { cycleSettings, dueProducts } from "./due-queries";
import { ApproveCount, CancelCount, CountBin, CountId, ListCounts, ListDue, PutCycle, Recount, StartCount, TaskId } from "./inputs";
import { putCycle } from "./put-cycle";
import { cancelCount, recount } from "./recount";
import { startCount } from "./start-count";

const read = viewer.meta({ scope: "stock:read" });
const work = picker.meta({ scope: "stock:write", queued: true });
const decide = manager.meta({ scope: "stock:write" });

/** Counting the shelves. Who counts is told nothing of the books; who decides sees both. */
export const countsRouter = router({
  list: read.input(ListCounts).query(({ ctx, input }) => listCounts(ctx, input)),
  counts: read.query(({ ctx }) => countCounts(ctx)),
  byId: read.input(CountId).query(({ ctx, input }) => countById(ctx, input.countId)),
  review: operator
    .meta({ scope: "stock:read" })
    .input(CountId)
    .query(({ ctx, input }) => reviewOf(ctx, input.countId)),
  due: read.input(ListDue).query(({ ctx, input }) => dueProducts(ctx, input)),
  cycle: read.query(({ ctx }) => cycleSettings(ctx)),
  putCycle: manager
    .meta({ scope: "settings:write" })
    .input(PutCycle)
    .mutation(({ ctx, input }) => putCycle(ctx, input)),
  start: operator
    .meta({ scope: "stock:write" })
    .input(StartCount)
    .mutation(({ ctx, input }) => startCount(ctx, input)),
  claim: work.input(TaskId).mutation(({ ctx, input }) => claimBin(ctx, input.taskId)),
  release: work.input(TaskId).mutation(({ ctx, input }) => releaseBin(ctx, input.taskId)),
  countBin: work.input(CountBin).mutation(({ ctx, input }) => countBin(ctx, input)),
  recount: decide.input(Recount).mutation(({ ctx, input }) => recount(ctx, input)),
  approve: decide.input(ApproveCount).mutation(({ ctx, input }) => approveCount(ctx, input)),
  cancel: decide.input(CancelCount).mutation(({ ctx, input }) => cancelCount(ctx, input)),
});
