import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { handSerialsOver } from "@/modules/inventory/serials/pick-serials";
import { reservations } from "@/modules/inventory/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { workLines } from "../free-units";
import type { OrderLineRow, OrderRow } from "../lock-order";
import { besides } from "../queue-place";
import { settleWork } from "../settle-work";
import { fulfilmentLines, fulfilments, orderLines } from "../tables";
import type { SplitMoney } from "./split-money";
import { unitsToMove } from "./units-to-move";

type WorkLine = Awaited<ReturnType<typeof workLines>>[number];
type ReservationRow = typeof reservations.$inferSelect;
type Owner = { orderId: string; orderLineId: string; fulfilmentLineId?: string };

/**
 * Carries units of an order's lines over to another order with all that is kept for them: work, reservations, places in the
 * queue. No movement is made, since not one unit is freed. Both orders and the levels of the goods are locked; the caller
 * refreshes the orders.
 */
export async function moveUnits(
  ctx: Context,
  order: OrderRow,
  child: OrderRow,
  lines: readonly OrderLineRow[],
  units: ReadonlyMap<string, number>,
  money: SplitMoney,
): Promise<void> {
  const work = await workLines(ctx, order.id);
  const plans = lines.flatMap((line) => {
    const count = units.get(line.id) ?? 0;
    const sums = money.lines.find(({ id }) => id === line.id);
    return count > 0 && sums ? [{ line, count, sums, fromWork: unitsToMove(line, count, work) }] : [];
  });
  const sources = [...new Set(plans.flatMap(({ fromWork }) => [...fromWork.keys()]))];
  const twins = await openTwins(ctx, child, sources);
  for (const [i, { line, count, sums, fromWork }] of plans.entries()) {
    const kept = [...fromWork.values()].reduce((sum, one) => sum + one, 0);
    const waiting = Math.min(line.backordered, count - kept);
    const owner = { orderId: child.id, orderLineId: newId() };
    await ctx.db.insert(orderLines).values({
      ...line,
      ...nothingDone,
      ...sums.goes,
      id: owner.orderLineId,
      orderId: child.id,
      position: i + 1,
      quantity: count,
      reserved: kept,
      backordered: waiting,
      promisedAt: waiting > 0 ? line.promisedAt : null,
    });
    let [picked, unpicked] = [0, 0];
    for (const [fulfilmentId, moved] of fromWork) {
      const parts = work.filter((part) => part.orderLineId === line.id && part.fulfilmentId === fulfilmentId);
      const before = wholePicked(parts);
      picked += wholePicked(await moveParts(ctx, parts, moved, twins.get(fulfilmentId) ?? "", owner));
      unpicked += before - wholePicked(parts);
    }
    if (picked > 0) await update(ctx, owner.orderLineId, { picked });
    if (waiting > 0) await moveQueue(ctx, line, waiting, owner);
    const rest = { quantity: line.quantity - count, reserved: line.reserved - kept, backordered: line.backordered - waiting };
    if (rest.quantity > 0) await update(ctx, line.id, { ...sums.stays, ...rest, picked: line.picked - unpicked });
    else await giveWhole(ctx, line.id, owner.orderLineId);
  }
  await catchUp(ctx, twins);
  await record(ctx, ...(await settleWork(ctx, order, sources)), ...(await settleWork(ctx, child, [...twins.values()])));
}

const nothingDone = {
  cancelled: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
  returnRequested: 0,
  returnedGood: 0,
  returnedDamaged: 0,
};

/** Work of the new order in each warehouse that gives it units, by the work it comes from. */
async function openTwins(ctx: Context, child: OrderRow, sources: readonly string[]): Promise<Map<string, string>> {
  if (sources.length === 0) return new Map();
  const rows = await ctx.db
    .select({ work: fulfilments, warehouse: warehouses.code })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(and(eq(fulfilments.organizationId, child.organizationId), inArray(fulfilments.id, [...sources])))
    .orderBy(fulfilments.id)
    .for("update", { of: fulfilments });
  const twins = new Map<string, string>();
  for (const [i, { work, warehouse }] of rows.entries()) {
    const { organizationId, warehouseId, dueAt, distanceKm } = work;
    const id = newId();
    twins.set(work.id, id);
    const number = `${child.number}-${i + 1}`;
    await ctx.db
      .insert(fulfilments)
      .values({ organizationId, id, orderId: child.id, warehouseId, number, status: "planned", dueAt, distanceKm });
    const subject = { kind: "fulfilment", id, number: child.number };
    await record(ctx, { type: "fulfilment.planned", subject, orderId: child.id, warehouseId, data: { warehouse } });
  }
  return twins;
}

/** Work that got units out of somebody's tote is as far on as the work they come from, in the same hands. */
async function catchUp(ctx: Context, twins: ReadonlyMap<string, string>): Promise<void> {
  for (const [from, to] of twins) {
    await ctx.db.execute(sql`
      update ${fulfilments} t set status = f.status, picker_id = f.picker_id, picking_at = f.picking_at, picked_at = f.picked_at
      from ${fulfilments} f
      where t.organization_id = ${ctx.actor.organizationId} and t.id = ${to} and f.organization_id = t.organization_id and f.id = ${from}
        and exists (select 1 from ${fulfilmentLines} l where l.organization_id = t.organization_id and l.fulfilment_id = t.id and l.picked > 0)`);
  }
}

const wholePicked = (parts: readonly Pick<WorkLine, "picked" | "per">[]) =>
  parts.length > 0 ? Math.min(...parts.map((part) => Math.floor(part.picked / part.per))) : 0;

async function update(ctx: Context, lineId: string, changes: Partial<OrderLineRow>): Promise<void> {
  await ctx.db
    .update(orderLines)
    .set(changes)
    .where(and(eq(orderLines.organizationId, ctx.actor.organizationId), eq(orderLines.id, lineId)));
}

/** A line of which nothing is left goes altogether: what once was done for it is told by the line it became. */
async function giveWhole(ctx: Context, lineId: string, heirId: string): Promise<void> {
  const own = ctx.actor.organizationId;
  await ctx.db
    .update(reservations)
    .set({ orderLineId: heirId })
    .where(and(eq(reservations.organizationId, own), eq(reservations.orderLineId, lineId)));
  await ctx.db
    .update(fulfilmentLines)
    .set({ orderLineId: heirId })
    .where(and(eq(fulfilmentLines.organizationId, own), eq(fulfilmentLines.orderLineId, lineId)));
  await ctx.db.delete(orderLines).where(and(eq(orderLines.organizationId, own), eq(orderLines.id, lineId)));
}

/** Takes units off the physical lines of some work, and puts them with their reservations under another. */
async function moveParts(
  ctx: Context,
  parts: readonly WorkLine[],
  units: number,
  fulfilmentId: string,
  owner: Owner,
): Promise<{ picked: number; per: number }[]> {
  const { organizationId } = ctx.actor;
  const moved: { picked: number; per: number }[] = [];
  for (const part of parts) {
    const quantity = units * part.per;
    const picked = Math.max(0, quantity - (part.quantity - part.picked));
    part.quantity -= quantity;
    part.picked -= picked;
    await ctx.db
      .update(fulfilmentLines)
      .set({ quantity: part.quantity, picked: part.picked })
      .where(and(eq(fulfilmentLines.organizationId, organizationId), eq(fulfilmentLines.id, part.id)));
    const id = newId();
    const { productId, per } = part;
    await ctx.db
      .insert(fulfilmentLines)
      .values({ organizationId, id, fulfilmentId, orderLineId: owner.orderLineId, productId, per, quantity, picked });
    if (picked > 0) await handSerialsOver(ctx, part.id, id, picked);
    const open = await openReservations(ctx, sql`${reservations.fulfilmentLineId} = ${part.id} and ${reservations.kind} = 'hard'`);
    await carry(ctx, open, quantity, { ...owner, fulfilmentLineId: id });
    moved.push({ picked, per });
  }
  return moved;
}

/** Units that wait go over with their place in the queue: as old as they were. */
async function moveQueue(ctx: Context, line: OrderLineRow, waiting: number, owner: Owner): Promise<void> {
  const open = await openReservations(ctx, sql`${reservations.orderLineId} = ${line.id} and ${reservations.kind} = 'backorder'`);
  for (const productId of new Set(open.map((row) => row.productId))) {
    const rows = open.filter((row) => row.productId === productId);
    const per = rows.reduce((sum, row) => sum + row.quantity, 0) / line.backordered;
    await carry(ctx, rows, waiting * per, owner);
  }
}

async function openReservations(ctx: Context, more: SQL): Promise<ReservationRow[]> {
  return ctx.db
    .select()
    .from(reservations)
    .where(and(eq(reservations.organizationId, ctx.actor.organizationId), eq(reservations.state, "open"), more))
    .orderBy(sql`${reservations.id} desc`);
}

/** Gives units of reservations another owner, the newest first; one that is divided keeps its age on both sides. */
async function carry(ctx: Context, rows: readonly ReservationRow[], units: number, owner: Owner): Promise<void> {
  let left = units;
  for (const row of rows) {
    const taken = Math.min(left, row.quantity);
    if (taken === 0) continue;
    left -= taken;
    const own = and(eq(reservations.organizationId, row.organizationId), eq(reservations.id, row.id));
    if (taken === row.quantity) {
      await ctx.db
        .update(reservations)
        .set({ ...owner, updatedAt: ctx.now() })
        .where(own);
      continue;
    }
    await ctx.db
      .update(reservations)
      .set({ quantity: row.quantity - taken, updatedAt: ctx.now() })
      .where(own);
    await ctx.db.insert(reservations).values({ ...row, ...owner, id: besides(row.id), quantity: taken, updatedAt: ctx.now() });
  }
  if (left > 0) throw new Error("fewer units were reserved than their line says");
}
