import { quantityToOrder, type ShelfPlan, type ShelfRules } from "./shelf-plan";

/** What a click on "order" came to: drafts of transfers and of purchase orders. */
export type TakenProposals = { transfers: { id: string; number: number }[]; purchaseOrders: { id: string; number: string }[] };

/** A warehouse as it stands for one product. `plan` is null where nothing of it is asked for: what lies there may go elsewhere. */
export type Shelf = {
  warehouseId: string;
  /** Fit for sale and kept for nobody, and what of it drafts of transfers will take. */
  free: number;
  leaving: number;
  /** On its way with a date, and in drafts that have none yet. */
  incoming: number;
  ordered: number;
  share: number;
  plan: (Pick<ShelfPlan, "reorderPoint" | "orderUpTo"> & Pick<ShelfRules, "minQuantity" | "pack">) | null;
};

export type Proposal = {
  kind: "order" | "transfer";
  warehouseId: string;
  /** Of a transfer: where it comes from. */
  fromWarehouseId: string | null;
  quantity: number;
  /** Units there and on their way when it was made, less those that buyers wait for. */
  position: number;
};

/** What each warehouse has and will have, when the units that buyers wait for go to the one that sells most. */
export function positionsOf(shelves: readonly Shelf[], waiting: number): Map<string, number> {
  const first = [...shelves].sort((a, b) => b.share - a.share || a.warehouseId.localeCompare(b.warehouseId))[0]?.warehouseId;
  return new Map(
    shelves.map((shelf) => {
      const coming = shelf.free - shelf.leaving + shelf.incoming + shelf.ordered;
      return [shelf.warehouseId, coming - (shelf.warehouseId === first ? waiting : 0)];
    }),
  );
}

/** The proposals that somebody limited to some warehouses may act on: what is transferred is given by one of theirs, too. */
export const withinReach = (proposals: readonly Proposal[], warehouseIds: readonly string[] | null): Proposal[] =>
  proposals.filter((one) =>
    [one.warehouseId, one.fromWarehouseId].every((id) => id === null || warehouseIds === null || warehouseIds.includes(id)),
  );

/**
 * What one product needs: units that another warehouse has beyond its own level come first, the rest is ordered. The warehouse that is
 * furthest below its reorder point is served first; a giver keeps its own level. In an order that does not depend on the input's.
 */
export function proposalsOf(shelves: readonly Shelf[], waiting: number): Proposal[] {
  const positions = positionsOf(shelves, waiting);
  const at = (shelf: Shelf) => positions.get(shelf.warehouseId) ?? 0;
  const spare = new Map(
    shelves.map((shelf) => [
      shelf.warehouseId,
      Math.max(0, Math.min(shelf.free - shelf.leaving, at(shelf) - (shelf.plan?.orderUpTo ?? 0))),
    ]),
  );
  const lacking = shelves
    .filter((shelf) => shelf.plan !== null && at(shelf) <= shelf.plan.reorderPoint && at(shelf) < shelf.plan.orderUpTo)
    .sort(
      (a, b) => at(a) - (a.plan?.reorderPoint ?? 0) - (at(b) - (b.plan?.reorderPoint ?? 0)) || a.warehouseId.localeCompare(b.warehouseId),
    );
  const proposals: Proposal[] = [];
  for (const shelf of lacking) {
    const { warehouseId, plan } = shelf;
    if (!plan) continue;
    let position = at(shelf);
    for (const giver of [...shelves].sort(
      (a, b) => (spare.get(b.warehouseId) ?? 0) - (spare.get(a.warehouseId) ?? 0) || a.warehouseId.localeCompare(b.warehouseId),
    )) {
      const quantity = Math.min(spare.get(giver.warehouseId) ?? 0, plan.orderUpTo - position);
      if (giver.warehouseId === warehouseId || quantity <= 0) continue;
      proposals.push({ kind: "transfer", warehouseId, fromWarehouseId: giver.warehouseId, quantity, position });
      spare.set(giver.warehouseId, (spare.get(giver.warehouseId) ?? 0) - quantity);
      position += quantity;
    }
    const quantity = quantityToOrder(position, plan, plan);
    if (quantity > 0) proposals.push({ kind: "order", warehouseId, fromWarehouseId: null, quantity, position });
  }
  return proposals;
}
