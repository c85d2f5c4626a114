import { distanceKm, type Point } from "@/lib/geo";
import type { CollectionPoint } from "../carriers/abilities";

export type PointNeeds = {
  weightGrams?: number;
  lengthMm?: number;
  widthMm?: number;
  heightMm?: number;
  /** Found in name, street, postal code or code. */
  q?: string;
};
export type FoundPoint = CollectionPoint & { distanceKm: number | null };

/** The points that take such a parcel and fit the words, the nearest first; those without coordinates come last, by name. */
export function listPoints(points: readonly CollectionPoint[], needs: PointNeeds, near: Point | null): FoundPoint[] {
  const words = folded(needs.q ?? "")
    .split(" ")
    .filter(Boolean);
  return points
    .filter((point) => takes(point, needs) && words.every((word) => textOf(point).includes(word)))
    .map((point) => ({ ...point, distanceKm: distanceTo(point, near) }))
    .toSorted(
      (a, b) =>
        (a.distanceKm ?? Number.MAX_VALUE) - (b.distanceKm ?? Number.MAX_VALUE) || a.name.localeCompare(b.name, "ru") || order(a, b),
    );
}

const order = (a: CollectionPoint, b: CollectionPoint) => (a.code < b.code ? -1 : 1);

/** A limit that the carrier does not tell is none. A parcel may lie on any side. */
function takes({ maxGrams, maxDimensionsMm }: CollectionPoint, { weightGrams, lengthMm, widthMm, heightMm }: PointNeeds): boolean {
  if (maxGrams !== null && weightGrams !== undefined && weightGrams > maxGrams) return false;
  if (!maxDimensionsMm || !lengthMm || !widthMm || !heightMm) return true;
  const room = bySize([maxDimensionsMm.length, maxDimensionsMm.width, maxDimensionsMm.height]);
  return bySize([lengthMm, widthMm, heightMm]).every((side, index) => side <= (room[index] ?? 0));
}

const bySize = (sides: readonly number[]) => sides.toSorted((a, b) => b - a);

function textOf({ name, line1, postalCode, code, note }: CollectionPoint): string {
  return folded([name, line1, postalCode, code, note].filter(Boolean).join(" "));
}

const folded = (text: string) => text.toLocaleLowerCase("ru").replaceAll("ё", "е").replaceAll(/\s+/g, " ").trim();

function distanceTo({ latitude, longitude }: CollectionPoint, near: Point | null): number | null {
  return near && latitude !== null && longitude !== null ? distanceKm(near, { latitude, longitude }) : null;
}
