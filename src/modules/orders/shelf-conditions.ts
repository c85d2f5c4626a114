import { reason } from "@/lib/reason";
import { type HandledCondition, unitsIn } from "@/modules/inventory/conditions";
import type { Level } from "@/modules/inventory/stock";
import { Refusal } from "@/platform/refusal";

/** Refuses to take more units out of a condition than a level has in it, over all lines of one product. */
export function refuseMoreThanThere(level: Level, lines: readonly { sku: string; from: HandledCondition; quantity: number }[]): void {
  const taken = new Map<HandledCondition, number>();
  for (const { sku, from, quantity } of lines) {
    taken.set(from, (taken.get(from) ?? 0) + quantity);
    const most = unitsIn(level, from);
    if ((taken.get(from) ?? 0) > most) throw new Refusal("conflict", reason("stock.not_so_many", { sku, condition: from, most }));
  }
}
