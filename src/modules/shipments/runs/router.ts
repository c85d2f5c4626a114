import { z } from "zod";
import { manager, operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { actOnStop, takeParcels } from "./act-on-stop";
import { putCourierSettings, settingsOf } from "./courier-settings";
import {
  ActOnStop,
  AddParcels,
  AssignRun,
  ListRuns,
  MoveStop,
  PlanRun,
  PutCourierSettings,
  ReportPosition,
  RunId,
  SharePosition,
  StopId,
  WaitingParcels,
} from "./inputs";
import { addParcels, assignRun, dropRun, moveStop, planRun, removeStop, sortRun } from "./plan-run";
import { listCouriers, listRuns, readRun } from "./run-queries";
import { reportPosition, sharePosition } from "./share-position";
import { waitingParcels } from "./waiting-parcels";

const read = viewer.meta({ scope: "orders:read" });
const work = picker.meta({ scope: "fulfilment:write" });
const plan = operator.meta({ scope: "fulfilment:write" });
const OneStop = RunId.extend(StopId.shape);

/** Days of the shop's own couriers. */
export const runsRouter = router({
  list: read.input(ListRuns).query(({ ctx, input }) => listRuns(ctx, input)),
  byId: read.input(RunId).query(({ ctx, input }) => readRun(ctx, input.runId)),
  couriers: read.query(({ ctx }) => listCouriers(ctx)),
  waiting: read.input(WaitingParcels).query(({ ctx, input }) => waitingParcels(ctx, input)),
  plan: plan.input(PlanRun).mutation(({ ctx, input }) => planRun(ctx, input)),
  assign: plan.input(AssignRun.extend(RunId.shape)).mutation(({ ctx, input }) => assignRun(ctx, input)),
  add: plan.input(AddParcels.extend(RunId.shape)).mutation(({ ctx, input }) => addParcels(ctx, input)),
  remove: plan.input(OneStop).mutation(({ ctx, input }) => removeStop(ctx, input)),
  move: plan.input(MoveStop.extend(OneStop.shape)).mutation(({ ctx, input }) => moveStop(ctx, input)),
  sort: plan.input(RunId).mutation(({ ctx, input }) => sortRun(ctx, input.runId)),
  drop: plan.input(RunId).mutation(({ ctx, input }) => dropRun(ctx, input.runId)),
  take: work.input(RunId).mutation(({ ctx, input }) => takeParcels(ctx, input.runId)),
  act: work
    .input(z.strictObject({ ...StopId.shape, said: ActOnStop }))
    .mutation(({ ctx, input: { stopId, said } }) => actOnStop(ctx, { stopId, ...said })),
  share: work.input(SharePosition.extend(RunId.shape)).mutation(({ ctx, input }) => sharePosition(ctx, input)),
  report: work.input(ReportPosition.extend(RunId.shape)).mutation(({ ctx, input }) => reportPosition(ctx, input)),
  settings: read.query(({ ctx }) => settingsOf(ctx)),
  putSettings: manager
    .meta({ scope: "settings:write" })
    .input(PutCourierSettings)
    .mutation(({ ctx, input }) => putCourierSettings(ctx, input)),
});
