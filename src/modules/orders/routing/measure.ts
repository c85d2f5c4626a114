import { nextDeparture } from "@/lib/departure";
import { distanceKm } from "@/lib/geo";
import type { Estimate } from "@/modules/shipments/carriers/price-lists";
import type { RoutingRequest, RoutingWarehouse } from "./request";
import type { Measured } from "./rules";

/** A warehouse with what the rules ask of it, measured once. */
export type Place = {
  warehouse: RoutingWarehouse;
  shelf: number[];
  late: number;
  distanceKm: number | null;
  /** Open work in percent of what it gets out in a day; 100 and more is a full one. */
  loadPercent: number | null;
  /** The warehouse's days from today until it leaves there. */
  daysToLeave: number | null;
  estimate: Estimate | null;
};

/** Twice full is as busy as a warehouse is ever counted: how far the work beyond that reaches nobody plans by. */
export const mostLoad = 2;

/** What only the order and the warehouse decide: how far it is, when it would leave, what delivery costs from there. */
export function placeMeasurer(
  { destination, shipBy, deliveryFrom }: RoutingRequest,
  now: Date,
): (warehouse: RoutingWarehouse) => Omit<Place, "shelf"> {
  // Most warehouses end their day together.
  const departures = new Map<string, ReturnType<typeof nextDeparture>>();
  const departureOf = ({ cutOff, timezone, handlingDays = 0, calendar = null }: RoutingWarehouse) => {
    if (cutOff === null) return null;
    const key = `${cutOff} ${timezone} ${handlingDays} ${calendar ? JSON.stringify(calendar) : ""}`;
    const known = departures.get(key) ?? nextDeparture({ cutOff, timezone, handlingDays, calendar, now });
    departures.set(key, known);
    return known;
  };
  return (warehouse) => {
    const { latitude, longitude } = warehouse;
    const known = destination && latitude !== null && longitude !== null;
    const estimate = deliveryFrom?.(warehouse) ?? null;
    const departure = shipBy || estimate ? departureOf(warehouse) : null;
    return {
      warehouse,
      late: shipBy && departure && departure.at > shipBy ? 1 : 0,
      // Whole metres, so that a sum does not depend on the order of its parts.
      distanceKm: known ? Math.round(distanceKm({ latitude, longitude }, destination) * 1000) / 1000 : null,
      loadPercent: loadOf(warehouse),
      daysToLeave: departure?.days ?? null,
      estimate,
    };
  };
}

function loadOf({ capacity, openWork = 0 }: RoutingWarehouse): number | null {
  return capacity ? Math.floor((Math.min(openWork, capacity * mostLoad) * 100) / capacity) : null;
}

/** Has a warehouse as much work as it gets out in a day. */
export function isFull({ capacity, openWork = 0 }: RoutingWarehouse): boolean {
  return capacity !== null && capacity !== undefined && openWork >= capacity;
}

/**
 * What the rules ask of a set of warehouses: sums, the slowest, the busiest; unknown as soon as it is unknown for one of them.
 * `grams` tells what leaves from each; null when the goods were never weighed.
 */
export function measureSet(
  places: readonly Place[],
  members: readonly number[],
  unfilledUnits: number,
  grams: readonly number[] | null,
): Measured {
  let late = 0;
  let priority = 0;
  let costMinor: number | null = 0;
  let etaDays: number | null = 0;
  let loadPercent: number | null = 0;
  let km: number | null = 0;
  for (const member of members) {
    const place = places[member];
    if (!place) continue;
    late += place.late;
    priority += place.warehouse.priority;
    if (place.estimate) {
      const { costMinor: cost, days } = place.estimate(grams ? (grams[member] ?? 0) : null);
      costMinor = costMinor === null || cost === null ? null : costMinor + cost;
      etaDays = etaDays === null || days === null || place.daysToLeave === null ? null : Math.max(etaDays, place.daysToLeave + days);
    } else {
      costMinor = null;
      etaDays = null;
    }
    loadPercent = loadPercent === null || place.loadPercent === null ? null : Math.max(loadPercent, place.loadPercent);
    km = km === null || place.distanceKm === null ? null : km + place.distanceKm;
  }
  return { unfilledUnits, late, parcels: members.length, costMinor, etaDays, loadPercent, distanceKm: km, priority };
}
