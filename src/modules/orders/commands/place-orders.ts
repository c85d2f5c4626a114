import { sql } from "drizzle-orm";
import type { Point } from "@/lib/geo";
import { reason } from "@/lib/reason";
import { lockedLevels, lockLevels } from "@/modules/inventory/levels";
import type { Level } from "@/modules/inventory/stock";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { withAddressDoubt } from "../address/doubt-address";
import type { OrderAnswer } from "../answer";
import { destinationOf } from "../destination";
import { writeGatherings } from "../gathering/plan-transfers";
import { takeRoom } from "../placing/backorder-room";
import { externalKey, type Facts, readFacts } from "../placing/facts";
import { lockBackorderRoom } from "../placing/lock-backorder-room";
import { atCounter, onShelf } from "../placing/over-counter";
import type { NumberedOrder } from "../placing/placed-facts";
import { type PlannedOrder, planOrder } from "../placing/plan";
import { plannedAnswer } from "../placing/planned-answer";
import type { PlaceRequest } from "../placing/request";
import { type FinishedKey, writePlaced } from "../placing/write";
import { writePreorders } from "../preorders/write-preorders";
import { addWork } from "../routing/open-work";

/** An order to place and, for the API, the key under which its answer is kept. */
export type Placement = PlaceRequest & { idempotency?: { key: string; route: string; bodyHash: string } };

export type Placed =
  | { outcome: "placed"; order: OrderAnswer }
  /** The channel's external id is known: nothing was changed. */
  | { outcome: "known"; orderId: string }
  /** The key was finished before: its stored answer. */
  | { outcome: "replayed"; status: number; body: string }
  | { outcome: "refused"; refusal: Refusal };

// Another process placed the same order or finished the same key first: look again and find it.
const lostRaces = new Set(["orders_external_id", "idempotency_keys_organization_id_key_pk"]);

/**
 * Places orders: stores, reserves and routes them in one transaction of about six round trips, however many they are.
 * Each has its own outcome; a refused one leaves nothing behind. Levels are locked in one order, so batches never deadlock.
 */
export async function placeOrders(ctx: Context, placements: readonly Placement[]): Promise<Placed[]> {
  const located = await Promise.all(
    placements.map(async (placement) => ({
      ...placement,
      holds: await withAddressDoubt(placement),
      destination: await destinationOf(placement.order.shippingAddress),
    })),
  );
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx, (ctx) => placeOnce(ctx, located));
    } catch (error) {
      if (ctx.inTransaction || attempt >= 3 || !lostRaces.has(brokenConstraint(error) ?? "")) throw error;
    }
  }
}

/** Places one order. Throws its refusal. */
export async function placeOrder(ctx: Context, placement: Placement): Promise<Exclude<Placed, { outcome: "refused" }>> {
  const [placed] = await placeOrders(ctx, [placement]);
  if (!placed) throw new Error("placing gave no outcome");
  if (placed.outcome === "refused") throw placed.refusal;
  return placed;
}

type Located = Placement & { destination: Point | null };

async function placeOnce(ctx: Context, placements: readonly Located[]): Promise<Placed[]> {
  const keys = [...new Set(placements.flatMap((p) => p.idempotency?.key ?? []))];
  const facts = await readFacts(
    ctx,
    placements.map((p) => p.order),
    keys,
  );
  const results = new Array<Placed | undefined>(placements.length);
  const open: number[] = [];
  const seenKeys = new Set<string>();
  for (const [i, placement] of placements.entries()) {
    const early = answeredBefore(placement, facts, seenKeys);
    if (early) results[i] = early;
    else open.push(i);
  }

  const ours = open.flatMap((i) => placements[i] ?? []).filter((p) => (p.fulfilledBy ?? "us") === "us");
  const goods = ours.flatMap((p) => p.order.lines.flatMap((line) => facts.products.get(line.sku) ?? []));
  const locked = await lockFor(
    ctx,
    goods.flatMap((product) => product.parts.map((part) => part.productId)),
  );
  const room = await lockBackorderRoom(ctx, [...new Set(goods.flatMap((product) => product.limitedIds))]);
  // Planning takes units off a copy; the ledger is written from the levels as they were locked.
  const planning = new Map(locked.map((level) => [`${level.warehouseId} ${level.productId}`, { ...level }]));
  const shelves = byProduct(planning.values());
  const planned: { index: number; order: PlannedOrder }[] = [];
  const twins: { index: number; first: number }[] = [];
  const firstOf = new Map<string, number>();
  for (const i of open) {
    const placement = placements[i];
    if (!placement) continue;
    const { channel, externalId } = placement.order;
    const external = externalId === null ? null : externalKey(channel, externalId);
    const first = external === null ? undefined : firstOf.get(external);
    if (first !== undefined) {
      twins.push({ index: i, first });
      continue;
    }
    try {
      const [known, levels] = seenBy(placement, facts, shelvesFor(placement, facts, shelves));
      const order = planOrder(placement, placement.destination, known, levels, ctx.now(), room);
      take(planning, order);
      takeRoom(room, order.lines);
      addWork(
        ctx.actor.organizationId,
        order.fulfilments.map(({ warehouse }) => warehouse),
      );
      planned.push({ index: i, order });
      remember(facts, order);
      if (external !== null) firstOf.set(external, i);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results[i] = { outcome: "refused", refusal: error };
    }
  }

  if (planned.length > 0) {
    const numbers = await orderNumbers(ctx, planned.length);
    const orders = planned.map(({ order }, n): NumberedOrder => ({ ...order, number: numbers[n] ?? "" }));
    nameTwins(orders);
    const finished: FinishedKey[] = [];
    for (const [n, { index }] of planned.entries()) {
      const order = orders[n];
      if (!order) continue;
      const answer = plannedAnswer(order);
      results[index] = { outcome: "placed", order: answer };
      const key = placements[index]?.idempotency;
      if (key) finished.push({ ...key, status: 201, body: JSON.stringify(answer) });
    }
    await writePlaced(ctx, facts, lockedLevels(locked), orders, finished);
    await writePreorders(ctx, orders);
    await writeGatherings(ctx, orders);
  }
  for (const { index, first } of twins) {
    const result = results[first];
    results[index] = result?.outcome === "placed" ? { outcome: "known", orderId: result.order.id } : result;
  }
  return results.map((result) => {
    if (!result) throw new Error("an order was left without an outcome");
    return result;
  });
}

/** What needs no placing: a finished key, a key in use, an external id that is known. */
function answeredBefore({ idempotency, order }: Placement, facts: Facts, seenKeys: Set<string>): Placed | null {
  if (idempotency) {
    const finished = facts.finishedKeys.get(idempotency.key);
    if (finished && finished.bodyHash !== idempotency.bodyHash)
      return { outcome: "refused", refusal: new Refusal("invalid", reason("idempotency.key_reused")) };
    if (finished) return { outcome: "replayed", status: finished.status, body: finished.body };
    if (!facts.ownKeys.has(idempotency.key) || seenKeys.has(idempotency.key))
      return { outcome: "refused", refusal: new Refusal("conflict", reason("idempotency_in_progress")) };
    seenKeys.add(idempotency.key);
  }
  const known = order.externalId === null ? undefined : facts.known.get(externalKey(order.channel, order.externalId));
  return known === undefined ? null : { outcome: "known", orderId: known };
}

async function lockFor(ctx: Context, productIds: readonly string[]): Promise<Level[]> {
  return productIds.length === 0 ? [] : (await lockLevels(ctx, productIds)).all();
}

const seenBy = ({ overCounter }: Placement, facts: Facts, levels: Level[]): [Facts, Level[]] =>
  overCounter ? [atCounter(facts), onShelf(levels)] : [facts, levels];

/** The next order of this batch may be the same buyer's, with the same goods. */
function remember(facts: Facts, { id, placedAt, contactKey, lines }: PlannedOrder): void {
  if (contactKey === null || facts.policy.duplicateWindowMinutes === null) return;
  const buyer = facts.buyers.get(contactKey) ?? { delivered: 0, earlier: [] };
  buyer.earlier.unshift({ id, number: "", placedAt, lines });
  facts.buyers.set(contactKey, buyer);
}

/** Orders of one batch get their numbers after they were compared. */
function nameTwins(orders: readonly NumberedOrder[]): void {
  for (const { duplicateOf } of orders) {
    const twin = duplicateOf && orders.find((order) => order.id === duplicateOf.id);
    if (twin) duplicateOf.number = twin.number;
  }
}

function byProduct(levels: Iterable<Level>): Map<string, Level[]> {
  const found = new Map<string, Level[]>();
  for (const level of levels) {
    const same = found.get(level.productId);
    if (same) same.push(level);
    else found.set(level.productId, [level]);
  }
  return found;
}

/** The levels that an order asks for, out of those of its whole batch: going through all of them for each would take the square of its size. */
function shelvesFor({ order }: Placement, facts: Facts, shelves: ReadonlyMap<string, Level[]>): Level[] {
  const productIds = new Set(order.lines.flatMap((line) => facts.products.get(line.sku)?.parts.map((part) => part.productId) ?? []));
  return [...productIds].flatMap((productId) => shelves.get(productId) ?? []);
}

function take(planning: Map<string, Level>, order: PlannedOrder): void {
  for (const fulfilment of order.fulfilments) {
    for (const line of fulfilment.lines) {
      const level = planning.get(`${fulfilment.warehouse.id} ${line.productId}`);
      if (level) level.reserved += line.quantity;
    }
  }
}

async function orderNumbers(ctx: Context, count: number): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ number: string }>(
    sql`select next_order_number(${ctx.actor.organizationId}::uuid) as number from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.number);
}
