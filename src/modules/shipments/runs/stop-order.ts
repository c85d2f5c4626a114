import { distanceKm, type Point } from "@/lib/geo";

export type OrderedStop = { id: string; point: Point | null; address: string };

/**
 * The order in which a courier drives his stops: from the warehouse to the nearest one, from there to the nearest of the rest, and so
 * on; then 2-opt: a stretch is driven the other way round wherever that makes the whole shorter, until none does. The same is tried
 * with the order as it was, and the shorter of both is taken, so that sorting never makes a way longer. As the crow flies, without
 * the way back. Stops whose place is not known come last, by address. Pure, and the same for the same stops.
 */
export function orderStops<Stop extends OrderedStop>(start: Point | null, stops: readonly Stop[]): Stop[] {
  const known = stops.filter(hasPoint);
  const unknown = stops
    .filter((stop) => stop.point === null)
    .sort((a, b) => a.address.localeCompare(b.address, "ru") || compare(a.id, b.id));
  // From nowhere the first stop given is where the way begins.
  const from = start ?? known[0]?.point ?? null;
  if (from === null) return unknown;
  const nearest = improve(from, nearestFirst(from, known));
  const asGiven = improve(from, known);
  return [...(wayKm(from, nearest) <= wayKm(from, asGiven) ? nearest : asGiven), ...unknown];
}

/** How long the way is from the warehouse over all stops whose place is known, in kilometres. */
export function wayKm(start: Point | null, stops: readonly Pick<OrderedStop, "point">[]): number {
  return legsOf(start, stops).reduce<number>((sum, leg) => sum + (leg ?? 0), 0);
}

/** How far each stop is from the one before it; null where a place is not known. */
export function legsOf(start: Point | null, stops: readonly Pick<OrderedStop, "point">[]): (number | null)[] {
  let before = start;
  return stops.map(({ point }) => {
    const leg = before && point ? distanceKm(before, point) : null;
    before = point ?? before;
    return leg;
  });
}

type Known<Stop> = Stop & { point: Point };

const hasPoint = <Stop extends OrderedStop>(stop: Stop): stop is Known<Stop> => stop.point !== null;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function nearestFirst<Stop extends OrderedStop>(start: Point, stops: readonly Known<Stop>[]): Known<Stop>[] {
  const left = [...stops].sort((a, b) => compare(a.id, b.id));
  const way: Known<Stop>[] = [];
  let here = start;
  while (left.length > 0) {
    let best = 0;
    let bestKm = Number.POSITIVE_INFINITY;
    for (const [index, { point }] of left.entries()) {
      const km = distanceKm(here, point);
      if (km < bestKm) [best, bestKm] = [index, km];
    }
    const [next] = left.splice(best, 1);
    if (!next) break;
    way.push(next);
    here = next.point;
  }
  return way;
}

/** A metre: what is won by less is rounding. */
const leastGainKm = 0.001;
/** Far more rounds than any day's run needs. */
const mostRounds = 100;

function improve<Stop extends OrderedStop>(start: Point, stops: readonly Known<Stop>[]): Known<Stop>[] {
  const way = [...stops];
  const at = (index: number): Point => way[index]?.point ?? start;
  for (let round = 0; round < mostRounds; round++) {
    let better = false;
    for (let from = 0; from < way.length - 1; from++) {
      for (let to = from + 1; to < way.length; to++) {
        // The way ends at the last stop, so turning its end round saves only the first of both legs.
        const isLast = to === way.length - 1;
        const now = distanceKm(at(from - 1), at(from)) + (isLast ? 0 : distanceKm(at(to), at(to + 1)));
        const turned = distanceKm(at(from - 1), at(to)) + (isLast ? 0 : distanceKm(at(from), at(to + 1)));
        if (turned < now - leastGainKm) {
          way.splice(from, to - from + 1, ...way.slice(from, to + 1).reverse());
          better = true;
        }
      }
    }
    if (!better) break;
  }
  return way;
}
