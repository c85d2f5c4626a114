import type { DemoBuyer } from "./buyers";
import { demoProduct, demoProducts } from "./catalog";
import { dayMs, moscowMidnight, seasonFactor } from "./plan-calendar";
import { at, type Dice, weightedDraw } from "./plan-dice";
import type { PlannedLine } from "./plan-order";

const draws = new Map<number, (random: Dice) => number>();

/** Which product somebody wants on a day, by its demand in that month. */
function wanted(time: number, random: Dice): string {
  const month = new Date(time).getUTCMonth();
  let draw = draws.get(month);
  if (!draw) {
    const midnight = moscowMidnight(Date.UTC(2026, month, 15));
    draw = weightedDraw(demoProducts.map(({ demandPerDay, season }) => demandPerDay * seasonFactor(season, midnight)));
    draws.set(month, draw);
  }
  return at(demoProducts, draw(random)).sku;
}

const byTheHandful = new Set(["cups", "green_tea", "oolong", "red_tea", "sweets"]);

/** What lies in one buyer's basket: no SKU twice. */
export function basket(time: number, buyer: DemoBuyer, random: Dice): { sku: string; quantity: number }[] {
  const roll = random.next();
  const size = roll < 0.4 ? 1 : roll < 0.7 ? 2 : roll < 0.87 ? 3 : roll < 0.96 ? 4 : 5;
  const lines = new Map<string, number>();
  for (let tries = 0; lines.size < size && tries < 40; tries += 1) {
    const sku = wanted(time, random);
    if (lines.has(sku)) continue;
    const handful = byTheHandful.has(demoProduct(sku).group);
    const pieces = handful && random.chance(0.35) ? random.between(2, 4) : 1;
    lines.set(sku, buyer.kind === "company" ? pieces * random.between(2, 4) : pieces);
  }
  return [...lines].map(([sku, quantity]) => ({ sku, quantity }));
}

const nothingYet = {
  cancelled: 0,
  reserved: 0,
  backordered: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
  returnRequested: 0,
  returnedGood: 0,
  returnedDamaged: 0,
};

/** Tax inside a price that includes it, in minor units. */
export const taxWithin = (totalMinor: number, rate: number) => Math.round((totalMinor * rate) / (100 + rate));

/** An order line at the catalog's price, less a share in per mille taken off in whole roubles. */
export function pricedLine(sku: string, quantity: number, english: boolean, discountPerMille: number): PlannedLine {
  const { name, nameEn, priceMinor, taxRate, costMinor } = demoProduct(sku);
  const goodsMinor = priceMinor * quantity;
  const discountMinor = Math.floor((goodsMinor * discountPerMille) / 1000 / 100) * 100;
  const totalMinor = goodsMinor - discountMinor;
  return {
    ...nothingYet,
    sku,
    known: true,
    name: english ? nameEn : name,
    quantity,
    unitPriceMinor: priceMinor,
    discountMinor,
    taxRate,
    taxMinor: taxWithin(totalMinor, taxRate),
    totalMinor,
    unitCostMinor: costMinor,
  };
}

/** A line whose SKU a shop mistyped: the letter O for a nought. */
export const unknownLine = (): PlannedLine => ({
  ...nothingYet,
  sku: "TEA-DHP-5O",
  known: false,
  name: "Да хун пао 50 г",
  quantity: 1,
  unitPriceMinor: 115_000,
  discountMinor: 0,
  taxRate: 22,
  taxMinor: taxWithin(115_000, 22),
  totalMinor: 115_000,
  unitCostMinor: null,
});

/** Growth of the shop: about half as many orders again in a year. */
export const growth = (midnight: number, now: number) => 1.5 ** ((midnight - now) / (365 * dayMs));
