import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { textsOf } from "@/modules/catalog/load-scanned-product";
import { products } from "@/modules/catalog/tables";
import { type PickedSerial, pickedSerials, putSerialsDown } from "@/modules/inventory/serials/pick-serials";
import { stockSerials } from "@/modules/inventory/serials/tables";
import { putBacks } from "@/modules/inventory/tables";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { Refusal, refuseIf } from "@/platform/refusal";

export type PutBackTask = { id: string; fulfilmentId: string; productId: string; sku: string; left: number };

/** The SKU and the number of a unit that some work of a warehouse holds, when that is what a code names. */
export async function heldUnit(ctx: Context, warehouseId: string, code: string): Promise<{ sku: string; serial: string } | null> {
  const rows = await ctx.db
    .select({ sku: products.sku, serial: stockSerials.serial })
    .from(stockSerials)
    .innerJoin(products, and(eq(products.organizationId, stockSerials.organizationId), eq(products.id, stockSerials.productId)))
    // Of two products that share a number the one whose units lie about is meant.
    .innerJoin(
      putBacks,
      and(
        eq(putBacks.organizationId, stockSerials.organizationId),
        eq(putBacks.productId, stockSerials.productId),
        eq(putBacks.warehouseId, stockSerials.warehouseId),
      ),
    )
    .where(
      and(
        eq(stockSerials.organizationId, ctx.actor.organizationId),
        eq(stockSerials.warehouseId, warehouseId),
        eq(stockSerials.state, "picked"),
        inArray(stockSerials.serial, textsOf(code)),
      ),
    )
    .limit(1);
  return rows[0] ?? null;
}

/**
 * Puts units with numbers back for tasks of one product, and says how many for each task. Named ones serve the task of the work
 * that held them; without names the tasks are served in their order by the units picked last. Refuses a number that none of
 * these works can spare. Null: the product has no such units.
 */
export async function putSerialsBack(
  ctx: Context,
  tasks: readonly PutBackTask[],
  quantity: number,
  serials: readonly string[] | undefined,
): Promise<Map<string, number> | null> {
  const [first] = tasks;
  if (!first) return null;
  const lines = await linesOfWork(ctx, tasks);
  const picked = await pickedSerials(
    ctx,
    lines.map((line) => line.id),
  );
  if (serials && serials.length !== quantity)
    throw new Refusal("invalid", reason("stock.serials_count", { sku: first.sku, units: quantity, serials: serials.length }), {
      errors: [{ path: "serials", message: "stock.serials_count" }],
    });
  if (picked.length === 0) {
    refuseIf(serials ? reason("stock.serial_not_picked", { sku: first.sku, serial: serials[0] ?? "" }) : null);
    return null;
  }
  const workOf = new Map(lines.map((line) => [line.id, line.fulfilmentId]));
  const spare = (task: PutBackTask) => picked.filter((one) => workOf.get(one.lineId) === task.fulfilmentId).reverse();
  const back: PickedSerial[] = [];
  const done = new Map<string, number>();
  const give = (task: PutBackTask, some: readonly PickedSerial[]) => {
    back.push(...some);
    done.set(task.id, (done.get(task.id) ?? 0) + some.length);
  };
  const roomOf = (task: PutBackTask) => task.left - (done.get(task.id) ?? 0);
  for (const serial of serials ?? []) {
    const task = tasks.find((one) => roomOf(one) > 0 && spare(one).some((unit) => unit.serial === serial && !back.includes(unit)));
    if (!task) throw new Refusal("conflict", reason("stock.serial_not_picked", { sku: first.sku, serial }));
    give(
      task,
      spare(task).filter((unit) => unit.serial === serial),
    );
  }
  if (!serials)
    for (const task of tasks) {
      const units = Math.min(quantity - back.length, roomOf(task));
      give(
        task,
        spare(task)
          .filter((unit) => !back.includes(unit))
          .slice(0, units),
      );
    }
  await putSerialsDown(
    ctx,
    back.map((unit) => unit.id),
  );
  return done;
}

async function linesOfWork(ctx: Context, tasks: readonly PutBackTask[]) {
  return ctx.db
    .select({ id: fulfilmentLines.id, fulfilmentId: fulfilmentLines.fulfilmentId })
    .from(fulfilmentLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        inArray(fulfilmentLines.fulfilmentId, [...new Set(tasks.map((task) => task.fulfilmentId))]),
        inArray(fulfilmentLines.productId, [...new Set(tasks.map((task) => task.productId))]),
      ),
    );
}
