import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { waveModes } from "../plan-wave";
import { questionAnswers, shortReasons } from "../short-pick";

export const TaskId = z.strictObject({ taskId: z.uuid() });
export const WaveId = z.strictObject({ waveId: z.uuid() });
export const OfWarehouse = z.strictObject({ warehouse: code() });

const carriers = z.array(text(120)).max(50);

export const WaveFilterInput = z.strictObject({
  carriers: carriers.optional(),
  /** 0 normal, 1 high, 2 urgent. */
  priority: z.int().min(0).max(2).optional(),
  withinHours: z
    .int()
    .min(1)
    .max(24 * 30)
    .optional(),
  most: z.int().min(1).max(1_000).optional(),
});

/** A wave by hand: the fulfilments that were chosen, or what a filter finds. */
export const MakeWave = OfWarehouse.extend({
  fulfilmentIds: z.array(z.uuid()).min(1).max(1_000).optional(),
  filter: WaveFilterInput.optional(),
  mode: z.enum(waveModes),
  /** The kind of cart; without one each picker carries one tote. */
  cart: code().nullable().default(null),
});
export type MakeWave = z.input<typeof MakeWave>;

export const BoardOf = z.strictObject({
  warehouse: code(),
  carrier: text(120).optional(),
  q: text(100, 0).optional(),
});

export const ClaimNext = z.strictObject({
  warehouse: code(),
  /** The bin that was scanned last, or where the picker stands. */
  at: code(40).optional(),
  /** What is pushed, where nothing is released and the picker takes what is due. */
  cart: code().optional(),
});
export type ClaimNext = z.infer<typeof ClaimNext>;

export const HandOnTask = TaskId.extend({ userId: z.uuid() });

export const ScanForTask = TaskId.extend({
  code: text(300),
  /** The line that the screen shows: of two lines of one product it is served first. */
  lineId: z.uuid().optional(),
});
export type ScanForTask = z.infer<typeof ScanForTask>;

export const AskAtShelf = z.strictObject({
  fulfilmentId: z.uuid(),
  fulfilmentLineId: z.uuid(),
  taskId: z.uuid().optional(),
  missing: z.int().min(1).max(1_000_000),
  reason: z.enum(shortReasons),
  note: text(500, 0).default(""),
});
export type AskAtShelf = z.input<typeof AskAtShelf>;

const Answer = z.strictObject({
  answer: z.enum(questionAnswers),
  /** Where the goods lie, for `other_bin`. */
  bin: code(40).optional(),
  note: text(500, 0).default(""),
});
const namesBin = ({ answer, bin }: { answer: string; bin?: string }) => answer !== "other_bin" || bin !== undefined;
const binMissing = { path: ["bin"], message: "names the other bin" };

/** The word of whoever leads the floor. */
export const AnswerInput = Answer.refine(namesBin, binMissing);
export const AnswerQuestion = Answer.extend({ questionId: z.uuid() }).refine(namesBin, binMissing);
export type AnswerQuestion = z.input<typeof AnswerQuestion>;

export const PutCart = z.strictObject({
  code: code(),
  name: text(100),
  slots: z.int().min(1).max(60),
  maxGrams: z.int().min(1).max(10_000_000).nullable().default(null),
  maxMillilitres: z.int().min(1).max(100_000_000).nullable().default(null),
});
export type PutCart = z.input<typeof PutCart>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is a time like 09:30");

export const WaveTriggerInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("every"), minutes: z.int().min(1).max(1_440) }),
  z.strictObject({ kind: z.literal("at"), times: z.array(time).min(1).max(24) }),
  z.strictObject({ kind: z.literal("count"), orders: z.int().min(1).max(1_000) }),
]);

export const PutWaveRule = OfWarehouse.extend({
  /** Without an id it is a new one. */
  ruleId: z.uuid().optional(),
  name: text(100),
  trigger: WaveTriggerInput,
  filter: WaveFilterInput.default({}),
  mode: z.enum(waveModes),
  cart: code().nullable().default(null),
  active: z.boolean().default(true),
});
export type PutWaveRule = z.input<typeof PutWaveRule>;

export const PutPickingSettings = z.strictObject({
  silentMinutes: z.int().min(5).max(1_440),
  freeWork: z.boolean(),
});
export type PutPickingSettings = z.infer<typeof PutPickingSettings>;
