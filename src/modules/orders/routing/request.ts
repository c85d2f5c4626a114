import type { Point } from "@/lib/geo";
import type { Reason } from "@/lib/reason";
import type { WorkCalendar } from "@/lib/work-calendar";
import type { Estimate } from "@/modules/shipments/carriers/price-lists";
import type { BandedRule, Measured, RuleSource } from "./rules";

/** What routing is asked, and what it answers. The answer is plain JSON: it is stored and shown as "why these warehouses". */

/** `grams` of one of the product; absent or null while nobody has weighed it. */
export type RoutedPart = { productId: string; per: number; grams?: number | null };

export type RoutingLine = {
  lineId: string;
  quantity: number;
  /** The physical products of one unit: one with `per: 1`, or the components of a bundle. None while the SKU is unknown. */
  parts: readonly RoutedPart[];
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
  /** What delivery to this buyer costs and takes from a place; absent or null where nothing is known, and the rules about it abstain. */
  deliveryFrom?: ((from: Pick<RoutingWarehouse, "latitude" | "longitude">) => Estimate | null) | null;
  /** May the units of one line leave from several warehouses. */
  allowSplitUnits: boolean;
  maxParcels: number;
  /** May goods that lie apart travel together first, where the rules say so; never when absent. */
  mayGather?: boolean;
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
  /** Whole days that an order takes to prepare; none when absent. */
  handlingDays?: number;
  /** On which days it works; on all when absent. */
  calendar?: WorkCalendar | null;
  /** Orders that it gets out in a day, and how many wait there to be picked; without a capacity its load is unknown. */
  capacity?: number | null;
  openWork?: number;
};

export type LineUnits = { lineId: string; quantity: number };

/** What travels between warehouses so that an order leaves as one parcel, by warehouse codes. */
export type GatherPlan = {
  to: string;
  ways: { from: string; units: number; days: number; minor: number | null }[];
  /** When all of it can be packed. */
  readyAt: string;
  transferMinor: number | null;
  /** What the same order would take without: null where it could not be sent whole. */
  apart: { parcels: number; costMinor: number | null } | null;
};

/** A set of warehouses with what it measures. Distance and price are sums over all parcels; null when unknown for one of them. */
export type Candidate = Measured & {
  /** Codes, those that the rules prefer first. */
  warehouses: string[];
  /** Per warehouse, in their order. */
  distancesKm: (number | null)[];
  /** What was compared: a figure for each rule in its order, then the exact metres where distance is one of them. */
  keys: number[];
  missing: LineUnits[];
  /** Why it lost against the chosen one; null for the chosen one. */
  outcome: Reason | null;
  /** Of one that brings goods together first: the warehouse that sends stands first, and price and days hold the way there. */
  gather?: GatherPlan;
};

export type RoutingDecision = {
  /** The rules that spoke, in their order, whose they were, and how wide their bands. Decisions of earlier versions lack the latter two. */
  rules: string[];
  ruleSet?: RuleSource;
  bands?: Record<BandedRule, number>;
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
  /** All allocations meet in this warehouse before anything is sent; null: each sends its own. */
  gathering: { warehouseId: string; readyAt: Date } | null;
  decision: RoutingDecision;
};
