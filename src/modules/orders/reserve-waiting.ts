import { and, eq, sql } from "drizzle-orm";
import { nextCutOff } from "@/lib/departure";
import { newId } from "@/lib/ids";
import { channels } from "@/modules/channels/tables";
import { applyMovements, type LockedLevels, lockLevels, type Movement } from "@/modules/inventory/levels";
import { unreserved } from "@/modules/inventory/stock";
import { reservations } from "@/modules/inventory/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { type Fact, record } from "@/platform/outbox/record";
import { destinationOf } from "./destination";
import { gatheringData } from "./gathering/gathering-data";
import { mayGather } from "./gathering/may-gather";
import { planTransfers } from "./gathering/plan-transfers";
import { linesUnderWay } from "./gathering/under-way";
import { orderHolds } from "./holds/tables";
import { linesOf, type OrderLineRow, type OrderRow } from "./lock-order";
import { type Part, partsOf } from "./parts";
import { availability } from "./placing/availability";
import { releaseWaiting } from "./release-waiting";
import { deliveryOf } from "./routing/delivery-wish";
import { loadPlaces } from "./routing/load-places";
import { loadPriceBook, priceBookStamp } from "./routing/load-price-book";
import { planRouting } from "./routing/plan-routing";
import type { RoutingPlan } from "./routing/request";
import { routingFor } from "./routing/rule-set";
import { keptRuleSets } from "./routing/rule-sets";
import { routingDecisions } from "./routing/tables";
import { withoutDisappointing } from "./short-shelves";
import { fulfilmentLines, fulfilments, orderLines } from "./tables";
import { waitForStock } from "./wait-for-stock";

/** Units of a line that are neither kept, gone nor cancelled. */
export const unreservedUnits = (line: Pick<OrderLineRow, "quantity" | "cancelled" | "reserved" | "shipped">) =>
  line.quantity - line.cancelled - line.reserved - line.shipped;

/**
 * Reserves what the lines of one order still lack, as far as stock goes, by the routing rules; the rest waits as a
 * backorder. The order is locked, and so must be the levels of all its parts. Joins fulfilments that are still planned.
 * A shelf that has disappointed this order is not asked again before somebody has counted it. Units that are on their way for the
 * order wait and are looked for nowhere else; with `only` no other warehouse is asked, and what `came` there for this order (units by
 * product) is its own whatever the shelf keeps back for others, and so is what was `freed` to be routed anew (units by warehouse and product).
 * Returns the units it reserved. The caller refreshes the order.
 */
export async function reserveWaiting(
  ctx: Context,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  levels?: LockedLevels,
  arrived: Arrived | null = null,
  freed: UnitsOfShelves = new Map(),
): Promise<number> {
  const waiting = lines.filter((line) => line.productId !== null && unreservedUnits(line) > 0);
  if (waiting.length === 0 || order.fulfilledBy === "channel") return 0;
  const parts = await partsOf(
    ctx,
    waiting.flatMap((line) => line.productId ?? []),
  );
  const partsOfLine = (line: OrderLineRow) => (line.productId ? (parts.get(line.productId) ?? []) : []);
  const locked =
    levels ??
    (await lockLevels(
      ctx,
      waiting.flatMap((line) => partsOfLine(line).map((part) => part.productId)),
    ));
  const underWay = await linesUnderWay(
    ctx,
    order,
    waiting.map((line) => ({ id: line.id, units: unreservedUnits(line), parts: partsOfLine(line) })),
  );
  const plan = await routeLines(
    ctx,
    order,
    waiting.map((line) => ({ lineId: line.id, quantity: unreservedUnits(line) - (underWay.get(line.id) ?? 0), parts: partsOfLine(line) })),
    locked,
    arrived,
    arrived ? new Map([[arrived.only, arrived.came]]) : freed,
  );
  const reserved = plan.allocations.reduce((sum, a) => sum + a.lines.reduce((units, l) => units + l.quantity, 0), 0);
  // An attempt that found nothing is no decision, and what came where it was sent to needed none.
  if (reserved > 0 && arrived === null)
    await ctx.db
      .insert(routingDecisions)
      .values({ organizationId: order.organizationId, id: newId(), orderId: order.id, decision: plan.decision });
  const facts: Fact[] = [];
  const movements: Movement[] = [];
  for (const allocation of plan.allocations) {
    const meets = plan.gathering?.warehouseId === allocation.warehouseId;
    const work = await openFulfilment(ctx, order, allocation.warehouseId, facts, meets ? plan.gathering?.readyAt : undefined);
    for (const { lineId, quantity } of allocation.lines) {
      const line = waiting.find((l) => l.id === lineId);
      if (!line) continue;
      for (const { productId, per } of partsOfLine(line)) {
        const units = quantity * per;
        const fulfilmentLineId = await addWork(ctx, work.id, line.id, productId, per, units);
        await ctx.db.insert(reservations).values({
          organizationId: order.organizationId,
          id: newId(),
          orderId: order.id,
          orderLineId: line.id,
          productId,
          warehouseId: allocation.warehouseId,
          fulfilmentLineId,
          quantity: units,
          kind: "hard",
        });
        movements.push({
          warehouseId: allocation.warehouseId,
          productId,
          kind: "reserved",
          reservedDelta: units,
          cause: { kind: "fulfilment", id: work.id, key: `reserve:${newId()}` },
        });
      }
    }
  }
  await applyMovements(ctx, locked, movements);
  await writeLines(ctx, order, waiting, plan, underWay);
  if (plan.gathering) await gather(ctx, order, plan, movements, facts);
  const { id, number } = order;
  if (reserved > 0) {
    facts.push({ type: "order.reserved", subject: { kind: "order", id, number }, orderId: id, data: { units: reserved } });
    facts.push({
      type: "stock.changed",
      subject: { kind: "stock", id: newId() },
      data: { productIds: [...new Set(movements.map((m) => m.productId))], cause: "reserved" },
    });
  }
  await record(ctx, ...facts);
  const isWhole =
    plan.unfilled.length === 0 && underWay.size === 0 && lines.every((line) => line.productId !== null || unreservedUnits(line) <= 0);
  if (isWhole) await releaseWaiting(ctx, order, "stock");
  return reserved;
}

/** What came through for one order: the warehouse, and the sound units by product. */
export type Arrived = { only: string; came: ReadonlyMap<string, number> };
export type UnitsOfShelves = ReadonlyMap<string, ReadonlyMap<string, number>>;
type WaitingLine = { lineId: string; quantity: number; parts: readonly Part[] };

async function routeLines(
  ctx: Context,
  order: OrderRow,
  lines: readonly WaitingLine[],
  levels: LockedLevels,
  arrived: Arrived | null,
  own: UnitsOfShelves,
): Promise<RoutingPlan> {
  const { organizationId } = ctx.actor;
  const places = await loadPlaces(ctx, order.id);
  const [channel] = await ctx.db
    .select({
      buffer: channels.buffer,
      warehouseIds: channels.warehouseIds,
      maxParcels: organizations.maxParcels,
      currency: organizations.currency,
      priceStamp: priceBookStamp(sql`${organizations.id}`),
    })
    .from(channels)
    .innerJoin(organizations, eq(organizations.id, channels.organizationId))
    .where(and(eq(channels.organizationId, organizationId), eq(channels.id, order.channelId)));
  const free = availability(
    await withoutDisappointing(ctx, order, levels.all()),
    places,
    new Set(lines.flatMap((line) => line.parts.map((part) => part.productId))),
    channel?.buffer ?? 0,
  );
  // Safety stock, the channel's buffer and waiting for another shelf keep back what lies there, not what is the order's own.
  for (const [warehouseId, units] of own)
    for (const [productId, most] of units) {
      const shelf = free.get(warehouseId);
      shelf?.set(productId, Math.max(shelf.get(productId) ?? 0, Math.min(most, unreserved(levels.get(warehouseId, productId)))));
    }
  const { rules, ...limits } = routingFor(order.channelId, await keptRuleSets(ctx), channel?.maxParcels ?? 3);
  const destination = await destinationOf(order.shippingAddress);
  const prices = { book: await loadPriceBook(ctx, channel?.priceStamp), currency: channel?.currency ?? order.currency };
  return planRouting(
    {
      destination,
      deliveryFrom: deliveryOf(order, destination, prices),
      channelWarehouseIds: channel?.warehouseIds ?? null,
      pinnedWarehouseId: arrived?.only ?? order.pinnedWarehouseId,
      mayGather: rules.gather != null && arrived === null && (await mayGather(ctx, order)),
      lines,
      shipBy: order.shipBy,
      ...limits,
    },
    places.map((warehouse) => ({
      ...warehouse,
      available: free.get(warehouse.id) ?? new Map<string, number>(),
    })),
    rules,
    ctx.now(),
  );
}

/** The order's planned work in a warehouse, or new work there. */
async function openFulfilment(
  ctx: Context,
  order: OrderRow,
  warehouseId: string,
  facts: Fact[],
  readyAt: Date = ctx.now(),
): Promise<{ id: string }> {
  const { organizationId } = ctx.actor;
  const all = await ctx.db
    .select({ id: fulfilments.id, warehouseId: fulfilments.warehouseId, status: fulfilments.status })
    .from(fulfilments)
    .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.orderId, order.id)));
  const planned = all.find((f) => f.warehouseId === warehouseId && f.status === "planned");
  if (planned) return planned;
  const [warehouse] = await ctx.db
    .select()
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.id, warehouseId)));
  const dueAt = order.shipBy ?? (warehouse ? nextCutOff({ ...warehouse, now: readyAt }) : null);
  const id = newId();
  await ctx.db
    .insert(fulfilments)
    .values({ organizationId, id, orderId: order.id, warehouseId, number: `${order.number}-${all.length + 1}`, status: "planned", dueAt });
  facts.push({
    type: "fulfilment.planned",
    subject: { kind: "fulfilment", id, number: order.number },
    orderId: order.id,
    warehouseId,
    data: { warehouse: warehouse?.code ?? "" },
  });
  return { id };
}

/** Holds the order until its goods lie together, and plans the transfers that bring them there. */
async function gather(ctx: Context, order: OrderRow, plan: RoutingPlan, kept: readonly Movement[], facts: Fact[]): Promise<void> {
  const { organizationId } = order;
  if (!plan.gathering) return;
  const places = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(eq(warehouses.organizationId, organizationId));
  const to = places.find(({ id }) => id === plan.gathering?.warehouseId);
  if (!to) return;
  const { kind, id: by, name } = ctx.actor;
  const hold = { id: newId(), reason: "gathering", data: gatheringData(plan) };
  await ctx.db.insert(orderHolds).values({ organizationId, orderId: order.id, ...hold, by: { kind, id: by, name } });
  const subject = { kind: "order", id: order.id, number: order.number };
  facts.push({ type: "order.held", subject, orderId: order.id, data: { holdId: hold.id, reason: hold.reason, note: null, ...hold.data } });
  const from = places.map((warehouse) => ({
    warehouse,
    lines: kept.flatMap(({ warehouseId, productId, reservedDelta = 0 }) =>
      warehouseId === warehouse.id ? [{ productId, quantity: reservedDelta }] : [],
    ),
  }));
  await planTransfers(ctx, { orderId: order.id, to, readyAt: plan.gathering.readyAt, from });
}

async function addWork(
  ctx: Context,
  fulfilmentId: string,
  orderLineId: string,
  productId: string,
  per: number,
  units: number,
): Promise<string> {
  const [row] = await ctx.db
    .insert(fulfilmentLines)
    .values({ organizationId: ctx.actor.organizationId, id: newId(), fulfilmentId, orderLineId, productId, per, quantity: units })
    .onConflictDoUpdate({
      target: [fulfilmentLines.organizationId, fulfilmentLines.fulfilmentId, fulfilmentLines.orderLineId, fulfilmentLines.productId],
      set: { quantity: sql`${fulfilmentLines.quantity} + ${units}` },
    })
    .returning({ id: fulfilmentLines.id });
  if (!row) throw new Error("the fulfilment line was not written");
  return row.id;
}

/** Writes on the lines what was reserved and what still waits. */
async function writeLines(
  ctx: Context,
  order: OrderRow,
  waiting: readonly OrderLineRow[],
  plan: RoutingPlan,
  underWay: ReadonlyMap<string, number>,
): Promise<void> {
  for (const line of waiting) {
    const missing = (plan.unfilled.find((u) => u.lineId === line.id)?.quantity ?? 0) + (underWay.get(line.id) ?? 0);
    const got = unreservedUnits(line) - missing;
    await ctx.db
      .update(orderLines)
      .set({ reserved: line.reserved + got, backordered: missing })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, line.id)));
  }
  await waitForStock(ctx, order, await linesOf(ctx, order.id));
}
