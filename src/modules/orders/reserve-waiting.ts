import { and, eq, sql } from "drizzle-orm";
import { nextCutOff } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { channels } from "@/modules/channels/tables";
import { applyMovements, type LockedLevels, lockLevels, type Movement } from "@/modules/inventory/levels";
import { reservations } from "@/modules/inventory/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { type Fact, record } from "@/platform/outbox/record";
import { destinationOf } from "./destination";
import { linesOf, type OrderLineRow, type OrderRow } from "./lock-order";
import { type Part, partsOf } from "./parts";
import { availability } from "./placing/availability";
import { planRouting } from "./routing/plan-routing";
import type { RoutingPlan } from "./routing/request";
import { fulfilmentLines, fulfilments, orderLines, routingDecisions } from "./tables";
import { waitForStock } from "./wait-for-stock";

/** Units of a line that are neither kept, gone nor cancelled. */
export const unreservedUnits = (line: Pick<OrderLineRow, "quantity" | "cancelled" | "reserved" | "shipped">) =>
  line.quantity - line.cancelled - line.reserved - line.shipped;

/**
 * Reserves what the lines of one order still lack, as far as stock goes, by the routing rules; the rest waits as a
 * backorder. The order is locked, and so must be the levels of all its parts. Joins fulfilments that are still planned.
 * Warehouses to `avoid` are taken for empty.
 * Returns the units it reserved. The caller refreshes the order.
 */
export async function reserveWaiting(
  ctx: Context,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  levels?: LockedLevels,
  { avoid = [] }: { avoid?: readonly string[] } = {},
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
  const plan = await routeLines(
    ctx,
    order,
    waiting.map((line) => ({ lineId: line.id, quantity: unreservedUnits(line), parts: partsOfLine(line) })),
    locked,
    avoid,
  );
  const reserved = plan.allocations.reduce((sum, a) => sum + a.lines.reduce((units, l) => units + l.quantity, 0), 0);
  // An attempt that found nothing is no decision.
  if (reserved > 0)
    await ctx.db
      .insert(routingDecisions)
      .values({ organizationId: order.organizationId, id: newId(), orderId: order.id, decision: plan.decision });
  const facts: Fact[] = [];
  const movements: Movement[] = [];
  for (const allocation of plan.allocations) {
    const work = await openFulfilment(ctx, order, allocation.warehouseId, facts);
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
  await writeLines(ctx, order, waiting, plan);
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
  return reserved;
}

type WaitingLine = { lineId: string; quantity: number; parts: readonly Part[] };

async function routeLines(
  ctx: Context,
  order: OrderRow,
  lines: readonly WaitingLine[],
  levels: LockedLevels,
  avoid: readonly string[],
): Promise<RoutingPlan> {
  const { organizationId } = ctx.actor;
  const places = await ctx.db.select().from(warehouses).where(eq(warehouses.organizationId, organizationId));
  const [channel] = await ctx.db
    .select({ buffer: channels.buffer, warehouseIds: channels.warehouseIds, maxParcels: organizations.maxParcels })
    .from(channels)
    .innerJoin(organizations, eq(organizations.id, channels.organizationId))
    .where(and(eq(channels.organizationId, organizationId), eq(channels.id, order.channelId)));
  const free = availability(
    levels.all(),
    places,
    new Set(lines.flatMap((line) => line.parts.map((part) => part.productId))),
    channel?.buffer ?? 0,
  );
  return planRouting(
    {
      destination: await destinationOf(order.shippingAddress),
      channelWarehouseIds: channel?.warehouseIds ?? null,
      pinnedWarehouseId: null,
      lines,
      shipBy: order.shipBy,
      allowSplitUnits: true,
      maxParcels: channel?.maxParcels ?? 3,
    },
    places.map((warehouse) => ({
      ...warehouse,
      available: (avoid.includes(warehouse.id) ? undefined : free.get(warehouse.id)) ?? new Map<string, number>(),
    })),
    undefined,
    ctx.now(),
  );
}

/** The order's planned work in a warehouse, or new work there. */
async function openFulfilment(ctx: Context, order: OrderRow, warehouseId: string, facts: Fact[]): Promise<{ id: string }> {
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
  const dueAt = order.shipBy ?? (warehouse ? nextCutOff({ cutOff: warehouse.cutOff, timezone: warehouse.timezone, now: ctx.now() }) : null);
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
async function writeLines(ctx: Context, order: OrderRow, waiting: readonly OrderLineRow[], plan: RoutingPlan): Promise<void> {
  for (const line of waiting) {
    const missing = plan.unfilled.find((u) => u.lineId === line.id)?.quantity ?? 0;
    const got = unreservedUnits(line) - missing;
    await ctx.db
      .update(orderLines)
      .set({ reserved: line.reserved + got, backordered: missing })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, line.id)));
  }
  await waitForStock(ctx, order, await linesOf(ctx, order.id));
}
