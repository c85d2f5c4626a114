import type { ToldLine } from "../telling";

type Units = Record<string, number>;

/** What of our parcels goes out under one posting: a package each. `whole`: nothing of the posting is left for later. */
export type Shipping = { posting: string; packages: Units[]; whole: boolean };

/** Ozon's sku of a line: its id, without the price that tells two lines of one product apart. */
export function productOf({ externalProductId, externalLineId }: Pick<ToldLine, "externalProductId" | "externalLineId">): string {
  return externalProductId ?? externalLineId.split("@")[0] ?? "";
}

/** Units by product. */
export function sumOf(lines: readonly ToldLine[]): Units {
  const sums: Units = {};
  for (const line of lines) sums[productOf(line)] = (sums[productOf(line)] ?? 0) + line.quantity;
  return sums;
}

/** Deals packed units out to the postings that wait for them, in their order; a parcel that serves two postings is a package of each. */
export function plan(open: Readonly<Record<string, Units>>, parcels: readonly (readonly ToldLine[])[]): Shipping[] {
  const packed = parcels.map(sumOf);
  return Object.entries(open).flatMap(([posting, needed]) => {
    const left = { ...needed };
    const packages = packed.map((units) => taken(units, left)).filter((units) => Object.keys(units).length > 0);
    return packages.length > 0 ? [{ posting, packages, whole: Object.values(left).every((quantity) => quantity <= 0) }] : [];
  });
}

/** Takes from a parcel what a posting still needs, off both. */
function taken(units: Units, left: Units): Units {
  const part: Units = {};
  for (const [id, quantity] of Object.entries(units)) {
    const now = Math.min(quantity, left[id] ?? 0);
    if (now <= 0) continue;
    part[id] = now;
    units[id] = quantity - now;
    left[id] = (left[id] ?? 0) - now;
  }
  return part;
}
