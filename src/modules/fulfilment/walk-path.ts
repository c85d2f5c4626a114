/**
 * The way of one picker over the bins of a warehouse, from the packing place and back to it. Pure.
 *
 * The floor is a block of parallel aisles per zone, with a cross aisle in front and one behind: the usual model of order picking
 * (de Koster, Le-Duc and Roodbergen, "Design and control of warehouse order picking", EJOR 182, 2007). The serpentine by walk
 * order is its S-shape routing; it is bettered by nearest neighbour and 2-opt (Croes, "A method for solving traveling-salesman
 * problems", Operations Research 6, 1958), which Theys and others showed to fit warehouses (EJOR 200, 2010).
 */

export type Stop = { bin: string; zone: string; aisle: string; shelf: string; walkOrder: number };

/** How far a zone reaches: its last aisle and the last shelf of an aisle; `walkOrder` of its first bin. */
export type ZoneSize = { zone: string; aisles: number; shelves: number; walkOrder: number };

export type Walk = {
  /** The bins in the order in which they are visited. */
  bins: string[];
  metres: number;
  serpentineMetres: number;
};

/** Metres from one aisle to the next, along an aisle from one shelf to the next, and between two zones. */
const aislePitch = 3;
const shelfPitch = 1;
const zoneGap = 4;
/** Beyond so many bins pairs of ways are not compared any more: nobody pushes such a cart. */
const mostCompared = 1_000;
const mostRounds = 40;

type Point = { zone: string; x: number; y: number; depth: number };

/** Which of a row an aisle or a shelf is: by its number, else by its first letter. */
export function positionOf(name: string): number {
  const digits = /\d+/.exec(name)?.[0];
  if (digits) return Math.min(Number(digits), 999);
  return (name.toUpperCase().codePointAt(0) ?? 0) % 32 || 1;
}

/** The stops in the order of the walk that the warehouse was given. */
export function serpentine(stops: readonly Stop[]): Stop[] {
  return stops.toSorted((a, b) => a.walkOrder - b.walkOrder || a.bin.localeCompare(b.bin, "en", { numeric: true }));
}

/** The shortest way found over all stops, each once; never longer than the serpentine. */
export function planWalk(stops: readonly Stop[], sizes: readonly ZoneSize[] = []): Walk {
  const unique = [...new Map(stops.map((stop) => [stop.bin, stop])).values()];
  const inOrder = serpentine(unique);
  if (inOrder.length === 0) return { bins: [], metres: 0, serpentineMetres: 0 };
  const points = placed(inOrder, sizes);
  const between = distances(points);
  const straight = inOrder.map((_, index) => index + 1);
  const serpentineMetres = lengthOf(straight, between);
  let best = straight;
  let metres = serpentineMetres;
  for (const start of [straight, nearestFirst(points.length, between)]) {
    const tour = start.length > mostCompared ? start : uncrossed(start, between);
    const length = lengthOf(tour, between);
    if (length < metres) [best, metres] = [tour, length];
  }
  const bins = best.flatMap((at) => inOrder[at - 1]?.bin ?? []);
  return { bins, metres: Math.round(metres), serpentineMetres: Math.round(serpentineMetres) };
}

/** How far apart two bins of a warehouse are, in metres; null stands for the packing place. */
export function metresBetween(a: Stop | null, b: Stop | null, sizes: readonly ZoneSize[] = []): number {
  const stops = [a, b].filter((stop) => stop !== null);
  const points = placed(stops, sizes);
  const of = (stop: Stop | null) => (stop ? points[stops.indexOf(stop) + 1] : points[0]);
  const [from, to] = [of(a), of(b)];
  return from && to ? metres(from, to) : 0;
}

/** The packing place, then the stops: zones stand beside each other in the order of the walk. */
function placed(stops: readonly Stop[], sizes: readonly ZoneSize[]): Point[] {
  const zones = new Map<string, ZoneSize>(sizes.map((size) => [size.zone, { ...size }]));
  for (const { zone, aisle, shelf, walkOrder } of stops) {
    const known = zones.get(zone) ?? { zone, aisles: 1, shelves: 1, walkOrder };
    zones.set(zone, {
      zone,
      aisles: Math.max(known.aisles, positionOf(aisle)),
      shelves: Math.max(known.shelves, positionOf(shelf)),
      walkOrder: Math.min(known.walkOrder, walkOrder),
    });
  }
  const left = new Map<string, number>();
  let x = 0;
  for (const { zone, aisles } of [...zones.values()].sort((a, b) => a.walkOrder - b.walkOrder || a.zone.localeCompare(b.zone))) {
    left.set(zone, x);
    x += aisles * aislePitch + zoneGap;
  }
  const start: Point = { zone: "", x: 0, y: 0, depth: 0 };
  return [
    start,
    ...stops.map(({ zone, aisle, shelf }) => ({
      zone,
      x: (left.get(zone) ?? 0) + (positionOf(aisle) - 1) * aislePitch,
      y: positionOf(shelf) * shelfPitch,
      depth: ((zones.get(zone)?.shelves ?? 1) + 1) * shelfPitch,
    })),
  ];
}

/** Along the aisle where both lie in it; else round its nearer end, between zones always by the front. */
function metres(a: Point, b: Point): number {
  const across = Math.abs(a.x - b.x);
  if (across === 0 && a.zone === b.zone) return Math.abs(a.y - b.y);
  const byFront = a.y + b.y;
  return across + (a.zone === b.zone ? Math.min(byFront, a.depth - a.y + (b.depth - b.y)) : byFront);
}

type Between = (a: number, b: number) => number;

function distances(points: readonly Point[]): Between {
  const size = points.length;
  const table = new Float64Array(size * size);
  points.forEach((a, row) => {
    points.forEach((b, column) => {
      table[row * size + column] = metres(a, b);
    });
  });
  return (a, b) => table[a * size + b] ?? 0;
}

/** There and back again: 0 is the packing place. */
function lengthOf(tour: readonly number[], between: Between): number {
  let sum = 0;
  let at = 0;
  for (const next of tour) {
    sum += between(at, next);
    at = next;
  }
  return sum + between(at, 0);
}

function nearestFirst(size: number, between: Between): number[] {
  const left = new Set(Array.from({ length: size - 1 }, (_, index) => index + 1));
  const tour: number[] = [];
  let at = 0;
  while (left.size > 0) {
    let nearest = -1;
    for (const one of left) if (nearest < 0 || between(at, one) < between(at, nearest)) nearest = one;
    left.delete(nearest);
    tour.push(nearest);
    at = nearest;
  }
  return tour;
}

/** 2-opt: as long as it shortens the way, a piece of it is walked the other way round. */
function uncrossed(start: readonly number[], between: Between): number[] {
  const tour = [0, ...start, 0];
  for (let round = 0; round < mostRounds; round++) {
    let isBetter = false;
    for (let from = 1; from < tour.length - 2; from++)
      for (let to = from + 1; to < tour.length - 1; to++) {
        const [a = 0, b = 0, c = 0, d = 0] = [tour[from - 1], tour[from], tour[to], tour[to + 1]];
        if (between(a, c) + between(b, d) >= between(a, b) + between(c, d) - 1e-9) continue;
        reverse(tour, from, to);
        isBetter = true;
      }
    if (!isBetter) break;
  }
  return tour.slice(1, -1);
}

function reverse(tour: number[], from: number, to: number): void {
  for (let left = from, right = to; left < right; left++, right--) [tour[left], tour[right]] = [tour[right] ?? 0, tour[left] ?? 0];
}
