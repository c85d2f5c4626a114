import { fold } from "@/lib/places/fold";
import { regionOfPostalCode, russianRegion } from "@/lib/places/regions";
import type { Place } from "./carriers/port";

const noCapitals: ReadonlyMap<string, string> = new Map();

/** The region that a place lies in, in one spelling for the many of addresses; its town where no region is named. Empty: nobody knows. */
export function areaOf({ region, city, postalCode }: Pick<Place, "region" | "city" | "postalCode">): string {
  for (const name of [region, city]) {
    const code = name ? russianRegion(name, noCapitals) : null;
    if (code) return code;
  }
  return (postalCode ? regionOfPostalCode(postalCode) : null) ?? fold(region ?? city ?? "");
}

/** Whether a place is the town or lies in the region that somebody has named. */
export function liesIn(place: Pick<Place, "region" | "city" | "postalCode">, name: string): boolean {
  const wanted = fold(name);
  if (wanted === "") return false;
  if (place.city && fold(place.city) === wanted) return true;
  if (place.region && fold(place.region) === wanted) return true;
  const code = russianRegion(name, noCapitals);
  return code !== null && areaOf(place) === code;
}
