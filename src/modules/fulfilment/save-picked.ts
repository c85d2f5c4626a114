import { and, eq, sql } from "drizzle-orm";
import { logWork, type Worked } from "@/modules/inventory/work-log/log-work";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { fulfilmentLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { after } from "./fulfilment";
import { factOf, type Work, writeFulfilment } from "./lock-fulfilment";
import { refreshLines } from "./refresh-lines";

/**
 * Books units taken from the shelf (or, below zero, put back on it) on the lines of a fulfilment that is being picked,
 * and closes the tote when nothing is missing. `told` is the fact of the scan or the entry.
 */
export async function savePicked(
  ctx: Context,
  work: Work,
  taken: ReadonlyMap<string, number>,
  told: { type: string; data: Record<string, unknown> },
) {
  for (const line of work.lines) {
    const units = taken.get(line.id) ?? 0;
    if (units === 0) continue;
    await ctx.db
      .update(fulfilmentLines)
      .set({ picked: sql`${fulfilmentLines.picked} + ${units}` })
      .where(and(eq(fulfilmentLines.organizationId, work.order.organizationId), eq(fulfilmentLines.id, line.id)));
    line.picked += units;
  }
  await record(ctx, factOf(work, told.type, told.data));
  await logWork(ctx, workDone(work, taken));
  await closeIfPicked(ctx, work);
  await refreshLines(ctx, work.order.id);
  await refreshOrder(ctx, work.order.id);
}

/** What was taken, and which lines are full by that. */
function workDone({ fulfilment, lines }: Work, taken: ReadonlyMap<string, number>): Worked {
  const units = [...taken.values()].reduce((sum, one) => sum + one, 0);
  const full = lines.filter((line) => (taken.get(line.id) ?? 0) > 0 && line.picked === line.quantity).length;
  const { id: subjectId, warehouseId } = fulfilment;
  return { stage: "pick", step: units < 0 ? "undone" : "scanned", warehouseId, subjectId, units, lines: full };
}

/** Moves a fulfilment whose every unit is in the tote to `picked`. */
export async function closeIfPicked(ctx: Context, work: Work): Promise<void> {
  const done = work.lines.length > 0 && work.lines.every((line) => line.picked === line.quantity);
  if (!done)
    return writeFulfilment(ctx, work, {
      status: work.fulfilment.status,
      ...(work.fulfilment.status === "picking" ? { pickedAt: null } : {}),
    });
  work.fulfilment.status = after("finishPicking");
  await writeFulfilment(ctx, work, { status: work.fulfilment.status, pickedAt: ctx.now() });
  await record(ctx, factOf(work, "fulfilment.picked", { units: work.lines.reduce((sum, line) => sum + line.picked, 0) }));
}
