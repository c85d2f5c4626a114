import { z } from "zod";
import { code } from "@/lib/text-input";
import { manager, picker, router, viewer } from "@/platform/trpc/procedures";
import { dropJob, markFailed, markPrinted, reprintJob } from "./commands/end-job";
import { openStation } from "./commands/open-station";
import { putFormat } from "./commands/put-format";
import { takeJobs } from "./commands/take-jobs";
import { FailJob, JobId, ListJobs, OpenStation, PutFormat, ReprintJob, TakeJobs } from "./inputs";
import { jobsAtStation, listFormats, listJobs, listStations } from "./printing-queries";

// A key that prints needs no other right than that of the floor.
const floor = { scope: "fulfilment:write" } as const;
const Warehouse = z.strictObject({ warehouse: code() });

/** The print queue, the stations that work it off, and on what each kind of paper is printed. */
export const printingRouter = router({
  jobs: viewer
    .meta(floor)
    .input(ListJobs)
    .query(({ ctx, input }) => listJobs(ctx, input)),
  stations: viewer
    .meta(floor)
    .input(Warehouse.partial())
    .query(({ ctx, input }) => listStations(ctx, input)),
  atStation: picker
    .meta(floor)
    .input(TakeJobs.pick({ stationId: true }))
    .query(({ ctx, input }) => jobsAtStation(ctx, input)),
  openStation: picker
    .meta(floor)
    .input(OpenStation)
    .mutation(({ ctx, input }) => openStation(ctx, input)),
  take: picker
    .meta(floor)
    .input(TakeJobs)
    .mutation(({ ctx, input }) => takeJobs(ctx, input)),
  printed: picker
    .meta(floor)
    .input(JobId)
    .mutation(({ ctx, input }) => markPrinted(ctx, input)),
  failed: picker
    .meta(floor)
    .input(FailJob)
    .mutation(({ ctx, input }) => markFailed(ctx, input)),
  drop: picker
    .meta(floor)
    .input(JobId)
    .mutation(({ ctx, input }) => dropJob(ctx, input)),
  reprint: picker
    .meta(floor)
    .input(ReprintJob)
    .mutation(({ ctx, input }) => reprintJob(ctx, input)),
  formats: viewer
    .meta(floor)
    .input(Warehouse.partial())
    .query(({ ctx, input }) => listFormats(ctx, input)),
  putFormat: manager
    .meta({ scope: "settings:write" })
    .input(PutFormat)
    .mutation(({ ctx, input }) => putFormat(ctx, input)),
});
