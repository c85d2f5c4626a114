import type { RoutingRule } from "./rules";

/** What routing could ask its rules about, and whether anybody has told it yet. */
export type RoutingKnowledge = {
  /** Warehouses that ship, and how many of them have a capacity and a place on the map. */
  warehouses: number;
  withCapacity: number;
  withPlace: number;
  /** Whether a courier of one's own has prices in the organization's currency. */
  tariffs: boolean;
  /** Whether there are products without a weight. */
  unweighed: boolean;
};

/** What a rule lacks, and whether that silences it altogether or for some orders only. */
export type Lack = { what: "capacity" | "tariffs" | "weights" | "places"; whole: boolean };

/** What an owner would have to fill in for a rule to speak; null when it knows all that it asks. */
export function lackOf(rule: RoutingRule, { warehouses, withCapacity, withPlace, tariffs, unweighed }: RoutingKnowledge): Lack | null {
  switch (rule) {
    case "cost_band":
      if (!tariffs) return { what: "tariffs", whole: true };
      return unweighed ? { what: "weights", whole: false } : null;
    case "eta":
      return tariffs ? null : { what: "tariffs", whole: true };
    case "load_band":
      return withCapacity < warehouses || warehouses === 0 ? { what: "capacity", whole: withCapacity === 0 } : null;
    case "distance_band":
      return withPlace < warehouses ? { what: "places", whole: withPlace === 0 } : null;
    default:
      return null;
  }
}
