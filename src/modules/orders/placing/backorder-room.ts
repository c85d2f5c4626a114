import type { RoutingPlan } from "../routing/request";

/** How many more units of a product may be promised without stock; a product without a limit is absent. */
export type BackorderRoom = Map<string, number>;

type ShortLine = { id: string; product: { parts: readonly { productId: string; per: number }[] } | null };

/** Units of each product that would have to wait. */
function waitingUnits(lines: readonly ShortLine[], unfilled: RoutingPlan["unfilled"]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { lineId, quantity } of unfilled) {
    for (const { productId, per } of lines.find((line) => line.id === lineId)?.product?.parts ?? [])
      units.set(productId, (units.get(productId) ?? 0) + quantity * per);
  }
  return units;
}

/** Whether what a plan leaves unfilled is more than may be promised without stock. */
export function exceedsRoom(room: ReadonlyMap<string, number>, lines: readonly ShortLine[], unfilled: RoutingPlan["unfilled"]): boolean {
  return [...waitingUnits(lines, unfilled)].some(([productId, units]) => units > (room.get(productId) ?? Number.POSITIVE_INFINITY));
}

/** Takes the room that a planned order's waiting units need. */
export function takeRoom(room: BackorderRoom, lines: readonly (ShortLine & { backordered: number })[]): void {
  const unfilled = lines.filter((line) => line.backordered > 0).map((line) => ({ lineId: line.id, quantity: line.backordered }));
  for (const [productId, units] of waitingUnits(lines, unfilled)) {
    const left = room.get(productId);
    if (left !== undefined) room.set(productId, left - units);
  }
}
