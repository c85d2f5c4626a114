import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { moveBetweenBins } from "@/modules/inventory/commands/move-between-bins";
import type { MoveBetweenBins } from "@/modules/inventory/inputs";
import { logWork } from "@/modules/inventory/work-log/log-work";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";

/** Books what somebody carried from one place to another, see moveBetweenBins, as a step of their work. */
export function carryGoods(ctx: Context, input: MoveBetweenBins): Promise<{ movements: number }> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await moveBetweenBins(ctx, input);
    const { id: warehouseId } = await warehouseNamed(ctx, input.warehouse, "warehouse");
    const units = input.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    await logWork(ctx, { stage: "put_away", step: "done", warehouseId, units, lines: input.lines.length });
    return { movements: rows.length };
  });
}
