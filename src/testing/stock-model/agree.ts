import { expect } from "vitest";
import { bookBreaches } from "@/testing/book-breaches";
import type { BookedOrder, Books } from "./books";
import { freeOn, goods, isAvoided, keptOn, type Model, type Order, places, reservedOf, shelfName, unreservedOf, waitsFor } from "./model";
import type { Real } from "./move";

/** The model and the database say the same, shelf by shelf and line by line, and the audit finds nothing (S1). */
export async function agree(model: Model, real: Real, books: Books): Promise<void> {
  expect(books).toEqual(expected(model));
  expect(await bookBreaches(real.ctx)).toEqual([]);
}

function expected(model: Model) {
  const levels = [...model.shelves].map(([name, { onHand, inCheck, putBack, damaged }]) => {
    const [place, sku] = name.split(" ") as [(typeof places)[number], string];
    const incoming = model.transfers.reduce((sum, t) => sum + (t.to === place && t.sku === sku ? t.open : 0), 0);
    return [name, { onHand, reserved: keptOn(model, place, sku), inCheck, putBack, damaged, incoming }] as const;
  });
  const orders = model.orders.map((order) => {
    const lines = order.lines.map((line) => ({ ...line, reserved: reservedOf(order, line.id) }));
    const status = order.over ?? (order.holds.length > 0 ? "new" : "confirmed");
    const { total, paid, shipping, holds, works } = order;
    return [order.id, { status, total, paid, shipping, holds, lines, works } satisfies BookedOrder] as const;
  });
  const checkouts = model.checkouts.map(({ id, state, kept }) => [id, { state, kept: state === "open" ? kept : [] }] as const);
  return { levels: Object.fromEntries(levels), orders: Object.fromEntries(orders), checkouts: Object.fromEntries(checkouts) };
}

/**
 * Takes over from the database where the rules chose to keep units, for the orders that may have changed; all other work must be
 * as it was. What was picked and is no longer wanted waits to be put back. Gives what was kept of each line before.
 */
export function observe(model: Model, books: Books, mayMove: readonly Order[]): Map<string, number> {
  const before = new Map(model.orders.flatMap((order) => order.lines.map((line) => [line.id, reservedOf(order, line.id)] as const)));
  for (const order of model.orders) {
    const works = books.orders[order.id]?.works ?? [];
    if (!mayMove.includes(order)) {
      expect(works, "work of an order that nobody touched").toEqual(order.works);
      continue;
    }
    for (const old of order.works) {
      const now = works.find((work) => work.id === old.id);
      for (const line of old.lines) {
        const left = now?.lines.find((l) => l.lineId === line.lineId && l.sku === line.sku)?.picked ?? 0;
        const shelf = model.shelves.get(shelfName(old.warehouse, line.sku));
        if (shelf && line.picked > left) shelf.putBack += line.picked - left;
      }
    }
    order.works = works;
  }
  return before;
}

/**
 * What of an order waits now. Where all of it was tried to be kept, everything that is not kept waits; elsewhere a line waits for
 * what it has lost.
 */
export function settle(model: Model, order: Order, before: ReadonlyMap<string, number>, wasTried: boolean): void {
  for (const line of order.lines) {
    const lost = (before.get(line.id) ?? 0) - reservedOf(order, line.id);
    const waiting = wasTried ? unreservedOf(order, line) : line.waiting + lost;
    line.waiting = waiting;
  }
  if (wasTried) expectNothingLeft(model, order);
}

/** A line waits only where no warehouse has one more unit of it, not even of what later comers got in this step. */
function expectNothingLeft(model: Model, order: Order, gotByLater: ReadonlyMap<string, number> = new Map()): void {
  for (const line of order.lines.filter((one) => one.waiting > 0)) {
    for (const place of places) {
      const has = goods[line.sku].every(({ sku, per }) => {
        const got = isAvoided(model, place, sku, order) ? 0 : (gotByLater.get(shelfName(place, sku)) ?? 0);
        return freeOn(model, place, sku, order) + got >= per;
      });
      expect(has, `${line.sku} waits although ${place} has it`).toBe(false);
    }
  }
}

/**
 * What came free of some products was given to those who wait for them, the oldest order first. `others` may have changed as well,
 * without being served (they gave way).
 */
export function serve(model: Model, books: Books, skus: readonly string[], others: readonly Order[] = []): void {
  const served = model.orders.filter((order) => waitsFor(order, skus));
  const keptBefore = new Map(served.map((order) => [order.id, keptByShelf(model, order)]));
  const before = observe(model, books, [...served, ...others]);
  for (const order of others) if (!served.includes(order)) settle(model, order, before, false);
  for (const order of served) settle(model, order, before, true);
  for (const order of served) {
    const gotByLater = new Map<string, number>();
    for (const later of served.filter((other) => other.since > order.since))
      for (const [shelf, units] of keptByShelf(model, later)) {
        const got = units - (keptBefore.get(later.id)?.get(shelf) ?? 0);
        if (got > 0) gotByLater.set(shelf, (gotByLater.get(shelf) ?? 0) + got);
      }
    expectNothingLeft(model, order, gotByLater);
  }
}

function keptByShelf(model: Model, order: Order): Map<string, number> {
  return new Map(places.flatMap((place) => ["A", "B"].map((sku) => [shelfName(place, sku), keptOn(model, place, sku, order)] as const)));
}
