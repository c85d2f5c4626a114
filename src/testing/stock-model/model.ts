/** What the stock and the orders of a small shop must look like, kept by a model that knows nothing of the database. Pure. */

export const places = ["MSK", "KZN"] as const;
export type Place = (typeof places)[number];

/** What is sold, and what leaves the shelf for one unit of it. */
export const goods = {
  A: [{ sku: "A", per: 1 }],
  B: [{ sku: "B", per: 1 }],
  SET: [
    { sku: "A", per: 2 },
    { sku: "B", per: 1 },
  ],
} as const;
export type Sku = keyof typeof goods;
export type Wish = { sku: Sku; quantity: number };

export type WorkLine = { lineId: string; sku: string; per: number; quantity: number; picked: number; packed: number };
export type Work = { id: string; warehouse: Place; status: string; lines: WorkLine[] };
export type Line = {
  id: string;
  sku: Sku;
  quantity: number;
  cancelled: number;
  waiting: number;
  shipped: number;
  delivered: number;
  price: number;
};
export type Order = {
  id: string;
  /** The step in which it was placed, or the first order that it was split off from: its place among those who wait. */
  since: number;
  policy: "backorder" | "hold" | "reject";
  over: "cancelled" | "closed" | null;
  holds: { id: string; reason: string }[];
  lines: Line[];
  works: Work[];
  /** Shelves that a picker of this order found short: "KZN A". */
  short: Set<string>;
  /** Those of them for which the order is to wait until somebody has counted there. */
  waitsFor: Set<string>;
  shipping: number;
  total: number;
  paid: number;
  city: string;
};
export type Checkout = {
  id: string;
  state: "open" | "ordered" | "released" | "expired";
  expiresAt: number;
  lines: Wish[];
  kept: { warehouse: Place; sku: string; units: number }[];
};
export type Transfer = { id: string; from: Place; to: Place; sku: "A" | "B"; open: number };
/** A shelf that was counted: what was too many or too few then, and what was in check then. */
export type Counted = { countId: string; place: Place; sku: "A" | "B"; difference: number; inCheck: number };
export type Shelf = { onHand: number; inCheck: number; putBack: number; damaged: number };

/** What is reserved is not kept apart: it follows from the work that has not left and from the checkouts. */
export type Model = {
  step: number;
  lastStep: number;
  /** Milliseconds since the shop was founded. */
  clock: number;
  shelves: Map<string, Shelf>;
  orders: Order[];
  checkouts: Checkout[];
  transfers: Transfer[];
  counts: Counted[];
};

export const shelfName = (place: Place, sku: string) => `${place} ${sku}`;

export function shelfOf(model: Model, place: Place, sku: string): Shelf {
  const shelf = model.shelves.get(shelfName(place, sku));
  if (!shelf) throw new Error(`no shelf ${place} ${sku}`);
  return shelf;
}

const inHouse = new Set(["planned", "picking", "picked", "packed"]);

/** Units of a shelf that orders and checkouts keep; of all, or of one order. */
export function keptOn(model: Model, place: Place, sku: string, only?: Order): number {
  const works = (only ? [only] : model.orders).flatMap((order) => order.works);
  const hard = works
    .filter((work) => work.warehouse === place && inHouse.has(work.status))
    .flatMap((work) => work.lines)
    .reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
  return hard + (only ? 0 : softOn(model, place, sku));
}

export function softOn(model: Model, place: Place, sku: string): number {
  const kept = model.checkouts.flatMap((checkout) => (checkout.state === "open" ? checkout.kept : []));
  return kept.reduce((sum, row) => sum + (row.warehouse === place && row.sku === sku ? row.units : 0), 0);
}

/** The shelf has disappointed the order, or another is waited for, and nobody has counted it since. */
export const isAvoided = (model: Model, place: Place, sku: string, order: Order) =>
  (shelfOf(model, place, sku).inCheck > 0 && order.short.has(shelfName(place, sku))) ||
  places.some((other) => shelfOf(model, other, sku).inCheck > 0 && order.waitsFor.has(shelfName(other, sku)));

/** Units that lie fit for sale and are nobody's; for an order, none on a shelf that has disappointed it and was not counted since. */
export function freeOn(model: Model, place: Place, sku: string, order?: Order): number {
  if (order && isAvoided(model, place, sku, order)) return 0;
  const { onHand, inCheck, putBack, damaged } = shelfOf(model, place, sku);
  return onHand - inCheck - putBack - damaged - keptOn(model, place, sku);
}

/** Units of a line that are kept for it: of a bundle as many as all its parts make, warehouse by warehouse. */
export function reservedOf(order: Order, lineId: string): number {
  return order.works
    .filter((work) => inHouse.has(work.status))
    .map((work) => work.lines.filter((line) => line.lineId === lineId))
    .reduce((sum, lines) => sum + (lines.length > 0 ? Math.min(...lines.map((l) => Math.floor(l.quantity / l.per))) : 0), 0);
}

export const orderedOf = (line: Line) => line.quantity - line.cancelled;
export const unreservedOf = (order: Order, line: Line) => orderedOf(line) - line.shipped - reservedOf(order, line.id);
export const isHeld = (order: Order, reason?: string) => order.holds.some((hold) => !reason || hold.reason === reason);
export const waitsFor = (order: Order, skus: readonly string[]) =>
  !order.over && order.lines.some((line) => line.waiting > 0 && goods[line.sku].some((part) => skus.includes(part.sku)));

export function totalOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + orderedOf(line) * line.price, order.shipping);
}

/** Could all of it be kept, from any warehouses? `more` is what would become free first. */
export function canFill(model: Model, wishes: readonly Wish[], more = new Map<string, number>(), order?: Order): boolean {
  const free = new Map<string, number>();
  for (const place of places)
    for (const sku of ["A", "B"]) {
      const name = shelfName(place, sku);
      free.set(name, freeOn(model, place, sku, order) + (more.get(name) ?? 0));
    }
  const take = (place: Place, { sku, quantity }: Wish, sign: 1 | -1) => {
    for (const part of goods[sku]) {
      const name = shelfName(place, part.sku);
      free.set(name, (free.get(name) ?? 0) - sign * part.per * quantity);
    }
  };
  const fits = (place: Place) => ["A", "B"].every((sku) => (free.get(shelfName(place, sku)) ?? 0) >= 0);
  const fill = (at: number): boolean => {
    const wish = wishes[at];
    if (!wish) return true;
    for (let here = 0; here <= wish.quantity; here++) {
      const portions = [
        ["KZN", { ...wish, quantity: here }],
        ["MSK", { ...wish, quantity: wish.quantity - here }],
      ] as const;
      for (const [place, portion] of portions) take(place, portion, 1);
      const isFilled = fits("KZN") && fits("MSK") && fill(at + 1);
      for (const [place, portion] of portions) take(place, portion, -1);
      if (isFilled) return true;
    }
    return false;
  };
  return fill(0);
}

/** Why an order could not change, by the words of its moves; null when it may. */
export const mayChange = (order: Order) => !order.over && order.lines.some((line) => orderedOf(line) > line.shipped);

/** Every unit delivered and paid, and nothing holds it: it is over. */
export function closeWhenDone(order: Order): void {
  const isDelivered = order.lines.every((line) => orderedOf(line) === line.delivered) && order.lines.some((line) => line.delivered > 0);
  if (!order.over && order.holds.length === 0 && isDelivered && order.paid >= order.total) order.over = "closed";
}
