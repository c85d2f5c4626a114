import { z } from "zod";
import { retryAllJobs, retryJob } from "@/platform/jobs/dead-jobs";
import { manager, router } from "@/platform/trpc/procedures";
import { failedWork } from "./failed-work";

/** The dead letters of an organization: composed here, because they are about things of every module. */
export const failedWorkRouter = router({
  list: manager.query(({ ctx }) => failedWork(ctx)),
  retry: manager.input(z.strictObject({ jobId: z.string().regex(/^\d{1,18}$/) })).mutation(({ ctx, input }) => retryJob(ctx, input.jobId)),
  retryAll: manager.mutation(async ({ ctx }) => ({ retried: await retryAllJobs(ctx) })),
});
