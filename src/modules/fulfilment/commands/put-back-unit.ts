import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { readScan, scanMatches } from "@/lib/barcode";
import { newId } from "@/lib/ids";
import { quotedCode } from "@/lib/quoted-code";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { applyMovements, lockLevels } from "@/modules/inventory/levels";
import { putBacks } from "@/modules/inventory/tables";
import { lockOrders } from "@/modules/orders/lock-order";
import { fulfilments } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refusedScan } from "@/platform/floor/refused-scan";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { PutBackUnit } from "../inputs";
import { productScanned } from "../load-scanned";
import { heldUnit, putSerialsBack } from "../release-serials";

export type PutBackResult = { sku: string; name: string; bin: string | null; left: number };

/**
 * Scans units back to their bin: only now may they be sold again, or go to whoever waits for them (the stock event sees to it). The oldest task is
 * served first. Refused: a product that nothing is put back of, and more units than lie about.
 */
export async function putBackUnit(ctx: Context, input: PutBackUnit): Promise<PutBackResult> {
  const asked = PutBackUnit.parse(input);
  const { quantity } = asked;
  const warehouseId = await warehouseOf(ctx, asked.warehouse);
  // A scanned number says which unit it is, and by that what it is.
  const unit = asked.serials ? null : await heldUnit(ctx, warehouseId, asked.code);
  const code = unit?.sku ?? asked.code;
  const serials = unit ? [unit.serial] : asked.serials;
  return inTransaction(ctx, async (ctx) => {
    // Orders before tasks and levels, as everywhere; what a cancellation adds in between waits for the next scan.
    const before = await openTasks(ctx, warehouseId, code);
    await lockOrders(
      ctx,
      before.map((task) => task.orderId),
    );
    const open = await openTasks(
      ctx,
      warehouseId,
      code,
      before.map((task) => task.id),
    );
    const [first] = open;
    const scanned = await productScanned(ctx, code, warehouseId);
    const place = { task: { kind: "put_back" as const }, warehouseId, code: asked.code };
    const { fault } = readScan(code);
    if (!first)
      throw refusedScan(
        fault ??
          (scanned ? reason("put_back.not_expected", { sku: scanned.sku }) : reason("scan.unknown_code", { code: quotedCode(code) })),
        place,
        { scanned },
      );
    const lying = open.reduce((sum, task) => sum + task.quantity - task.done, 0);
    if (quantity > lying)
      throw refusedScan(reason("put_back.too_many", { sku: first.sku, most: lying }), { ...place, expected: first.sku });

    const levels = await lockLevels(ctx, [first.productId], [warehouseId]);
    const tasks = open.map((task) => ({ ...task, left: task.quantity - task.done }));
    const done = (await putSerialsBack(ctx, tasks, quantity, serials)) ?? oldestFirst(tasks, quantity);
    for (const task of open) await finish(ctx, task, done.get(task.id) ?? 0);
    const cause = { kind: "put_back", id: first.id, key: `put_back:${newId()}` };
    await applyMovements(ctx, levels, [
      { warehouseId, productId: first.productId, kind: "condition_changed", condition: "put_back", conditionDelta: -quantity, cause },
    ]);
    const data = { productIds: [first.productId], cause: "put_back", units: quantity };
    await record(ctx, { type: "stock.changed", subject: { kind: "stock", id: newId() }, warehouseId, data });
    return { sku: first.sku, name: first.name, bin: scanned?.bin ?? null, left: lying - quantity };
  });
}

function oldestFirst(tasks: readonly { id: string; left: number }[], quantity: number): Map<string, number> {
  const done = new Map<string, number>();
  let rest = quantity;
  for (const task of tasks) {
    const units = Math.min(rest, task.left);
    if (units > 0) done.set(task.id, units);
    rest -= units;
  }
  return done;
}

async function warehouseOf(ctx: Context, code: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  const { warehouseIds } = ctx.actor;
  if (!row || (warehouseIds && !warehouseIds.includes(row.id))) throw notFound("warehouse");
  return row.id;
}

type Task = Awaited<ReturnType<typeof openTasks>>[number];

/** The open tasks of a warehouse that a code names a unit of, oldest first. */
async function openTasks(ctx: Context, warehouseId: string, code: string, ids?: readonly string[]) {
  const own = eq(putBacks.organizationId, ctx.actor.organizationId);
  if (ids?.length === 0) return [];
  const tasks = await ctx.db
    .select({
      id: putBacks.id,
      productId: putBacks.productId,
      fulfilmentId: putBacks.fulfilmentId,
      quantity: putBacks.quantity,
      done: putBacks.done,
      sku: products.sku,
      name: products.name,
      barcode: products.barcode,
      orderId: fulfilments.orderId,
      number: fulfilments.number,
    })
    .from(putBacks)
    .innerJoin(products, and(eq(products.organizationId, putBacks.organizationId), eq(products.id, putBacks.productId)))
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, putBacks.organizationId), eq(fulfilments.id, putBacks.fulfilmentId)))
    .where(and(own, eq(putBacks.warehouseId, warehouseId), isNull(putBacks.doneAt), ids ? inArray(putBacks.id, [...ids]) : undefined))
    .orderBy(asc(putBacks.id));
  const matching = tasks.filter((task) => scanMatches(code, task));
  // A barcode that two products share names neither of them.
  if (new Set(matching.map((task) => task.productId)).size > 1)
    throw new Refusal("conflict", reason("scan.ambiguous", { code: quotedCode(code) }));
  return matching;
}

async function finish(ctx: Context, task: Task, units: number): Promise<void> {
  if (units === 0) return;
  const { organizationId } = ctx.actor;
  const done = task.done + units;
  const over = done === task.quantity;
  await ctx.db
    .update(putBacks)
    .set({ done, ...(over ? { doneAt: ctx.now() } : {}) })
    .where(and(eq(putBacks.organizationId, organizationId), eq(putBacks.id, task.id)));
  if (!over) return;
  const { fulfilmentId, orderId, number } = task;
  await ctx.db
    .update(fulfilments)
    .set({ needsPutBack: false })
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        eq(fulfilments.id, fulfilmentId),
        sql`not exists (select 1 from put_backs p where p.organization_id = ${organizationId} and p.fulfilment_id = ${fulfilmentId} and p.done_at is null)`,
      ),
    );
  await record(ctx, {
    type: "put_back.done",
    subject: { kind: "put_back", id: task.id, number },
    orderId,
    data: { sku: task.sku, units: task.quantity },
  });
}
