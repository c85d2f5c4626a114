import { setImmediate as nextTurn } from "node:timers/promises";
import { and, desc, eq, gte, inArray, ne, notInArray, type SQL, sql } from "drizzle-orm";
import { stockLevels } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { destinationOf } from "../destination";
import { mine } from "../lock-order";
import { partsOf } from "../parts";
import { availability } from "../placing/availability";
import { fulfilmentLines, fulfilments, orderLines, orders } from "../tables";
import { type Comparison, compareOrder, emptyComparison } from "./comparison";
import { deliveryOf } from "./delivery-wish";
import type { CompareRouting } from "./inputs";
import { planRouting } from "./plan-routing";
import { routingBy, ruleSetFor } from "./rule-set";
import { channelCalled, planningBase, type RoutedChannel, routedChannels } from "./rule-sets";
import { stockWithout, type Taken } from "./stock-without";

/** How many orders one call plans, and how many one comparison goes back at most. */
const pageSize = 250;
export const mostCompared = 5_000;
// Some ten milliseconds of planning; then whoever waits on the event loop gets a turn.
const planAtOnce = 25;

export type RoutingComparison = {
  sums: Comparison;
  /** How many there are in all, up to the most that are compared; told with the first page. */
  total: number | null;
  /** How many this page looked at; some have nothing that could be routed. */
  read: number;
  changed: {
    id: string;
    number: string;
    placedAt: Date;
    before: string[];
    after: string[];
    beforeKm: number | null;
    afterKm: number | null;
  }[];
  nextCursor: string | null;
};

/**
 * What other rules would have made of the orders of the last days, against the rules in force: both sides are planned anew, as
 * of the moment each order was placed, on the stock of today plus what the order itself took. So the two differ by their
 * rules alone; what really happened then is another matter. Newest first, a page at a time; reads only.
 */
export async function compareRouting(ctx: Context, { channel: code, rules, days, cursor }: CompareRouting): Promise<RoutingComparison> {
  const { places, kept, maxParcels, prices } = await planningBase(ctx);
  const channels = await concerned(ctx, code, kept);
  const since = new Date(ctx.now().getTime() - days * 24 * 60 * 60_000);
  const those = and(
    mine(ctx),
    inArray(orders.channelId, [...channels.keys()]),
    eq(orders.fulfilledBy, "us"),
    notInArray(orders.status, ["draft", "cancelled"]),
    gte(orders.placedAt, since),
  );
  const { page, total, nextCursor } = await readPage(ctx, those, cursor);
  const { linesOf, levelsOf, takenBy } = await readGoods(
    ctx,
    page.map(({ id }) => id),
  );

  const tried = routingBy({ set: rules, source: { scope: "tried", id: null, version: 0 } }, maxParcels);
  const sums = emptyComparison();
  const changed: RoutingComparison["changed"] = [];
  for (const [at, order] of page.entries()) {
    if (at > 0 && at % planAtOnce === 0) await nextTurn();
    const channel = channels.get(order.channelId);
    const lines = linesOf.get(order.id) ?? [];
    if (!channel || lines.length === 0) continue;
    const productIds = new Set(lines.flatMap(({ parts }) => parts.map(({ productId }) => productId)));
    const levels = stockWithout(
      [...productIds].flatMap((productId) => levelsOf.get(productId) ?? []),
      takenBy.get(order.id) ?? [],
    );
    const free = availability(levels, places, productIds, channel.buffer);
    const shelves = places.map((place) => ({ ...place, available: free.get(place.id) ?? new Map<string, number>() }));
    const destination = await destinationOf(order.shippingAddress);
    const deliveryFrom = deliveryOf(order, destination, prices);
    const chosenBy = ({ rules, ...limits }: typeof tried) =>
      planRouting(
        {
          destination,
          channelWarehouseIds: channel.warehouseIds,
          pinnedWarehouseId: null,
          mayGather: true,
          lines,
          shipBy: order.shipBy,
          deliveryFrom,
          ...limits,
        },
        shelves,
        rules,
        order.placedAt,
      ).decision.chosen;
    const before = chosenBy(routingBy(ruleSetFor(channel.id, kept), maxParcels));
    const after = chosenBy(tried);
    if (!compareOrder(sums, before, after, order.shipBy !== null)) continue;
    const { id, number, placedAt } = order;
    changed.push({
      ...{ id, number, placedAt },
      before: before?.warehouses ?? [],
      after: after?.warehouses ?? [],
      beforeKm: before?.distanceKm ?? null,
      afterKm: after?.distanceKm ?? null,
    });
  }
  return { sums, total, read: page.length, changed, nextCursor };
}

/** The channels whose orders the rules would speak for: the one named, or all that have none of their own. */
async function concerned(ctx: Context, code: string | null, kept: Parameters<typeof ruleSetFor>[1]): Promise<Map<string, RoutedChannel>> {
  const named = code === null ? null : await channelCalled(ctx, code);
  const all = named ? [named] : (await routedChannels(ctx)).filter(({ id }) => ruleSetFor(id, kept).source.scope !== "channel");
  return new Map(all.map((channel) => [channel.id, channel]));
}

async function readPage(ctx: Context, those: SQL | undefined, cursor: string | undefined) {
  const [placedAt, id, seen = "0"] = decodeCursor(cursor, ["instant", "id", "text"]) ?? [];
  const after = placedAt && id ? sql`(${orders.placedAt}, ${orders.id}) < (${placedAt}::timestamptz, ${id}::uuid)` : undefined;
  const before = Math.min(mostCompared, Math.max(0, Number.parseInt(seen, 10) || 0));
  const limit = Math.min(pageSize, mostCompared - before);
  const rows = await ctx.db
    .select({
      id: orders.id,
      number: orders.number,
      channelId: orders.channelId,
      placedAt: orders.placedAt,
      // To the microsecond, so that the next page begins where this one ended.
      placed: sql<string>`${orders.placedAt}::text`,
      shipBy: orders.shipBy,
      shippingAddress: orders.shippingAddress,
      shippingMethod: orders.shippingMethod,
      pickupPoint: orders.pickupPoint,
    })
    .from(orders)
    .where(and(those, after))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && before + page.length < mostCompared;
  return {
    page,
    total: cursor === undefined ? await countUpTo(ctx, those) : null,
    nextCursor: more && last ? encodeCursor([last.placed, last.id, String(before + page.length)]) : null,
  };
}

async function countUpTo(ctx: Context, those: SQL | undefined): Promise<number> {
  const some = ctx.db.select({ id: orders.id }).from(orders).where(those).limit(mostCompared).as("some");
  const [row] = await ctx.db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

/** What some orders asked for at first, the stock of those goods now, and what each order took of it. */
async function readGoods(ctx: Context, ids: readonly string[]) {
  const { organizationId } = ctx.actor;
  const rows = ids.length
    ? await ctx.db
        .select({ orderId: orderLines.orderId, lineId: orderLines.id, productId: orderLines.productId, quantity: orderLines.quantity })
        .from(orderLines)
        .where(and(eq(orderLines.organizationId, organizationId), inArray(orderLines.orderId, [...ids])))
    : [];
  const parts = await partsOf(
    ctx,
    rows.flatMap(({ productId }) => productId ?? []),
  );
  const linesOf = groupBy(
    rows.flatMap(({ productId, ...line }) => {
      const ofLine = productId === null ? [] : (parts.get(productId) ?? []);
      return ofLine.length > 0 ? [{ ...line, parts: ofLine }] : [];
    }),
    (line) => line.orderId,
  );
  const physical = [...new Set([...parts.values()].flat().map(({ productId }) => productId))];
  const levels = physical.length
    ? await ctx.db
        .select()
        .from(stockLevels)
        .where(and(eq(stockLevels.organizationId, organizationId), inArray(stockLevels.productId, physical)))
    : [];
  const taken: (Taken & { orderId: string })[] = ids.length
    ? await ctx.db
        .select({
          orderId: fulfilments.orderId,
          warehouseId: fulfilments.warehouseId,
          productId: fulfilmentLines.productId,
          units: fulfilmentLines.quantity,
        })
        .from(fulfilments)
        .innerJoin(
          fulfilmentLines,
          and(eq(fulfilmentLines.organizationId, fulfilments.organizationId), eq(fulfilmentLines.fulfilmentId, fulfilments.id)),
        )
        .where(
          and(
            eq(fulfilments.organizationId, organizationId),
            inArray(fulfilments.orderId, [...ids]),
            ne(fulfilments.status, "cancelled"),
            // What came back lies in the stock again, or never will.
            ne(fulfilments.status, "returned_to_sender"),
          ),
        )
    : [];
  return { linesOf, levelsOf: groupBy(levels, (level) => level.productId), takenBy: groupBy(taken, (one) => one.orderId) };
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
