import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { readScan } from "@/lib/barcode";
import { quotedCode } from "@/lib/quoted-code";
import { type Reason, reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { refuseElsewhere } from "@/modules/inventory/arrivals/look-up";
import { moveBetweenBins } from "@/modules/inventory/commands/move-between-bins";
import { logWork } from "@/modules/inventory/work-log/log-work";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refusedScan } from "@/platform/floor/refused-scan";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import { goodsScanned } from "../places/place-queries";
import { whyNotCarry, whyNotTake } from "../refill";
import type { CarryRefill } from "./inputs";
import { refills } from "./tables";

const fromBin = alias(bins, "from_bin");
const toBin = alias(bins, "to_bin");

async function lockRefill(ctx: Context, refillId: string) {
  const [row] = await ctx.db
    .select({ refill: refills, sku: products.sku, from: fromBin.code, to: toBin.code, warehouse: warehouses.code })
    .from(refills)
    .innerJoin(products, and(eq(products.organizationId, refills.organizationId), eq(products.id, refills.productId)))
    .innerJoin(fromBin, and(eq(fromBin.organizationId, refills.organizationId), eq(fromBin.id, refills.fromBinId)))
    .innerJoin(toBin, and(eq(toBin.organizationId, refills.organizationId), eq(toBin.id, refills.toBinId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, refills.organizationId), eq(warehouses.id, refills.warehouseId)))
    .where(and(eq(refills.organizationId, ctx.actor.organizationId), eq(refills.id, refillId)))
    .for("update", { of: refills });
  if (!row) throw notFound("refill");
  const { refill, ...named } = row;
  refuseElsewhere(ctx, { id: refill.warehouseId, code: named.warehouse });
  return { ...refill, ...named };
}

type Locked = Awaited<ReturnType<typeof lockRefill>>;

const workerOf = ({ actor }: Context) => actor.id ?? actor.kind;

async function put(ctx: Context, refill: Locked, values: Partial<typeof refills.$inferInsert>, type: string): Promise<void> {
  await ctx.db
    .update(refills)
    .set(values)
    .where(and(eq(refills.organizationId, refill.organizationId), eq(refills.id, refill.id)));
  const { id, warehouseId, sku, from, to } = refill;
  await record(ctx, { type, subject: { kind: "refill", id }, warehouseId, data: { sku, from, to } });
}

/** Takes a task on: nobody else carries it meanwhile. */
export function claimRefill(ctx: Context, refillId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const refill = await lockRefill(ctx, refillId);
    refuseIf(whyNotTake(refill, workerOf(ctx)));
    await put(ctx, refill, { state: "claimed", workerId: workerOf(ctx), worker: ctx.actor.name, claimedAt: ctx.now() }, "refill.claimed");
  });
}

/** Gives a task back as it is. */
export function releaseRefill(ctx: Context, refillId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const refill = await lockRefill(ctx, refillId);
    refuseIf(whyNotCarry(refill, workerOf(ctx), 0));
    await put(ctx, refill, { state: "open", workerId: null, worker: null, claimedAt: null }, "refill.released");
  });
}

/**
 * Books units that were carried from the reserve into a pick bin, by the three codes that were scanned: the reserve bin, the
 * goods, the pick bin. A wrong one is refused and changes nothing. Fewer than asked leave the rest of the task as it is.
 */
export function carryRefill(ctx: Context, { refillId, quantity, fromCode, goodsCode, toCode }: CarryRefill): Promise<{ left: number }> {
  return inTransaction(ctx, async (ctx) => {
    const refill = await lockRefill(ctx, refillId);
    refuseIf(whyNotCarry(refill, workerOf(ctx), quantity));
    refuseOtherBin(refill, fromCode, refill.from);
    await refuseOtherGoods(ctx, refill, goodsCode);
    refuseOtherBin(refill, toCode, refill.to);
    const { sku, lot, from, to, warehouse } = refill;
    const line = { sku, quantity, from, to, ...(lot ? { lot } : {}) };
    await moveBetweenBins(ctx, { warehouse, reason: null, lines: [line], anyway: true });
    await logWork(ctx, {
      stage: "replenish",
      step: "done",
      warehouseId: refill.warehouseId,
      subjectId: refillId,
      units: quantity,
      lines: 1,
    });
    const left = refill.units - refill.done - quantity;
    const done = { done: sql`${refills.done} + ${quantity}` as unknown as number };
    await put(
      ctx,
      refill,
      left === 0 ? { ...done, state: "done", doneAt: ctx.now() } : done,
      left === 0 ? "refill.done" : "refill.carried",
    );
    return { left };
  });
}

/** Gives up a task: the reserve lies elsewhere, or nothing is there. */
export function cancelRefill(ctx: Context, refillId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const refill = await lockRefill(ctx, refillId);
    if (refill.state !== "claimed") refuseIf(whyNotTake(refill, workerOf(ctx)));
    await put(ctx, refill, { state: "cancelled", doneAt: ctx.now() }, "refill.cancelled");
  });
}

function refusal(refill: Locked, why: Reason, code: string, expected: string) {
  return refusedScan(why, { task: { kind: "replenish", id: refill.id }, warehouseId: refill.warehouseId, code, expected });
}

function refuseOtherBin(refill: Locked, code: string, bin: string): void {
  const { text } = readScan(code);
  if (text.toUpperCase() !== bin.toUpperCase())
    throw refusal(refill, reason("scan.wrong_bin", { bin, scanned: quotedCode(text) }), code, bin);
}

async function refuseOtherGoods(ctx: Context, refill: Locked, code: string): Promise<void> {
  const goods = await goodsScanned(ctx, code);
  if (!goods) throw refusal(refill, reason("scan.unknown_code", { code: quotedCode(code) }), code, refill.sku);
  if (goods.productId !== refill.productId)
    throw refusal(refill, reason("scan.wrong_item", { sku: goods.sku, name: goods.name }), code, refill.sku);
  if (refill.lot && goods.lot && goods.lot !== refill.lot)
    throw refusal(refill, reason("scan.wrong_lot", { lot: goods.lot, needed: refill.lot }), code, refill.lot);
}
