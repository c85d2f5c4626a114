import { and, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { binNamed } from "@/modules/inventory/bins/bin-queries";
import { applyMovements, ensureLevels, lockLevels, type Movement } from "@/modules/inventory/levels";
import { whyAboveMost } from "@/modules/inventory/stock";
import { fillWaiting, waitingOrders } from "@/modules/orders/fill-waiting";
import { linesOf, lockOrders } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { orderLines as orderLineTable } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import type { ReceivedLine, ReceiveReturn } from "../inputs";
import { loadGoods, type Part } from "../load-goods";
import { unitsBack } from "../load-units-back";
import { factOf, type LockedReturn, linesOfReturn, lockUnder, orderOfReturn } from "../lock-return";
import { columnOfCondition, stillToCome, whyNotReturn } from "../return";
import { settleCodes } from "../settle-codes";
import { deliveryOf, settleReturn } from "../settle-return";
import { returnLines, returnReceipts } from "../tables";

/**
 * Takes in what was unpacked of a return, in any number of parts, into any warehouse: sound units go on the shelf and at once to the
 * orders that wait, damaged ones are set apart, missing ones are written down. Never more than was asked back, and so never more
 * than was shipped. The same receipt told twice is booked once.
 */
export function receiveReturn(
  ctx: Context,
  { returnId, version, warehouse, receipt, note, lines: unpacked }: ReceiveReturn & { returnId: string },
): Promise<{ filled: number }> {
  return inTransaction(ctx, async (ctx) => {
    const place = await warehouseNamed(ctx, warehouse, "warehouse");
    const orderId = await orderOfReturn(ctx, returnId);
    const goods = await loadGoods(
      ctx,
      unpacked.map(({ lineId }) => lineId),
    );
    const productIds = [...goods.values()].flatMap((parts) => parts.map(({ productId }) => productId));
    // All orders before any stock level: this one, and those that wait for what comes.
    const waiting = await waitingOrders(ctx, productIds);
    const locked = await lockOrders(ctx, [orderId, ...waiting.map((one) => one.orderId)]);
    const order = locked.find(({ id }) => id === orderId);
    if (!order) throw notFound("return");
    const key = receipt ?? newId();
    if (receipt && (await isBooked(ctx, returnId, receipt))) return { filled: 0 };
    const all = await lockUnder(ctx, order, returnId, version);
    refuseIf(whyNotReturn("receive", all.one));
    const movements = await movementsOf(ctx, { all, unpacked, goods, place, key, note });
    await ensureLevels(
      ctx,
      productIds.map((productId) => ({ warehouseId: place.id, productId })),
    );
    const levels = await lockLevels(ctx, [...productIds, ...waiting.flatMap((one) => one.productIds)]);
    for (const { productId, quantity = 0 } of movements)
      refuseIf(whyAboveMost(levels.get(place.id, productId).onHand, quantity, all.one.number));
    await applyMovements(ctx, levels, movements);
    await writeDown(ctx, { all, unpacked, place, key, note }, productIds);
    const filled = await fillWaiting(ctx, locked, waiting, levels);
    return { filled };
  });
}

async function isBooked(ctx: Context, returnId: string, receipt: string): Promise<boolean> {
  const { organizationId, causeKey } = returnReceipts;
  const rows = await ctx.db
    .select({ id: returnReceipts.id })
    .from(returnReceipts)
    .where(and(eq(organizationId, ctx.actor.organizationId), eq(returnReceipts.returnId, returnId), eq(causeKey, receipt)));
  return rows.length > 0;
}

type Unpacking = {
  all: LockedReturn;
  unpacked: readonly ReceivedLine[];
  place: { id: string; code: string };
  key: string;
  note: string | null;
};

/** What the unpacking does to the shelves. Refuses lines that are not asked back, and more units than are still to come. */
async function movementsOf(
  ctx: Context,
  { all, unpacked, goods, place, key, note }: Unpacking & { goods: ReadonlyMap<string, Part[]> },
): Promise<Movement[]> {
  const open = new Map(all.lines.map((line) => [line.orderLineId, stillToCome(line)]));
  const taken = new Set<string>();
  const movements: Movement[] = [];
  for (const [i, said] of unpacked.entries()) {
    const line = all.orderLines.find(({ id }) => id === said.lineId);
    const most = open.get(said.lineId);
    if (!line || most === undefined) throw notInReturn(i);
    refuseIf(said.quantity > most ? reason("return.more_than_asked", { sku: line.sku, units: said.quantity, most }) : null);
    open.set(said.lineId, most - said.quantity);
    const out = line.shipped - line.returnedGood - line.returnedDamaged;
    await settleCodes(ctx, {
      ...said,
      units: said.quantity,
      path: `lines.${i}.codes`,
      orderLineId: line.id,
      sku: line.sku,
      isWhole: said.quantity === out,
    });
    if (said.condition === "missing") continue;
    const binId = said.bin ? await binNamed(ctx, place.id, said.bin, `lines.${i}.bin`) : null;
    const parts = goods.get(line.id) ?? [];
    for (const part of parts) {
      const { lot, serials } = said;
      const coming = { part, parts, units: said.quantity * part.per, lot, serials, path: `lines.${i}.serials` };
      const back = await unitsBack(ctx, all.order.id, coming, taken);
      for (const [n, { units, lot, serials }] of back.entries())
        movements.push({
          ...{ warehouseId: place.id, productId: part.productId, kind: "returned", quantity: units, binId, lot, serials },
          ...(said.condition === "damaged" ? { condition: "damaged" as const, conditionDelta: units } : {}),
          cause: { kind: "return", id: all.one.id, key: `return:${all.one.id}:${key}:${i}.${n}` },
          reason: note || null,
        });
    }
  }
  return movements;
}

function notInReturn(index: number): Refusal {
  return new Refusal("invalid", reason("return.not_in_return"), {
    errors: [{ path: `lines.${index}.lineId`, message: "return.not_in_return" }],
  });
}

/** The lines of the return and of its order, the receipt, the facts, and where the return stands after it. */
async function writeDown(ctx: Context, { all, unpacked, place, key, note }: Unpacking, productIds: readonly string[]): Promise<void> {
  const { one, order } = all;
  const { organizationId } = order;
  for (const { lineId, quantity, condition } of unpacked) {
    const column = columnOfCondition[condition];
    await ctx.db
      .update(returnLines)
      .set({ [column]: sql`${returnLines[column]} + ${quantity}` })
      .where(and(eq(returnLines.organizationId, organizationId), eq(returnLines.returnId, one.id), eq(returnLines.orderLineId, lineId)));
    const { returnRequested, returnedGood, returnedDamaged } = orderLineTable;
    await ctx.db
      .update(orderLineTable)
      .set({
        returnRequested: sql`${returnRequested} - ${quantity}`,
        ...(condition === "sellable" ? { returnedGood: sql`${returnedGood} + ${quantity}` } : {}),
        ...(condition === "damaged" ? { returnedDamaged: sql`${returnedDamaged} + ${quantity}` } : {}),
      })
      .where(and(eq(orderLineTable.organizationId, organizationId), eq(orderLineTable.id, lineId)));
  }
  const skuOf = new Map(all.orderLines.map(({ id, sku }) => [id, sku]));
  const { kind, id, name } = ctx.actor;
  await ctx.db.insert(returnReceipts).values({
    ...{ organizationId, id: newId(), returnId: one.id, causeKey: key, warehouseId: place.id },
    lines: unpacked.map(({ lineId, quantity, condition }) => ({ lineId, quantity, condition, sku: skuOf.get(lineId) ?? "" })),
    note: note || null,
    by: { kind, id, name },
    createdAt: ctx.now(),
  });
  const fresh = await refreshOrder(ctx, order.id);
  const lines = await linesOfReturn(ctx, one.id);
  const orderLines = await linesOf(ctx, order.id);
  const deliveryMinor = await deliveryOf(ctx, { order: fresh, one, lines, orderLines });
  const settled = await settleReturn(ctx, one, lines, fresh, { deliveryMinor });
  const units = (condition: ReceivedLine["condition"]) =>
    unpacked.filter((line) => line.condition === condition).reduce((sum, line) => sum + line.quantity, 0);
  const counts = { good: units("sellable"), damaged: units("damaged"), missing: units("missing") };
  const fact = factOf(all, "return.received", { ...counts, warehouse: place.code, status: settled.status });
  await record(ctx, { ...fact, warehouseId: place.id });
  if (counts.good + counts.damaged > 0)
    await record(ctx, {
      type: "stock.changed",
      subject: { kind: "stock", id: one.id },
      warehouseId: place.id,
      data: { productIds, cause: "returned", units: counts.good + counts.damaged },
    });
}
