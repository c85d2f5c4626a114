import { z } from "zod";
import { code } from "@/lib/text-input";
import { manager, operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { taskStates } from "../pick-task-rules";
import { waveBoard } from "./board-queries";
import { claimNext, claimTask } from "./claim-task";
import {
  AnswerQuestion,
  AskAtShelf,
  BoardOf,
  ClaimNext,
  HandOnTask,
  MakeWave,
  PutCart,
  PutPickingSettings,
  PutWaveRule,
  ScanForTask,
  TaskId,
  WaveId,
} from "./inputs";
import { makeWave } from "./make-wave";
import { cancelWave, finishTask, handOnTask, letGoTask, pauseTask, resumeTask } from "./move-task";
import { otherBins, pickersOf } from "./picker-queries";
import { deleteCart, deleteWaveRule, putCart, putPickingSettings, putWaveRule } from "./put-settings";
import { answerQuestion, askAtShelf } from "./questions";
import { scanForTask } from "./scan-for-task";
import { listCarts, listWaveRules, loadPickingSettings } from "./settings-queries";
import { listTasks, openQuestions, readTask } from "./task-queries";

const reads = { scope: "orders:read" } as const;
const writes = { scope: "fulfilment:write" } as const;
const settings = { scope: "settings:write" } as const;
const Warehouse = z.strictObject({ warehouse: code().optional() });

/** What the floor is given: waves, their board, and by which rules and carts they are made. */
export const wavesRouter = router({
  board: viewer
    .meta(reads)
    .input(BoardOf)
    .query(({ ctx, input }) => waveBoard(ctx, input)),
  make: operator
    .meta(writes)
    .input(MakeWave)
    .mutation(({ ctx, input }) => makeWave(ctx, input)),
  cancel: operator
    .meta(writes)
    .input(WaveId)
    .mutation(({ ctx, input }) => cancelWave(ctx, input)),
  carts: viewer.meta(reads).query(({ ctx }) => listCarts(ctx)),
  putCart: manager
    .meta(settings)
    .input(PutCart)
    .mutation(({ ctx, input }) => putCart(ctx, input)),
  deleteCart: manager
    .meta(settings)
    .input(PutCart.pick({ code: true }))
    .mutation(({ ctx, input }) => deleteCart(ctx, input)),
  rules: viewer
    .meta(reads)
    .input(Warehouse)
    .query(({ ctx, input }) => listWaveRules(ctx, input)),
  putRule: manager
    .meta(settings)
    .input(PutWaveRule)
    .mutation(({ ctx, input }) => putWaveRule(ctx, input)),
  deleteRule: manager
    .meta(settings)
    .input(z.strictObject({ ruleId: z.uuid() }))
    .mutation(({ ctx, input }) => deleteWaveRule(ctx, input)),
  settings: viewer.meta(reads).query(({ ctx }) => loadPickingSettings(ctx)),
  putSettings: manager
    .meta(settings)
    .input(PutPickingSettings)
    .mutation(({ ctx, input }) => putPickingSettings(ctx, input)),
});

const queued = { ...writes, queued: true } as const;
const Listed = Warehouse.extend({ states: z.array(z.enum(taskStates)).min(1).max(5), mine: z.boolean().default(false) });

/** The walks of pickers, and what they ask at the shelf. */
export const pickTasksRouter = router({
  list: viewer
    .meta(reads)
    .input(Listed)
    .query(({ ctx, input: { mine, ...which } }) => listTasks(ctx, { ...which, mineOnly: mine })),
  byId: viewer
    .meta(reads)
    .input(TaskId)
    .query(({ ctx, input }) => readTask(ctx, input.taskId)),
  claimNext: picker
    .meta(writes)
    .input(ClaimNext)
    .mutation(({ ctx, input }) => claimNext(ctx, input)),
  claim: picker
    .meta(writes)
    .input(TaskId)
    .mutation(({ ctx, input }) => claimTask(ctx, input)),
  scan: picker
    .meta(queued)
    .input(ScanForTask)
    .mutation(({ ctx, input }) => scanForTask(ctx, input)),
  pause: picker
    .meta(writes)
    .input(TaskId)
    .mutation(({ ctx, input }) => pauseTask(ctx, input)),
  resume: picker
    .meta(writes)
    .input(TaskId)
    .mutation(({ ctx, input }) => resumeTask(ctx, input)),
  handOn: picker
    .meta(writes)
    .input(HandOnTask)
    .mutation(({ ctx, input }) => handOnTask(ctx, input)),
  letGo: picker
    .meta(writes)
    .input(TaskId)
    .mutation(({ ctx, input }) => letGoTask(ctx, input)),
  finish: picker
    .meta(queued)
    .input(TaskId)
    .mutation(({ ctx, input }) => finishTask(ctx, input)),
  pickers: picker
    .meta(reads)
    .input(z.strictObject({ warehouse: code() }))
    .query(({ ctx, input }) => pickersOf(ctx, input.warehouse)),
  otherBins: picker
    .meta(reads)
    .input(z.strictObject({ warehouse: code(), sku: code(100) }))
    .query(({ ctx, input }) => otherBins(ctx, input)),
  questions: viewer
    .meta(reads)
    .input(Warehouse)
    .query(({ ctx, input }) => openQuestions(ctx, input)),
  ask: picker
    .meta(queued)
    .input(AskAtShelf)
    .mutation(({ ctx, input }) => askAtShelf(ctx, input)),
  answer: manager
    .meta(writes)
    .input(AnswerQuestion)
    .mutation(({ ctx, input }) => answerQuestion(ctx, input)),
});
