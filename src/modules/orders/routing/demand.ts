import type { RoutingLine } from "./request";

/** A line with its products as numbers, so that stock is read from plain arrays. */
export type DemandLine = {
  lineId: string;
  quantity: number;
  parts: readonly { product: number; per: number }[];
  /** Of one unit; null when a part of it was never weighed. */
  grams: number | null;
};

/** What leaves from one warehouse or not at all: one line, or a group kept together. */
export type Item = {
  lines: readonly DemandLine[];
  together: boolean;
  units: number;
  grams: number;
  needs: readonly { product: number; quantity: number }[];
};

export type Demand = {
  products: readonly string[];
  lines: readonly DemandLine[];
  /** Items that share a product, directly or through others: only these compete for stock. */
  clusters: readonly (readonly Item[])[];
  units: number;
  /** Of everything; null as soon as something was never weighed. */
  grams: number | null;
};

/** Reads the lines as demand. They are taken in the order of their ids, so that the plan does not depend on the order they came in. */
export function demandOf(lines: readonly RoutingLine[]): Demand {
  const index = new Map<string, number>();
  const numberOf = (productId: string) => {
    const known = index.get(productId) ?? index.size;
    index.set(productId, known);
    return known;
  };
  const groups = new Map<string, { line: DemandLine; together: boolean }[]>();
  const all: DemandLine[] = [];
  for (const line of [...lines].filter((line) => line.quantity > 0).sort((a, b) => compareText(a.lineId, b.lineId))) {
    const demanded = { lineId: line.lineId, quantity: line.quantity, parts: sumParts(line.parts, numberOf), grams: gramsOf(line.parts) };
    all.push(demanded);
    // A line of which nothing is known can never leave, and takes no one with it.
    if (demanded.parts.length === 0) continue;
    const together = line.keepTogether !== null && line.keepTogether !== undefined;
    const key = together ? `together ${line.keepTogether}` : `line ${line.lineId}`;
    groups.set(key, [...(groups.get(key) ?? []), { line: demanded, together }]);
  }
  const items = [...groups.values()].map((group) =>
    itemOf(
      group.map(({ line }) => line),
      group[0]?.together ?? false,
    ),
  );
  return {
    products: [...index.keys()],
    lines: all,
    clusters: clustersOf(items),
    units: all.reduce((sum, line) => sum + line.quantity, 0),
    grams: all.reduce<number | null>((sum, { grams, quantity }) => (sum === null || grams === null ? null : sum + grams * quantity), 0),
  };
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sumParts(parts: RoutingLine["parts"], numberOf: (productId: string) => number): DemandLine["parts"] {
  const sums = new Map<number, number>();
  for (const { productId, per } of parts) {
    const product = numberOf(productId);
    sums.set(product, (sums.get(product) ?? 0) + per);
  }
  return [...sums].map(([product, per]) => ({ product, per }));
}

function gramsOf(parts: RoutingLine["parts"]): number | null {
  let sum = 0;
  for (const { per, grams } of parts) {
    if (grams === null || grams === undefined) return null;
    sum += grams * per;
  }
  return sum;
}

function itemOf(lines: DemandLine[], together: boolean): Item {
  const needs = new Map<number, number>();
  for (const line of lines) {
    for (const { product, per } of line.parts) needs.set(product, (needs.get(product) ?? 0) + per * line.quantity);
  }
  return {
    lines,
    together,
    units: lines.reduce((sum, line) => sum + line.quantity, 0),
    grams: lines.reduce((sum, line) => sum + (line.grams ?? 0) * line.quantity, 0),
    needs: [...needs].map(([product, quantity]) => ({ product, quantity })),
  };
}

function clustersOf(items: readonly Item[]): Item[][] {
  const clusters: Item[][] = [];
  for (const item of items) {
    const wanted = new Set(item.needs.map((need) => need.product));
    const touched = clusters.filter((cluster) => cluster.some((other) => other.needs.some((need) => wanted.has(need.product))));
    const rest = clusters.filter((cluster) => !touched.includes(cluster));
    clusters.splice(0, clusters.length, ...rest, [...touched.flat(), item]);
  }
  return clusters;
}
