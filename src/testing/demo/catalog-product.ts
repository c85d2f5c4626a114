/** The kinds of things the shop sells; also the group of comparable products. */
export const demoGroups = [
  "teapots",
  "kettles",
  "cups",
  "gaiwans",
  "jugs",
  "tea_boards",
  "tools",
  "storage",
  "green_tea",
  "oolong",
  "puer",
  "red_tea",
  "white_tea",
  "sweets",
  "sets",
] as const;
export type DemoGroup = (typeof demoGroups)[number];

/** How demand moves over the year. */
export type Season = "even" | "winter" | "spring" | "gift";

export type DemoComponent = { sku: string; quantity: number };

export type DemoProduct = {
  sku: string;
  name: string;
  nameEn: string;
  group: DemoGroup;
  /** EAN-13 of the range that shops number themselves. */
  barcode: string;
  priceMinor: number;
  /** A bundle costs what its parts cost. */
  costMinor: number;
  weightGrams: number;
  dimensionsMm: { length: number; width: number; height: number };
  taxRate: 22 | 10;
  /** Path under the site's root. */
  picture: string;
  /** Units sold on an ordinary day. */
  demandPerDay: number;
  season: Season;
  /** Empty for a product with stock of its own. */
  components: readonly DemoComponent[];
};

/** Everything of a product but what follows from its place in the catalog. */
export type ProductSketch = Omit<DemoProduct, "group" | "barcode" | "picture" | "components" | "taxRate"> & { taxRate?: 10 };

/** One product of the shop: prices in roubles, length × width × height in millimetres. */
export function sketch(
  sku: string,
  [name, nameEn]: readonly [string, string],
  [price, cost]: readonly [number, number],
  weightGrams: number,
  [length, width, height]: readonly [number, number, number],
  demandPerDay: number,
  season: Season = "even",
): ProductSketch {
  return {
    sku,
    name,
    nameEn,
    priceMinor: price * 100,
    costMinor: cost * 100,
    weightGrams,
    dimensionsMm: { length, width, height },
    demandPerDay,
    season,
  };
}
