import type { TrackedLine } from "./tracked-order";

/** A line as the buyer ordered it, less what was cancelled. */
export type OrderedLine = TrackedLine & { id: string };

/** Units of a product that a warehouse has taken on; `per` of them make one unit of the order's line (a bundle's part). */
export type WorkLine = TrackedLine & { fulfilmentId: string; orderLineId: string; productId: string; per: number; status: string };

/**
 * What lies in one warehouse's part, in the words of the order: a bundle is one thing while all of its parts travel together
 * in whole sets, and its parts by name where they do not.
 */
export function contentsOf(fulfilmentId: string, ordered: readonly OrderedLine[], work: readonly WorkLine[]): TrackedLine[] {
  const here = work.filter((line) => line.fulfilmentId === fulfilmentId && line.quantity > 0);
  return ordered.flatMap(({ id, name, picture }) => {
    const own = here.filter((line) => line.orderLineId === id);
    const sets = setsOf(
      own,
      work.filter((line) => line.orderLineId === id),
    );
    if (sets !== null) return sets > 0 ? [{ name, picture, quantity: sets }] : [];
    return own.map((line) => ({ name: line.name, picture: line.picture, quantity: line.quantity }));
  });
}

/** Whole units of the order's line among these, or null when they are no whole sets. */
function setsOf(own: readonly WorkLine[], all: readonly WorkLine[]): number | null {
  const [first] = own;
  if (!first) return 0;
  const parts = new Set(all.map((line) => line.productId)).size;
  const sets = first.quantity / first.per;
  const whole = Number.isInteger(sets) && own.length === parts && own.every((line) => line.quantity === sets * line.per);
  return whole ? sets : null;
}

/** What no warehouse has taken on yet: it waits for stock, or for a question to be answered. */
export function waitingOf(ordered: readonly OrderedLine[], work: readonly WorkLine[]): TrackedLine[] {
  const live = work.filter((line) => line.status !== "cancelled");
  return ordered.flatMap(({ id, name, picture, quantity }) => {
    const products = new Map<string, number>();
    for (const line of live) {
      if (line.orderLineId === id) products.set(line.productId, (products.get(line.productId) ?? 0) + line.quantity / line.per);
    }
    const taken = products.size > 0 ? Math.floor(Math.min(...products.values())) : 0;
    return quantity > taken ? [{ name, picture, quantity: quantity - taken }] : [];
  });
}
