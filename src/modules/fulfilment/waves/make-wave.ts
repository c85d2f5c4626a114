import { and, eq, max } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { logWork } from "@/modules/inventory/work-log/log-work";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { type Cart, type PlannedTask, planWave } from "../plan-wave";
import { MakeWave } from "./inputs";
import { type DueWork, loadDue } from "./load-due";
import { loadWaveJobs, loadZoneSizes } from "./load-wave-jobs";
import { cartTypes, pickTaskSlots, pickTasks, waves } from "./tables";
import { type WarehouseHere, warehouseHere } from "./warehouse-here";

export type WaveMade = {
  waveId: string;
  number: number;
  orders: number;
  tasks: number;
  taskIds: string[];
  metres: number;
  savedMetres: number;
};

/**
 * Gives work to the floor at once: what was chosen, or what a filter finds, as the tasks of pickers. Refuses chosen work that may not be
 * released (begun, held, released already), and a wave of nothing. The statements do not grow with the orders.
 */
export function makeWave(ctx: Context, input: MakeWave, { ruleId = null }: { ruleId?: string | null } = {}): Promise<WaveMade> {
  const { warehouse: code, fulfilmentIds, filter, mode, cart: cartCode } = MakeWave.parse(input);
  return inTransaction(ctx, async (ctx) => {
    // One wave of a warehouse after another: none takes what the other is taking.
    const warehouse = await warehouseHere(ctx, code, { lock: true });
    const ids = fulfilmentIds && [...new Set(fulfilmentIds)];
    const due = await loadDue(ctx, warehouse.id, { ids, filter });
    if (ids && due.length < ids.length)
      throw new Refusal("conflict", reason("wave.not_releasable", { orders: ids.length - due.length }), {
        fulfilmentIds: ids.filter((id) => !due.some((one) => one.fulfilmentId === id)),
      });
    if (due.length === 0) throw new Refusal("conflict", reason("wave.nothing_due"));
    const cart = await cartNamed(ctx, cartCode);
    const sizes = await loadZoneSizes(ctx, warehouse.id);
    const tasks = planWave(await loadWaveJobs(ctx, due), { mode, cart, sizes });
    return saveWave(ctx, { warehouse, due, tasks, mode, ruleId });
  });
}

const ownHands: Cart = { slots: 1, maxGrams: null, maxMillilitres: null };

async function cartNamed(ctx: Context, code: string | null): Promise<Cart> {
  if (code === null) return ownHands;
  const [row] = await ctx.db
    .select({ slots: cartTypes.slots, maxGrams: cartTypes.maxGrams, maxMillilitres: cartTypes.maxMillilitres })
    .from(cartTypes)
    .where(and(eq(cartTypes.organizationId, ctx.actor.organizationId), eq(cartTypes.code, code)));
  if (row) return row;
  const unknown = reason("wave.cart_unknown", { cart: code });
  throw new Refusal("invalid", unknown, { errors: [{ path: "cart", message: unknown.code }] });
}

type Wave = {
  warehouse: WarehouseHere;
  due: readonly DueWork[];
  tasks: readonly PlannedTask[];
  mode: MakeWave["mode"];
  ruleId: string | null;
};

async function saveWave(ctx: Context, { warehouse, due, tasks, mode, ruleId }: Wave): Promise<WaveMade> {
  const { organizationId } = ctx.actor;
  const own = { organizationId, warehouseId: warehouse.id };
  const [last] = await ctx.db
    .select({ number: max(waves.number) })
    .from(waves)
    .where(and(eq(waves.organizationId, organizationId), eq(waves.warehouseId, warehouse.id)));
  const waveId = newId();
  const number = (last?.number ?? 0) + 1;
  const sum = (of: (task: PlannedTask) => number) => tasks.reduce((total, task) => total + of(task), 0);
  const figures = {
    units: sum((task) => task.units),
    metres: sum((task) => task.metres),
    serpentineMetres: sum((task) => task.serpentineMetres),
  };
  const createdAt = ctx.now();
  await ctx.db
    .insert(waves)
    .values({ ...own, id: waveId, number, mode, orders: due.length, ...figures, ruleId, by: ctx.actor.name, createdAt });
  const rows = tasks.map(({ slots, bins, dueAt, ...task }, index) => ({
    ...own,
    ...task,
    id: newId(),
    waveId,
    number: `${number}-${index + 1}`,
    mode,
    path: bins,
    dueAt: dueAt === null ? null : new Date(dueAt),
    createdAt,
    slots,
  }));
  await ctx.db.insert(pickTasks).values(rows.map(({ slots: _, ...row }) => row));
  await ctx.db
    .insert(pickTaskSlots)
    .values(rows.flatMap(({ id: taskId, zone, slots }) => slots.map((slot) => ({ organizationId, taskId, zone: zone ?? "", ...slot }))));
  await logWork(ctx, {
    stage: "release",
    step: "released",
    warehouseId: warehouse.id,
    subjectId: waveId,
    units: figures.units,
    lines: due.reduce((lines, one) => lines + one.lines, 0),
  });
  const subject = { kind: "wave", id: waveId, number: String(number) };
  await record(
    ctx,
    { type: "wave.released", subject, warehouseId: warehouse.id, data: { orders: due.length, tasks: rows.length, mode } },
    ...due.map((one) => ({
      type: "fulfilment.released",
      subject: { kind: "fulfilment", id: one.fulfilmentId, number: one.orderNumber },
      orderId: one.orderId,
      warehouseId: warehouse.id,
      data: { fulfilment: one.number, wave: number },
    })),
  );
  return {
    waveId,
    number,
    orders: due.length,
    tasks: rows.length,
    taskIds: rows.map((row) => row.id),
    metres: figures.metres,
    savedMetres: figures.serpentineMetres - figures.metres,
  };
}
