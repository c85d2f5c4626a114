import { distanceKm } from "@/lib/geo";
import { type DemoBuyer, demoBuyers } from "./buyers";
import { unitsOf } from "./catalog";
import { type DemoWarehouse, demoWarehouse, demoWarehouses } from "./places-warehouses";
import { basket, growth, pricedLine, unknownLine } from "./plan-basket";
import { busyness, dayMs, hourMs, momentsOfDay, moscowMidnight, shareBy } from "./plan-calendar";
import { carriageFor } from "./plan-carriage";
import { at, type Dice, dice, weightedDraw } from "./plan-dice";
import { fulfilmentOf, type Work } from "./plan-fulfilment";
import type { Fate } from "./plan-journey";
import { orderOf } from "./plan-life";
import { paying } from "./plan-money";
import type { DemoChannelCode, DemoPlan, OrderPlan, PlannedFulfilmentLine, PlannedLine } from "./plan-order";
import { type Scene, scenes } from "./plan-script";
import { levelsAfter, type Shelf, shelf, shortSkus, summed } from "./plan-shelf";
import { cancelReasons, partCancelReasons } from "./plan-texts";

const ordersPerDay = 26;
type Taken = { warehouse: DemoWarehouse; lines: Pick<PlannedFulfilmentLine, "line" | "sku" | "quantity">[] };

/** The demo shop's last days up to `now`: every order, delivery and level. The same seed and time give the same plan. */
export function demoPlan({ seed, now: end, days = 90 }: { seed: number; now: Date; days?: number }): DemoPlan {
  const random = dice(seed);
  const now = end.getTime();
  const startsAt = moscowMidnight(now) - days * dayMs;
  const shelves = shelf(startsAt - 2 * hourMs, now, random);
  const drawBuyer = weightedDraw(demoBuyers.map(({ weight }) => weight));
  const orders: OrderPlan[] = [];
  const arriving = arrivalsOfOrders(startsAt, now, random);
  let parcelsLeft = arriving.filter(({ channel }) => channel !== "shop-msk").length;

  for (const { placedAt, channel } of arriving) {
    if (channel !== "shop-msk") parcelsLeft -= 1;
    const scene = channel === "shop-msk" ? null : (scenes[parcelsLeft] ?? null);
    const buyer = buyerFor(channel, scene, () => at(demoBuyers, drawBuyer(random)));
    shelves.advance(placedAt);
    orders.push(plannedOrder({ index: orders.length, placedAt, channel, scene, buyer, shelves, now }, random));
  }

  const arrivals = shelves.arrivals.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { startsAt: new Date(startsAt), now: end, orders, arrivals, levels: levelsAfter(stockMoves({ orders, arrivals })) };
}

type Placing = {
  index: number;
  placedAt: number;
  channel: DemoChannelCode;
  scene: Scene | null;
  buyer: DemoBuyer;
  shelves: Shelf;
  now: number;
};

function plannedOrder({ index, placedAt, channel, scene, buyer, shelves, now }: Placing, random: Dice): OrderPlan {
  const near = channel === "shop-msk" ? [demoWarehouse("MSK")] : byDistance(buyer);
  const lines = linesFor(placedAt, buyer, scene, near, shelves, random);
  // An order over the counter is in the buyer's hands before anything can happen to it.
  const partCancelled = !scene && channel !== "shop-msk" && lines.length > 1 && random.chance(0.025);
  if (partCancelled) cancelLine(lines, random);
  const taken = takeFrom(near, lines, scene, shelves, placedAt);
  const main = taken[0]?.warehouse ?? at(near, 0);
  let carriage = carriageFor(channel, buyer, main, random);
  if (scene && doorScenes.has(scene.kind)) {
    carriage = { carrier: buyer.address.city === main.address.city ? "own_courier" : "simulated", service: "courier" };
  }
  if (scene?.kind === "waits_at_point") carriage = { carrier: "simulated", service: "point" };
  const pay = paying(channel, buyer, carriage, placedAt, random);
  // What shows a later stage has its money by now.
  if (scene && pay.terms === "prepaid" && scene.kind !== "held")
    pay.paidAt = Math.min(pay.paidAt, placedAt + Math.round((now - placedAt) / 4));

  // What is short comes back to nobody here, or it would lie on the shelf while others wait for it.
  const scarce = taken.some((part) => part.lines.some(({ sku }) => isShort(sku)));
  const called = cancellation(scene, channel, placedAt, now, random);
  const cancelled = scarce ? null : called;
  const roll = random.next();
  const fate: Fate = channel === "shop-msk" || scarce ? "deliver" : roll < 0.018 ? "return" : roll < 0.07 ? "second_attempt" : "deliver";
  const releasedAt = pay.terms === "prepaid" ? Math.max(placedAt, pay.paidAt) : placedAt;
  const work = {
    buyer,
    carriage,
    placedAt,
    releasedAt,
    cancelledAt: cancelled?.at ?? null,
    fate,
    overTheCounter: channel === "shop-msk",
    now,
  };
  const fulfilments = taken.map((part, i) => {
    const own: Work["scene"] = scene?.kind === "partly_shipped" && i > 0 ? { kind: "picking" } : scene;
    return fulfilmentOf({ ...work, ...part, scene: own }, random);
  });
  for (const { warehouse, returnedAt, lines: units } of fulfilments) {
    if (returnedAt) shelves.giveBack(returnedAt.getTime(), warehouse, units);
    else if (cancelled) shelves.giveBack(cancelled.at, warehouse, units);
  }
  const order = orderOf({ index, channel, placedAt, buyer, carriage, lines, fulfilments, pay, scene, cancelled, now }, random);
  return partCancelled ? { ...order, cancelReason: random.pick(partCancelReasons) } : order;
}

const doorScenes = new Set(["out_for_delivery", "failed_attempt", "low_rating", "partly_shipped"]);

function cancelLine(lines: readonly PlannedLine[], random: Dice): void {
  const line = random.pick(lines);
  line.cancelled = line.quantity;
}

function cancellation(
  scene: Scene | null,
  channel: DemoChannelCode,
  placedAt: number,
  now: number,
  random: Dice,
): { at: number; reason: string } | null {
  const reason = random.pick(cancelReasons);
  const time = scene ? placedAt + Math.round((now - placedAt) / 3) : placedAt + Math.round(random.between(2, 300) * 60_000);
  if (scene ? scene.kind !== "cancelled" : channel === "shop-msk" || !random.chance(0.035) || time > now) return null;
  return { at: time, reason };
}

/** How many orders came each day and when, through which door. */
function arrivalsOfOrders(startsAt: number, now: number, random: Dice): { placedAt: number; channel: DemoChannelCode }[] {
  const placed: { placedAt: number; channel: DemoChannelCode }[] = [];
  for (let midnight = startsAt; midnight <= now; midnight += dayMs) {
    const share = midnight + dayMs <= now ? 1 : shareBy(now - midnight);
    const count = Math.round(ordersPerDay * busyness(midnight) * growth(midnight, now) * (0.88 + random.next() * 0.24) * share);
    for (const placedAt of momentsOfDay(midnight, count, random, now)) {
      placed.push({ placedAt: Math.floor(placedAt / 1000) * 1000, channel: channelAt(placedAt - midnight, random) });
    }
  }
  return placed;
}

/** Shop and telephone keep hours; the sites never sleep. */
function channelAt(sinceMidnight: number, random: Dice): DemoChannelCode {
  const hour = sinceMidnight / hourMs;
  const roll = random.next();
  if (hour >= 10 && hour < 20) return roll < 0.16 ? "shop-msk" : roll < 0.28 ? "phone" : roll < 0.5 ? "wc" : "site";
  return roll < 0.28 ? "wc" : "site";
}

const lastMile = new Set(["out_for_delivery", "failed_attempt", "waits_at_point", "low_rating"]);

function buyerFor(channel: DemoChannelCode, scene: Scene | null, draw: () => DemoBuyer): DemoBuyer {
  for (let tries = 0; tries < 200; tries += 1) {
    const buyer = draw();
    // The shop sells to who lives near; a parcel that arrives today did not cross the country yesterday.
    if (channel === "shop-msk" && buyer.address.city !== "Москва") continue;
    if (scene && lastMile.has(scene.kind) && Math.min(...demoWarehouses.map((place) => distanceKm(place, buyer.address))) > 450) continue;
    if (scene?.kind === "partly_shipped" && buyer.address.country !== "RU") continue;
    return buyer;
  }
  throw new Error("the demo has nobody for this order");
}

const byDistance = (buyer: DemoBuyer) => demoWarehouses.toSorted((a, b) => distanceKm(a, buyer.address) - distanceKm(b, buyer.address));

function linesFor(
  placedAt: number,
  buyer: DemoBuyer,
  scene: Scene | null,
  near: readonly DemoWarehouse[],
  shelves: Shelf,
  random: Dice,
): PlannedLine[] {
  const left = (sku: string) => near.reduce((sum, { code }) => sum + shelves.available(code, sku), 0);
  const off = random.chance(0.08) ? random.pick([50, 100, 150]) : 0;
  const priced = (sku: string, quantity: number) => pricedLine(sku, quantity, buyer.locale === "en", off);
  if (scene?.kind === "backordered") {
    const sku = random.pick(shortSkus);
    return [priced(sku, left(sku) + random.between(1, 2)), priced(random.pick(fillers), 1)].slice(0, random.between(1, 2));
  }

  const free = new Map(shortSkus.map((sku) => [sku as string, left(sku)]));
  // The sites do not offer what is not there.
  const offered = basket(placedAt, buyer, random).filter(({ sku, quantity }) => {
    const scarce = unitsOf(sku, quantity).filter((unit) => free.has(unit.sku));
    const isBundle = unitsOf(sku, 1).length > 1;
    const there = ({ sku: part, quantity: units }: { sku: string; quantity: number }) =>
      isBundle
        ? free.get(part) === left(part) && near.some(({ code }) => shelves.available(code, part) >= units)
        : units <= (free.get(part) ?? 0);
    if (!scarce.every(there) || (isBundle && scarce.length > 1)) return false;
    // Nobody else in this order touches the shelf that a bundle is made up from.
    for (const unit of scarce) free.set(unit.sku, isBundle ? 0 : (free.get(unit.sku) ?? 0) - unit.quantity);
    return true;
  });
  const lines = offered.map(({ sku, quantity }) => priced(sku, quantity));
  const enough = scene?.kind === "partly_shipped" ? 2 : 1;
  for (const sku of fillers) if (lines.length < enough && lines.every((line) => line.sku !== sku)) lines.push(priced(sku, 1));
  if (scene?.kind === "held" && scene.reason === "unknown_sku") lines.push(unknownLine());
  return lines;
}

/** What everybody can always use. */
const fillers = ["TEA-SEN-100", "CUP-CLD-60", "ACC-CLT-30"] as const;

const isShort = (sku: string) => shortSkus.some((short) => short === sku);

const needsOf = (lines: readonly PlannedLine[]) =>
  lines.flatMap((line, position) =>
    line.known && line.quantity > line.cancelled
      ? unitsOf(line.sku, line.quantity - line.cancelled).map((unit) => ({ ...unit, line: position }))
      : [],
  );

/** Reserves what the order needs: in the nearest warehouse that has it all, else after a delivery there. */
function takeFrom(near: readonly DemoWarehouse[], lines: PlannedLine[], scene: Scene | null, shelves: Shelf, placedAt: number): Taken[] {
  const needs = needsOf(lines);
  if (needs.length === 0) return [];
  if (scene?.kind === "backordered") return takeWhatThereIs(near, lines, shelves, placedAt);
  if (scene?.kind === "partly_shipped") {
    return near.slice(0, 2).flatMap((place, i) =>
      whole(
        place,
        needs.filter(({ line }) => (line === 0) === (i === 0)),
        shelves,
        placedAt,
      ),
    );
  }
  const stocked = near.find(({ code }) => shelves.has(code, summed(needs)));
  if (stocked) return whole(stocked, needs, shelves, placedAt);
  for (const place of near) {
    const taken = whole(place, needs, shelves, placedAt);
    if (taken.length > 0) return taken;
  }
  // What stands short goes out from wherever it lies.
  return takeWhatThereIs(near, lines, shelves, placedAt);
}

function whole(warehouse: DemoWarehouse, lines: Taken["lines"], shelves: Shelf, placedAt: number): Taken[] {
  const units = summed(lines);
  if (!shelves.has(warehouse.code, units) && !shelves.bringIn(placedAt, warehouse.code, units)) return [];
  shelves.take(warehouse.code, units);
  return [{ warehouse, lines }];
}

function takeWhatThereIs(near: readonly DemoWarehouse[], lines: readonly PlannedLine[], shelves: Shelf, placedAt: number): Taken[] {
  const open = lines.map((line) => (line.known ? line.quantity - line.cancelled : 0));
  return near.flatMap((warehouse, i) => {
    const taken = lines.flatMap((line, position) => {
      const wanted = open[position] ?? 0;
      if (wanted === 0) return [];
      const parts = unitsOf(line.sku, 1);
      // What is not short waits for nothing: the nearest warehouse gets it in.
      const plenty = parts.filter(({ sku }) => !isShort(sku)).map(({ sku, quantity }) => ({ sku, quantity: quantity * wanted }));
      if (i === 0) shelves.bringIn(placedAt, warehouse.code, plenty);
      // A bundle leaves whole, all of its parts from one shelf.
      const whole = Math.min(wanted, ...parts.map(({ sku, quantity }) => Math.floor(shelves.available(warehouse.code, sku) / quantity)));
      if (whole <= 0) return [];
      open[position] = wanted - whole;
      const units = parts.map(({ sku, quantity }) => ({ line: position, sku, quantity: quantity * whole }));
      shelves.take(warehouse.code, units);
      return units;
    });
    return taken.length > 0 ? [{ warehouse, lines: taken }] : [];
  });
}

/** Every change of stock that the plan means, in the order of time: what a ledger of it would hold. */
export function stockMoves({ orders, arrivals }: Pick<DemoPlan, "orders" | "arrivals">): StockMove[] {
  const moves: StockMove[] = arrivals.map(({ at: time, warehouse, sku, quantity }) => ({
    at: time,
    warehouse,
    sku,
    onHand: quantity,
    reserved: 0,
  }));
  for (const { fulfilments } of orders) {
    for (const { warehouse, lines, createdAt, cancelledAt, handedOverAt, returnedAt } of fulfilments) {
      for (const { sku, quantity } of lines) {
        moves.push({ at: createdAt, warehouse, sku, onHand: 0, reserved: quantity });
        if (cancelledAt) moves.push({ at: cancelledAt, warehouse, sku, onHand: 0, reserved: -quantity });
        if (handedOverAt) moves.push({ at: handedOverAt, warehouse, sku, onHand: -quantity, reserved: -quantity });
        if (returnedAt) moves.push({ at: returnedAt, warehouse, sku, onHand: quantity, reserved: 0 });
      }
    }
  }
  return moves.sort((a, b) => a.at.getTime() - b.at.getTime());
}

export type StockMove = { at: Date; warehouse: string; sku: string; onHand: number; reserved: number };
