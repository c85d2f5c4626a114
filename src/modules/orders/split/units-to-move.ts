/** A physical line of an order's work that has not left. */
export type WorkPart = { fulfilmentId: string; orderLineId: string; per: number; quantity: number; picked: number; packed: number };

type Movable = { id: string; quantity: number; cancelled: number; shipped: number; packed: number; reserved: number };

/** How many units of a line may still go to another order: all that are neither in a parcel nor gone. */
export const mostToMove = (line: Pick<Movable, "quantity" | "cancelled" | "shipped" | "packed">) =>
  line.quantity - line.cancelled - Math.max(line.shipped, line.packed);

/**
 * Which units of a line go: first those that nothing is kept for, then kept ones that nobody has picked, then picked ones.
 * Of a bundle all parts go together. Gives units by fulfilment; what is left over was waiting or in no warehouse yet.
 */
export function unitsToMove(line: Movable, units: number, work: readonly WorkPart[]): Map<string, number> {
  const taken = new Map<string, number>();
  let left = units - Math.max(0, line.quantity - line.cancelled - line.reserved - line.shipped);
  const own = work.filter((part) => part.orderLineId === line.id);
  const groups = [...new Set(own.map((part) => part.fulfilmentId))].map((id) => ({ id, parts: own.filter((p) => p.fulfilmentId === id) }));
  for (const done of ["picked", "packed"] as const) {
    for (const { id, parts } of groups) {
      if (left <= 0) return taken;
      const before = taken.get(id) ?? 0;
      const free = Math.min(...parts.map((part) => Math.floor((part.quantity - part[done]) / part.per))) - before;
      const take = Math.min(left, Math.max(0, free));
      if (take === 0) continue;
      taken.set(id, before + take);
      left -= take;
    }
  }
  return taken;
}
