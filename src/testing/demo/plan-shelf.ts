import { demoProducts } from "./catalog";
import { demoWarehouses } from "./places-warehouses";
import { dayMs, hourMs, moscowMidnight, seasonFactor } from "./plan-calendar";
import type { Dice } from "./plan-dice";
import type { Arrival, PlannedLevel } from "./plan-order";

/** What stands short when the plan ends: nothing came for a while, and people kept asking. */
export const shortSkus = ["ACC-WSK-80", "GWN-GZH-120", "TEA-DHP-50", "JUG-GLS-250"] as const;
const shortForDays = 17;
const isShort = (sku: string) => shortSkus.some((short) => short === sku);

const shareOf: Record<string, number> = { MSK: 0.5, KZN: 0.27, EKB: 0.23 };
const stocked = demoProducts.filter(({ components }) => components.length === 0);
const parts = demoProducts.flatMap((bundle) =>
  bundle.components.map(({ sku, quantity }) => ({ sku, perDay: quantity * bundle.demandPerDay })),
);
const perDay = new Map(
  stocked.map(({ sku, demandPerDay }) => [
    sku,
    demandPerDay + parts.filter((part) => part.sku === sku).reduce((sum, part) => sum + part.perDay, 0),
  ]),
);

export type Need = { sku: string; quantity: number };

/** The shelves of all warehouses over the time of the plan: what may still be promised, and what had to be bought so that it could be. */
export type Shelf = {
  /** Moves the clock: goods given back, and the morning's deliveries. */
  advance(to: number): void;
  available(warehouse: string, sku: string): number;
  has(warehouse: string, needs: readonly Need[]): boolean;
  take(warehouse: string, needs: readonly Need[]): void;
  /** Units come back to the shelf at that time. */
  giveBack(at: number, warehouse: string, needs: readonly Need[]): void;
  /** Makes room for what is about to be taken, by a delivery of the morning before; false if this product cannot be had now. */
  bringIn(before: number, warehouse: string, needs: readonly Need[]): boolean;
  arrivals: Arrival[];
};

export function shelf(startsAt: number, now: number, random: Dice): Shelf {
  const free = new Map<string, number>();
  const arrivals: Arrival[] = [];
  const returning: { at: number; warehouse: string; sku: string; quantity: number }[] = [];
  const key = (warehouse: string, sku: string) => `${warehouse} ${sku}`;
  const available = (warehouse: string, sku: string) => free.get(key(warehouse, sku)) ?? 0;
  const change = (warehouse: string, sku: string, by: number) => free.set(key(warehouse, sku), available(warehouse, sku) + by);
  const dries = (sku: string, time: number) => isShort(sku) && time > now - shortForDays * dayMs;

  function arrive(time: number, warehouse: string, sku: string, quantity: number, reason: string): void {
    arrivals.push({ at: new Date(time), warehouse, sku, quantity, reason });
    change(warehouse, sku, quantity);
  }

  /** Suppliers sell by the half dozen. */
  const lot = (sku: string, warehouse: string, days: number) =>
    Math.max(6, Math.ceil(((perDay.get(sku) ?? 0.5) * (shareOf[warehouse] ?? 0) * days) / 6) * 6);

  for (const { code } of demoWarehouses) {
    for (const { sku } of stocked) arrive(startsAt, code, sku, lot(sku, code, 16) + random.between(0, 5), "Начальный остаток");
  }

  let day = moscowMidnight(startsAt);
  function morning(midnight: number): void {
    const time = midnight + 8.5 * hourMs;
    for (const { code } of demoWarehouses) {
      for (const { sku, season } of stocked) {
        const daily = (perDay.get(sku) ?? 0.5) * (shareOf[code] ?? 0) * seasonFactor(season, midnight);
        if (dries(sku, time) || available(code, sku) > daily * 5 || time > now) continue;
        // Not every shortage is seen the same morning.
        if (random.chance(0.45)) arrive(time, code, sku, lot(sku, code, isShort(sku) ? 8 : 18), "Поставка");
      }
    }
  }

  return {
    arrivals,
    available,
    advance(to) {
      for (let i = returning.length - 1; i >= 0; i -= 1) {
        const item = returning[i];
        if (!item || item.at > to) continue;
        change(item.warehouse, item.sku, item.quantity);
        returning.splice(i, 1);
      }
      while (day + dayMs + 8.5 * hourMs <= to) {
        day += dayMs;
        morning(day);
      }
    },
    has: (warehouse, needs) => needs.every(({ sku, quantity }) => available(warehouse, sku) >= quantity),
    take(warehouse, needs) {
      for (const { sku, quantity } of needs) {
        if (available(warehouse, sku) < quantity) throw new Error(`the plan sells ${sku} twice in ${warehouse}`);
        change(warehouse, sku, -quantity);
      }
    },
    giveBack: (time, warehouse, needs) => void returning.push(...needs.map((need) => ({ ...need, at: time, warehouse }))),
    bringIn(before, warehouse, needs) {
      if (needs.some(({ sku, quantity }) => available(warehouse, sku) < quantity && dries(sku, before))) return false;
      const time = Math.max(startsAt, moscowMidnight(before) - 15.5 * hourMs);
      for (const { sku, quantity } of needs) {
        const missing = quantity - available(warehouse, sku);
        if (missing > 0) arrive(time, warehouse, sku, Math.ceil(missing / 6) * 6 + 6, "Поставка");
      }
      return true;
    },
  };
}

/** Demand of one order for one product, summed over its lines: no unit is counted twice. */
export function summed(needs: readonly Need[]): Need[] {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of needs) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums].map(([sku, quantity]) => ({ sku, quantity }));
}

type Move = { warehouse: string; sku: string; onHand: number; reserved: number };

/** The levels that these moves leave behind, one for every warehouse and product with stock of its own. */
export function levelsAfter(moves: readonly Move[]): PlannedLevel[] {
  const sums = new Map<string, { onHand: number; reserved: number }>();
  for (const { warehouse, sku, onHand, reserved } of moves) {
    const sum = sums.get(`${warehouse} ${sku}`) ?? { onHand: 0, reserved: 0 };
    sums.set(`${warehouse} ${sku}`, { onHand: sum.onHand + onHand, reserved: sum.reserved + reserved });
  }
  return demoWarehouses.flatMap(({ code, pickBins }) =>
    stocked.map(({ sku }) => ({
      warehouse: code,
      sku,
      bin: pickBins[sku] ?? null,
      safety: 0,
      ...(sums.get(`${code} ${sku}`) ?? { onHand: 0, reserved: 0 }),
    })),
  );
}
