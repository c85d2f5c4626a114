/** Another order of the same buyer, as far as telling duplicates needs it. */
export type EarlierOrder = { id: string; number: string; placedAt: Date; lines: readonly Goods[] };
export type Goods = { sku: string; quantity: number };

/** What was ordered, whatever the order of the lines: equal for equal goods. */
function goodsOf(lines: readonly Goods[]): string {
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return JSON.stringify([...units].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The order that this one looks like: same buyer, same goods in the same quantities, placed within so many minutes. Pure. */
export function duplicateOf(
  order: { placedAt: Date; lines: readonly Goods[] },
  earlier: readonly EarlierOrder[],
  windowMinutes: number,
): EarlierOrder | null {
  const goods = goodsOf(order.lines);
  const near = (other: EarlierOrder) => Math.abs(order.placedAt.getTime() - other.placedAt.getTime()) <= windowMinutes * 60_000;
  return earlier.find((other) => near(other) && goodsOf(other.lines) === goods) ?? null;
}
