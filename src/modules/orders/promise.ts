import { nextCutOff, type WorkHours } from "@/lib/departure";

/** When waiting lines can be promised, from what is announced to come. Pure: pages preview with it what the job then writes. */

/** Units of one product that a line waits for; `id` is that of its reservation, and grows with its age. */
export type Wait = {
  id: string;
  lineId: string;
  orderId: string;
  productId: string;
  units: number;
  priority: number;
  /** The warehouses that its channel sells from; null: all. */
  warehouseIds: readonly string[] | null;
  /** A preorder whose day is still to come: not before then is there anything to ship. */
  availableFrom: Date | null;
};

/** Units of one product that are announced to a warehouse. */
export type Coming = {
  id: string;
  productId: string;
  units: number;
  expectedAt: Date;
  warehouse: { id: string } & WorkHours;
  /** The only order that it is for; absent or null: for whoever waits. */
  orderId?: string | null;
};

/** What a wait will be served from, and when all of it can leave; null when too little is announced. */
export type Service = { promisedAt: Date | null; from: { id: string; units: number }[] };

/** The order in which waits are served: the more urgent first, and among equals the older. */
export function byTurn(a: Pick<Wait, "priority" | "id">, b: Pick<Wait, "priority" | "id">): number {
  return b.priority - a.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Hands what is coming to those who wait, as it will be done when it comes: each arrival to the one whose turn it is, in parts
 * when there is not enough, from the warehouses that its channel may use. A wait can be promised for the next cut-off after
 * the last arrival that it needs, in that warehouse, and a preorder not before it is out; while too little is announced of one,
 * for the day that was named for it.
 */
export function serve(waits: readonly Wait[], coming: readonly Coming[]): Map<string, Service> {
  const services = new Map<string, Service>();
  const left = new Map<string, Left[]>();
  for (const arrival of [...coming].sort(bySoonest))
    left.set(arrival.productId, [...(left.get(arrival.productId) ?? []), { arrival, units: arrival.units }]);
  for (const wait of [...waits].sort(byTurn)) {
    let missing = wait.units;
    const from: Service["from"] = [];
    const ready: Date[] = [];
    for (const stock of ownFirst(left.get(wait.productId) ?? [], wait.orderId)) {
      if (missing === 0) break;
      const { id, expectedAt, warehouse } = stock.arrival;
      if (stock.units === 0 || (wait.warehouseIds && !wait.warehouseIds.includes(warehouse.id))) continue;
      const units = Math.min(missing, stock.units);
      stock.units -= units;
      missing -= units;
      from.push({ id, units });
      const there = wait.availableFrom && wait.availableFrom > expectedAt ? wait.availableFrom : expectedAt;
      ready.push(nextCutOff({ ...warehouse, now: there }));
    }
    // The owner's word for its day stands where nothing is announced yet.
    const lacking = wait.availableFrom ? latestOf([wait.availableFrom, ...ready]) : null;
    services.set(wait.id, { promisedAt: missing > 0 ? lacking : latestOf(ready), from });
  }
  return services;
}

type Left = { arrival: Coming; units: number };

/** What comes for an order alone is taken before what comes for all, and left to it by the others. */
function ownFirst(coming: readonly Left[], orderId: string): readonly Left[] {
  if (coming.every(({ arrival }) => arrival.orderId == null)) return coming;
  return [...coming.filter(({ arrival }) => arrival.orderId === orderId), ...coming.filter(({ arrival }) => arrival.orderId == null)];
}

function bySoonest(a: Coming, b: Coming): number {
  return a.expectedAt.getTime() - b.expectedAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** When all of several parts are there: the latest of their promises, and none when one of them has none. */
export function promiseOfAll(parts: readonly (Date | null)[]): Date | null {
  const known = parts.filter((at) => at !== null);
  return known.length < parts.length ? null : latestOf(known);
}

function latestOf(times: readonly Date[]): Date | null {
  return times.length > 0 ? new Date(Math.max(...times.map((at) => at.getTime()))) : null;
}

/** The promise of each line: of a bundle as soon as all of its parts are there. */
export function promisesByLine(waits: readonly Wait[], services: ReadonlyMap<string, Service>): Map<string, Date | null> {
  const parts = new Map<string, (Date | null)[]>();
  for (const wait of waits) parts.set(wait.lineId, [...(parts.get(wait.lineId) ?? []), services.get(wait.id)?.promisedAt ?? null]);
  return new Map([...parts].map(([lineId, dates]) => [lineId, promiseOfAll(dates)]));
}

/** Whether two promises are the same; none equals none. */
export function samePromise(a: Date | null, b: Date | null): boolean {
  return (a?.getTime() ?? null) === (b?.getTime() ?? null);
}
