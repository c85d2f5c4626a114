import type { Line } from "./line";

export const feeKinds = ["commission", "logistics", "other"] as const;
export type FeeKind = (typeof feeKinds)[number];
export type Fees = Partial<Record<FeeKind, number>>;

/** One row of what a marketplace took; positive is our cost, negative came back. Minor units. */
export type ToldFee = {
  /** The marketplace's own number of the row. Told again under it, the amounts take the place of those before. */
  rowKey: string;
  /** How the marketplace may name the order, the likeliest first. */
  orders: readonly string[];
  /** The day of the charge by the marketplace's clock, YYYY-MM-DD; null: the row sums up all that was ever taken for the order. */
  day: string | null;
  /** Null: the order's. */
  currency: string | null;
  fees: Fees;
};

/** `next` leads to the following page of the same days; null: these days are read, or only those until `upTo`, where that is given. */
export type FeePage = { rows: ToldFee[]; next: string | null; upTo?: string };

/** How a marketplace tells by its API what it took for orders. */
export interface Finance {
  /** Days in one question at most. */
  readonly daysAStep: number;
  /** So many days are read again each time, since marketplaces correct themselves. */
  readonly overlapDays: number;
  /** One page of what was taken from one day to another, both included. */
  page(line: Line, days: { from: string; until: string; cursor: string | null }): Promise<FeePage>;
}

/** The day that a time begins with; null when it is none. */
export function dayOfTime(time: string): string | null {
  return /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(time)?.[1] ?? null;
}

/** The day so many days later. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** The earlier of two days. */
export function earlier(one: string, other: string): string {
  return [one, other].sort()[0] ?? one;
}

/** Adds an amount to its kind; what comes to nothing is left out. */
export function addFee(fees: Fees, kind: FeeKind, minor: number): void {
  const sum = (fees[kind] ?? 0) + minor;
  if (sum === 0) delete fees[kind];
  else fees[kind] = sum;
}
