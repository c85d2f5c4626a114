import { z } from "zod";
import { code } from "@/lib/text-input";
import { fulfilmentStates } from "@/modules/orders/fulfilment-state";
import { picker, router, viewer } from "@/platform/trpc/procedures";
import { packFulfilment } from "./commands/pack-fulfilment";
import { pickUnits } from "./commands/pick-units";
import { putBackUnit } from "./commands/put-back-unit";
import { reportShort } from "./commands/report-short";
import { dropCode, scanCode } from "./commands/scan-code";
import { scanUnit } from "./commands/scan-unit";
import { startPicking } from "./commands/start-picking";
import { undoScan } from "./commands/undo-scan";
import {
  DropCode,
  FulfilmentId,
  ListFulfilments,
  PackParcels,
  PickUnits,
  PutBackUnit,
  ReportShort,
  ScanCode,
  ScanUnit,
  StartPicking,
} from "./inputs";
import { countWork, listFulfilments, listPutBacks, openWork, readCodes, readFulfilment, readFulfilments } from "./queries";

const read = viewer.meta({ scope: "orders:read" });
const work = picker.meta({ scope: "fulfilment:write" });
/** What a scanner may do without network: kept on the device, and sent when there is one. */
const queuedWork = picker.meta({ scope: "fulfilment:write", queued: true });
const Warehouse = z.strictObject({ warehouse: code().optional() });
const Queue = Warehouse.extend({ statuses: z.array(z.enum(fulfilmentStates)).min(1).max(8), limit: z.int().min(1).max(200).optional() });

/** The floor: lists of work, and what scanners do. People who are limited to warehouses see and touch only theirs. */
export const fulfilmentRouter = router({
  list: read.input(ListFulfilments).query(({ ctx, input }) => listFulfilments(ctx, input)),
  queue: read.input(Queue).query(({ ctx, input }) => openWork(ctx, input)),
  byId: read.input(FulfilmentId).query(({ ctx, input }) => readFulfilment(ctx, input.fulfilmentId)),
  rows: read.input(z.strictObject({ ids: z.array(z.uuid()).max(200) })).query(({ ctx, input }) => readFulfilments(ctx, input.ids)),
  counts: read.input(Warehouse).query(({ ctx, input }) => countWork(ctx, input)),
  putBacks: read.input(Warehouse).query(({ ctx, input }) => listPutBacks(ctx, input)),

  startPicking: queuedWork.input(StartPicking.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => startPicking(ctx, input)),
  pick: work.input(PickUnits.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => pickUnits(ctx, input)),
  scan: queuedWork.input(ScanUnit.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => scanUnit(ctx, input)),
  undoScan: work.input(FulfilmentId).mutation(({ ctx, input }) => undoScan(ctx, input)),
  reportShort: queuedWork.input(ReportShort.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => reportShort(ctx, input)),
  pack: work.input(PackParcels.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => packFulfilment(ctx, input)),
  codes: read.input(FulfilmentId).query(({ ctx, input }) => readCodes(ctx, input.fulfilmentId)),
  scanCode: queuedWork.input(ScanCode).mutation(({ ctx, input }) => scanCode(ctx, input)),
  dropCode: work.input(DropCode).mutation(({ ctx, input }) => dropCode(ctx, input)),
  putBack: queuedWork.input(PutBackUnit).mutation(({ ctx, input }) => putBackUnit(ctx, input)),
});
