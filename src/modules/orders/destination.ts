import type { Point } from "@/lib/geo";
import { locate } from "@/lib/places/locate";
import type { Address } from "./tables";

/** Where an order goes, as a point: given, or found from city and postal code without asking anybody; null when unknown. */
export async function destinationOf(address: Address | null): Promise<Point | null> {
  if (!address) return null;
  const { latitude, longitude } = address;
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  return locate(address);
}
