import type { Point } from "@/lib/geo";
import type { Reason } from "@/lib/reason";

/** What routing is asked, and what it answers. The answer is plain JSON: it is stored and shown as "why these warehouses". */

export type RoutingLine = {
  lineId: string;
  quantity: number;
  /** The physical products of one unit: one with `per: 1`, or the components of a bundle. None while the SKU is unknown. */
  parts: readonly { productId: string; per: number }[];
  /** Lines with the same word leave from one warehouse, all of them or none. */
  keepTogether?: string | null;
};

export type RoutingRequest = {
  destination: Point | null;
  /** The warehouses that the order's channel sells from; null for all. */
  channelWarehouseIds: readonly string[] | null;
  /** Chosen by a person or bound by the marketplace: no other is considered, not even the channel's. */
  pinnedWarehouseId: string | null;
  lines: readonly RoutingLine[];
  shipBy: Date | null;
  /** May the units of one line leave from several warehouses. */
  allowSplitUnits: boolean;
  maxParcels: number;
};

export type RoutingWarehouse = {
  id: string;
  code: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  /** The smaller, the rather. */
  priority: number;
  cutOff: string | null;
  timezone: string;
  active: boolean;
  /** Per product: on hand − reserved − unavailable − safety − channel buffer, read under lock. May be negative. */
  available: ReadonlyMap<string, number>;
  /** Cheapest delivery from here in minor units, days until it arrives, share of the day's capacity taken: rules without them abstain. */
  costMinor?: number | null;
  etaDays?: number | null;
  loadPercent?: number | null;
};

export type LineUnits = { lineId: string; quantity: number };

export type Candidate = {
  /** Codes, the nearest first. */
  warehouses: string[];
  unfilledUnits: number;
  late: number;
  parcels: number;
  /** Over all parcels; null when one of the distances is unknown. */
  distanceKm: number | null;
  /** Per warehouse, in their order. */
  distancesKm: (number | null)[];
  /** What was compared, in the order of the rules, then metres and priority. */
  keys: number[];
  missing: LineUnits[];
  /** Why it lost against the chosen one; null for the chosen one. */
  outcome: Reason | null;
};

export type RoutingDecision = {
  rules: string[];
  decidedAt: string;
  units: number;
  chosen: Candidate | null;
  /** The best first, the chosen one included. */
  candidates: Candidate[];
  refused: { warehouse: string; reason: Reason }[];
};

export type RoutingPlan = {
  allocations: { warehouseId: string; lines: LineUnits[] }[];
  unfilled: LineUnits[];
  decision: RoutingDecision;
};
