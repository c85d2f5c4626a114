import { scanMatches } from "@/lib/barcode";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { type ScanResult, scanUnit } from "../commands/scan-unit";
import { packScanned } from "../load-scanned";
import { whyNotWorkOn } from "../pick-task-rules";
import { unitScanned } from "../record-serials";
import type { ScanForTask } from "./inputs";
import { lockTask, meOf, writeTask } from "./lock-task";
import { settleTask } from "./settle-tasks";
import { readTask, type TaskView } from "./task-queries";

type Line = TaskView["lines"][number];
export type TaskScan = ScanResult & { slot: string; fulfilmentId: string; taskDone: boolean };

/**
 * A scan on the walk of a task: the unit goes into the tote that needs it next on the way, the one that the screen shows first. A tote
 * whose order was cancelled or held stops alone. Everything that a single order refuses is refused here too.
 */
export function scanForTask(ctx: Context, { taskId, code, lineId }: ScanForTask): Promise<TaskScan> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockTask(ctx, taskId);
    refuseIf(whyNotWorkOn(row, meOf(ctx)));
    const task = await readTask(ctx, taskId);
    const held = new Set(task.slots.filter((slot) => slot.openHolds.length > 0).map((slot) => slot.fulfilmentId));
    const line = await lineFor(ctx, task, { code, lineId, held });
    const fulfilmentId = line?.fulfilmentId ?? task.slots[0]?.fulfilmentId ?? "";
    const lineIds = task.lines.filter((one) => one.fulfilmentId === fulfilmentId).map((one) => one.id);
    const result = await scanUnit(ctx, { fulfilmentId, code, lineIds });
    await writeTask(ctx, row, { seenAt: ctx.now() });
    const open = (one: Line) => (one.id === result.line.lineId ? result.line.picked < one.quantity : one.picked < one.quantity);
    const isOver = !task.lines.some((one) => open(one) && !held.has(one.fulfilmentId));
    const slot = task.slots.find((one) => one.fulfilmentId === fulfilmentId)?.slot ?? "";
    return { ...result, slot, fulfilmentId, taskDone: isOver && (await settleTask(ctx, row)) === 0 };
  });
}

type Scanned = { code: string; lineId: string | undefined; held: ReadonlySet<string> };

/** The line that a code is meant for: of its product one that lacks units, the shown one first; else whichever line says why not. */
async function lineFor(ctx: Context, { lines, warehouseId }: TaskView, { code, lineId, held }: Scanned): Promise<Line | undefined> {
  const open = (line: Line) => line.picked < line.quantity && !held.has(line.fulfilmentId);
  const shown = lines.find((line) => line.id === lineId);
  const productId = await productNamed(ctx, lines, warehouseId, code);
  const named = lines.filter((line) => line.productId === productId);
  const best = shown && named.includes(shown) && open(shown) ? shown : (named.find(open) ?? named.at(-1));
  return best ?? shown ?? lines.find(open) ?? lines.at(-1);
}

/** Which of the products of a walk a code names: by its barcode or SKU, by the number of a unit, or by a pack of it. */
async function productNamed(ctx: Context, lines: readonly Line[], warehouseId: string, code: string): Promise<string | null> {
  const direct = lines.find((line) => scanMatches(code, line));
  if (direct) return direct.productId;
  const unit = await unitScanned(ctx, { lines, fulfilment: { warehouseId } }, code);
  if (unit) return unit.line.productId;
  return (await packScanned(ctx, code))?.productId ?? null;
}
