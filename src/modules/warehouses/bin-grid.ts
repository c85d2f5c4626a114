export type BinPlace = { zone: string; aisle: string; shelf: string; walkOrder: number };

/** What stands on the bin's label and in its barcode: zone, aisle and shelf, such as A-07-3. */
export function binCode({ zone, aisle, shelf }: Pick<BinPlace, "zone" | "aisle" | "shelf">): string {
  return `${zone}-${aisle}-${shelf}`;
}

/**
 * The bins of one zone in walk order: up the first aisle, down the second, so that nobody walks back empty-handed.
 * Aisle numbers are padded to two digits: codes sort as one walks by.
 */
export function binGrid({
  zone,
  aisles,
  shelves,
  firstWalkOrder,
}: {
  zone: string;
  aisles: number;
  shelves: number;
  firstWalkOrder: number;
}): BinPlace[] {
  return Array.from({ length: aisles }, (_, aisle) =>
    Array.from({ length: shelves }, (_, step) => {
      const shelf = aisle % 2 === 0 ? step : shelves - 1 - step;
      return {
        zone,
        aisle: String(aisle + 1).padStart(2, "0"),
        shelf: String(shelf + 1),
        walkOrder: firstWalkOrder + aisle * shelves + step,
      };
    }),
  ).flat();
}
