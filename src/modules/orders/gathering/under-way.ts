import { unitsUnderWay } from "@/modules/inventory/transfers/transfers-of-order";
import type { Context } from "@/platform/context";
import type { OrderRow } from "../lock-order";
import type { Part } from "../parts";
import { isGathering } from "./follow-gathering";

type Awaiting = { id: string; units: number; parts: readonly Part[] };

/**
 * How many whole units of some lines are on their way for the order already: they are looked for nowhere else. Handed to the lines in
 * their order; of a bundle as many as all of its parts make.
 */
export async function linesUnderWay(ctx: Context, order: OrderRow, lines: readonly Awaiting[]): Promise<Map<string, number>> {
  return isGathering(order) ? handOut(lines, await unitsUnderWay(ctx, order.id)) : new Map();
}

/** Hands what is under way to the lines. Pure. */
export function handOut(lines: readonly Awaiting[], underWay: ReadonlyMap<string, number>): Map<string, number> {
  const left = new Map(underWay);
  const given = new Map<string, number>();
  for (const { id, units, parts } of lines) {
    const whole = Math.min(units, ...parts.map(({ productId, per }) => Math.floor((left.get(productId) ?? 0) / per)));
    if (parts.length === 0 || whole <= 0) continue;
    for (const { productId, per } of parts) left.set(productId, (left.get(productId) ?? 0) - whole * per);
    given.set(id, whole);
  }
  return given;
}
