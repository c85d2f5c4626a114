import { z } from "@hono/zod-openapi";
import { taskStates } from "../pick-task-rules";
import { waveModes } from "../plan-wave";
import { shortReasons } from "../short-pick";
import type { TaskSummary, TaskView } from "./task-queries";

/** Waves and tasks as the API tells them. */

const moment = z.string().nullable();

export const WaveMadeDocument = z
  .object({
    waveId: z.uuid(),
    number: z.int(),
    orders: z.int(),
    tasks: z.int(),
    metres: z.int(),
    savedMetres: z.int().openapi({ description: "Against a walk by walk order" }),
  })
  .openapi("WaveMade");

export const SummaryDocument = z
  .object({
    id: z.uuid(),
    number: z.string(),
    waveId: z.uuid(),
    warehouse: z.string(),
    mode: z.enum(waveModes),
    zone: z.string().nullable(),
    state: z.enum(taskStates),
    picker: z.string().nullable(),
    priority: z.int(),
    dueAt: moment,
    orders: z.int(),
    units: z.int(),
    lines: z.int(),
    metres: z.int(),
    serpentineMetres: z.int(),
  })
  .openapi("PickTaskSummary");

export const TaskDocument = SummaryDocument.omit({ orders: true })
  .extend({
    totes: z.array(
      z.object({ slot: z.string(), fulfilmentId: z.uuid(), fulfilment: z.string(), orderNumber: z.string(), status: z.string() }),
    ),
    walk: z.array(
      z.object({
        id: z.uuid(),
        bin: z.string().nullable(),
        sku: z.string(),
        name: z.string(),
        slot: z.string(),
        quantity: z.int(),
        picked: z.int(),
      }),
    ),
  })
  .openapi("PickTask");

export const Board = z
  .object({
    counters: z.array(
      z.object({
        carrier: z.string(),
        dueAt: moment,
        toDo: z.int(),
        held: z.int(),
        released: z.int(),
        inWork: z.int(),
        done: z.int(),
        late: z.int(),
      }),
    ),
    waves: z.array(
      z.object({
        id: z.uuid(),
        number: z.int(),
        mode: z.enum(waveModes),
        orders: z.int(),
        units: z.int(),
        tasks: z.int(),
        open: z.int(),
        done: z.int(),
        metres: z.int(),
        serpentineMetres: z.int(),
        by: z.string(),
        createdAt: z.string(),
        cancelledAt: moment,
      }),
    ),
  })
  .openapi("WaveBoard");

export const Question = z
  .object({
    id: z.uuid(),
    warehouse: z.string(),
    fulfilmentId: z.uuid(),
    number: z.string(),
    orderNumber: z.string(),
    sku: z.string(),
    name: z.string(),
    bin: z.string().nullable(),
    missing: z.int(),
    reason: z.enum(shortReasons),
    note: z.string(),
    askedBy: z.string(),
    createdAt: z.string(),
  })
  .openapi("PickQuestion");

type Told = Omit<TaskSummary, "orders">;

function toldOf({
  id,
  number,
  waveId,
  warehouse,
  mode,
  zone,
  state,
  pickerName,
  priority,
  dueAt,
  units,
  lines,
  metres,
  serpentineMetres,
}: Told) {
  const due = dueAt?.toISOString() ?? null;
  return {
    id,
    number,
    waveId,
    warehouse,
    mode,
    zone,
    state,
    picker: pickerName,
    priority,
    dueAt: due,
    units,
    lines,
    metres,
    serpentineMetres,
  };
}

export const summaryAnswer = (task: TaskSummary): z.infer<typeof SummaryDocument> => ({ ...toldOf(task), orders: task.orders });

export function taskAnswer({ slots, lines, ...task }: TaskView): z.infer<typeof TaskDocument> {
  return {
    ...toldOf({ ...task, lines: lines.length }),
    totes: slots.map(({ slot, fulfilmentId, number, orderNumber, status }) => ({
      slot,
      fulfilmentId,
      fulfilment: number,
      orderNumber,
      status,
    })),
    walk: lines.map(({ id, bin, sku, name, slot, quantity, picked }) => ({ id, bin, sku, name, slot, quantity, picked })),
  };
}
