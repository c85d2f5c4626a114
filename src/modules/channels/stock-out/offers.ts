import type { Level } from "@/modules/inventory/stock";
import { availability } from "@/modules/orders/placing/availability";

export type Part = { productId: string; quantity: number };

/**
 * What a channel may sell, by product and by the channel's own place: available to promise (on hand − reserved − unsellable −
 * safety − the channel's buffer) summed over the warehouses of a place. A bundle is worth what its scarcest part allows in each
 * warehouse. `placeOf` names the place of a warehouse; none: it serves nothing there.
 */
export function offersOf({
  levels,
  warehouseIds,
  productIds,
  bundles,
  buffer,
  placeOf,
}: {
  levels: readonly Level[];
  warehouseIds: readonly string[];
  productIds: readonly string[];
  bundles: ReadonlyMap<string, readonly Part[]>;
  buffer: number;
  placeOf: (warehouseId: string) => string | undefined;
}): Map<string, Map<string, number>> {
  const served = warehouseIds.filter((id) => placeOf(id) !== undefined);
  const stocked = new Set(productIds.flatMap((id) => bundles.get(id)?.map((part) => part.productId) ?? id));
  const free = availability(
    levels,
    served.map((id) => ({ id })),
    stocked,
    buffer,
  );
  const unitsIn = (warehouseId: string, productId: string) => free.get(warehouseId)?.get(productId) ?? 0;
  const worthIn = (warehouseId: string, productId: string) => {
    const parts = bundles.get(productId);
    if (!parts) return unitsIn(warehouseId, productId);
    return Math.min(...parts.map((part) => Math.floor(unitsIn(warehouseId, part.productId) / part.quantity)));
  };
  return new Map(
    productIds.map((productId) => {
      const places = new Map<string, number>();
      for (const warehouseId of served) {
        const place = placeOf(warehouseId) ?? "";
        places.set(place, (places.get(place) ?? 0) + worthIn(warehouseId, productId));
      }
      return [productId, places];
    }),
  );
}
