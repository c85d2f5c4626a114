import { type Reason, reason } from "@/lib/reason";
import { type BinLimits, type HeldUnits, roomFor, type UnitSize } from "@/modules/inventory/bin-room";
import type { BinKind } from "@/modules/warehouses/bin-kinds";

/** Where goods that have come are put. Pure; docs/floor-stock.md says the rule in words. */

export type PlaceBin = BinLimits & {
  id: string;
  code: string;
  walkOrder: number;
  kind: BinKind;
  held: readonly (HeldUnits & { productId: string })[];
  /** Another product is picked from it: empty or not, it is not free. */
  isOthers: boolean;
};

export type Goods = UnitSize & {
  productId: string;
  units: number;
  /** May not be sold: damaged, or in quarantine. */
  isApart: boolean;
  ownBinId: string | null;
};

export type Placing = { binId: string; code: string; units: number; why: Reason };

type Rank = { rank: number; why: string };

/**
 * Into which bins so many units go, the best first: the product's own bin, then bins that hold the same product, then the
 * nearest free ones; each takes what fits by units, weight and volume. Goods set apart go to bins for those only, and no others
 * go there. Nearest is along the walk from the product's own bin, or from where it lies already, or from the gate. `left` is
 * what found no place.
 */
export function suggestPlaces(bins: readonly PlaceBin[], goods: Goods): { places: Placing[]; left: number } {
  const own = bins.find(({ id }) => id === goods.ownBinId);
  const same = bins.filter(({ held }) => held.some(({ productId }) => productId === goods.productId));
  const from = own?.walkOrder ?? Math.min(...same.map(({ walkOrder }) => walkOrder), Number.POSITIVE_INFINITY);
  const distance = ({ walkOrder }: PlaceBin) => (Number.isFinite(from) ? Math.abs(walkOrder - from) : walkOrder);
  const ranked = bins
    .flatMap((bin) => {
      const rank = rankOf(bin, goods, own !== undefined);
      return rank ? [{ bin, ...rank }] : [];
    })
    .sort((a, b) => a.rank - b.rank || distance(a.bin) - distance(b.bin) || (a.bin.code < b.bin.code ? -1 : 1));
  const places: Placing[] = [];
  let left = goods.units;
  for (const { bin, why } of ranked) {
    if (left === 0) break;
    const units = Math.min(left, roomFor(bin, bin.held, goods));
    if (units > 0) places.push({ binId: bin.id, code: bin.code, units, why: reason(why, { bin: bin.code }) });
    left -= units;
  }
  return { places, left };
}

/** How good a bin is for goods, and why it is at all; null when it is none for them. */
function rankOf(bin: PlaceBin, goods: Goods, hasOwn: boolean): Rank | null {
  const holdsSame = bin.held.some(({ productId }) => productId === goods.productId);
  if (goods.isApart) return bin.kind === "apart" ? { rank: holdsSame ? 0 : bin.held.length === 0 ? 1 : 2, why: "place.apart" } : null;
  if (bin.kind === "apart") return null;
  if (bin.id === goods.ownBinId) return { rank: 0, why: "place.own" };
  if (holdsSame) return { rank: 1, why: "place.same" };
  if (bin.held.length > 0 || bin.isOthers) return null;
  // Beside its own bin a product needs a reserve; one that has none yet begins in a bin that one picks from.
  const isFirstChoice = bin.kind === (hasOwn ? "reserve" : "pick");
  return { rank: isFirstChoice ? 2 : 3, why: "place.nearest_free" };
}
