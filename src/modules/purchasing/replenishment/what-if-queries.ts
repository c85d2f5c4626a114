import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { WhatIf } from "./inputs";
import { replenishmentRules } from "./rules-queries";
import type { ReplenishmentRules } from "./settings";
import { expectedOver, lookEvery, planShelf, quantityToOrder, type ShelfRules, usualStock } from "./shelf-plan";
import { joined, planned, thereOrComing } from "./shelf-queries";
import { expectedShort } from "./units-expected";

/** What the shelves come to by some rules. */
export type ShelvesInSum = {
  /** Shelves that are down to their reorder point. */
  toOrder: number;
  /** By the currencies of the products: sums of several add up to nothing. */
  money: Record<string, MoneyInSum>;
};

/** Sums leave out what nobody knows the cost of. */
type MoneyInSum = {
  /** What ordering for the shelves would cost that are down to their reorder point. */
  orderMinor: number;
  safetyMinor: number;
  /** What lies there on average. */
  usualMinor: number;
  /** Sales that are missed on average in thirty days, while orders are on their way. */
  missedMinor: number;
};

type Row = ShelfRules & {
  perDay: number;
  deviation: number;
  position: number;
  costMinor: number | null;
  priceMinor: number;
  currency: string;
};

/** After so long others have their turn. */
const turnMs = 10;

/**
 * All shelves by the rules of now, and by others of the house: both by an even pace, so that they compare. What suppliers and products
 * have of their own stays. Changes nothing.
 */
export async function whatIf(ctx: Context, change: WhatIf): Promise<{ shelves: number; now: ShelvesInSum; changed: ShelvesInSum }> {
  const { rows } = await ctx.db.execute<Row>(sql`
    ${planned(ctx)}
    select s.per_day as "perDay", s.deviation, s.service_level as "serviceLevel", s.lead_days as "leadDays", s.lead_deviation as "leadDeviation",
      s.cover_days as "coverDays", s.min_quantity as "minQuantity", s.pack, p.cost_minor::float8 as "costMinor", p.price_minor::float8 as "priceMinor", p.currency,
      (${thereOrComing} - coalesce(w.units, 0))::float8 as position
    from stock_plans s ${joined}
    join products p on p.organization_id = s.organization_id and p.id = s.product_id and p.active
    where s.organization_id = ${ctx.actor.organizationId}::uuid and s.per_day > 0`);
  const rules = await replenishmentRules(ctx);
  const [now, changed]: [ShelvesInSum, ShelvesInSum] = [
    { toOrder: 0, money: {} },
    { toOrder: 0, money: {} },
  ];
  let restedAt = performance.now();
  for (const row of rows) {
    const part = partOf(row, row);
    addTo(now, part, row.currency);
    const different = changeOf(row, rules, change);
    addTo(changed, different ? partOf(row, { ...row, ...different }) : part, row.currency);
    if (performance.now() - restedAt < turnMs) continue;
    await nextTurn();
    restedAt = performance.now();
  }
  return { shelves: rows.length, now, changed };
}

/** What of a change concerns a shelf, null where nothing does: whose rule is not the house's has it from its supplier, or of its own. */
function changeOf(row: ShelfRules, house: ReplenishmentRules, change: WhatIf): WhatIf | null {
  const names = ["serviceLevel", "leadDays", "leadDeviation", "coverDays"] as const;
  const changed = names.filter((name) => change[name] !== undefined && change[name] !== row[name] && row[name] === house[name]);
  return changed.length > 0 ? Object.fromEntries(changed.map((name) => [name, change[name]])) : null;
}

type Part = MoneyInSum & { toOrder: number };

function partOf(row: Row, rules: ShelfRules): Part {
  const plan = planShelf({ daily: [row.perDay], deviation: row.deviation }, rules);
  const quantity = quantityToOrder(row.position, plan, rules);
  const cost = row.costMinor ?? 0;
  const days = rules.leadDays + lookEvery;
  const short = expectedShort(expectedOver(plan.leadDemand, days, { ...rules, deviation: row.deviation }), plan.reorderPoint);
  return {
    toOrder: quantity > 0 ? 1 : 0,
    orderMinor: quantity * cost,
    safetyMinor: plan.safety * cost,
    usualMinor: Math.round(usualStock(plan) * cost),
    // Each order covers its days, and each is missed for once on its way.
    missedMinor: Math.round(short * row.priceMinor * (30 / rules.coverDays)),
  };
}

function addTo(sum: ShelvesInSum, part: Part, currency: string): void {
  sum.toOrder += part.toOrder;
  const money = sum.money[currency] ?? { orderMinor: 0, safetyMinor: 0, usualMinor: 0, missedMinor: 0 };
  sum.money[currency] = money;
  money.orderMinor += part.orderMinor;
  money.safetyMinor += part.safetyMinor;
  money.usualMinor += part.usualMinor;
  money.missedMinor += part.missedMinor;
}
