import { planWalk, type Stop, type Walk, type ZoneSize } from "./walk-path";

/** How the fulfilments of a wave become the tasks of pickers. Pure. */

export const waveModes = ["single", "batch", "zone"] as const;
export type WaveMode = (typeof waveModes)[number];

/** What a picker pushes: so many totes, and what all of them may hold together. Null: no limit that anybody knows. */
export type Cart = { slots: number; maxGrams: number | null; maxMillilitres: number | null };

export type WaveLine = { units: number; grams: number; millilitres: number; stop: Stop | null };
export type WaveJob = { fulfilmentId: string; priority: number; dueAt: number | null; lines: readonly WaveLine[] };

export type PlannedTask = Walk & {
  /** Null: all lines of its fulfilments, wherever they lie. */
  zone: string | null;
  slots: { slot: string; fulfilmentId: string }[];
  units: number;
  lines: number;
  grams: number;
  millilitres: number;
  /** One order alone is more than the cart may hold: it is walked more than once. */
  isOver: boolean;
  priority: number;
  dueAt: number | null;
};

/** A, B … Z, AA …: what stands on the totes of a cart. */
export function slotName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : slotName(Math.floor(index / 26) - 1) + letter;
}

/** The more pressing first, then the sooner due, then the older. */
export function byUrgency(
  a: Pick<WaveJob, "fulfilmentId" | "priority" | "dueAt">,
  b: Pick<WaveJob, "fulfilmentId" | "priority" | "dueAt">,
): number {
  const last = Number.MAX_SAFE_INTEGER;
  return b.priority - a.priority || (a.dueAt ?? last) - (b.dueAt ?? last) || (a.fulfilmentId < b.fulfilmentId ? -1 : 1);
}

/** The tasks of a wave, the most urgent first. Every line of every job is in exactly one of them. */
export function planWave(jobs: readonly WaveJob[], { mode, cart, sizes }: { mode: WaveMode; cart: Cart; sizes?: readonly ZoneSize[] }) {
  const urgent = jobs.toSorted(byUrgency);
  const one: Cart = { ...cart, slots: 1 };
  if (mode === "single") return urgent.map((job) => taskOf([job], null, one, sizes));
  if (mode === "batch") return loads(urgent, cart).map((load) => taskOf(load, null, cart, sizes));
  return [...byZone(urgent)]
    .flatMap(([zone, parts]) => loads(parts, cart).map((load) => taskOf(load, zone, cart, sizes)))
    .sort(tasksByUrgency);
}

const tasksByUrgency = (a: PlannedTask, b: PlannedTask) =>
  b.priority - a.priority || (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER);

/** The zones of a job in the order of its walk; the first takes what lies in no bin. */
export function zonesOf(stops: readonly (Pick<Stop, "zone" | "walkOrder"> | null)[]): string[] {
  const first = new Map<string, number>();
  for (const stop of stops) if (stop) first.set(stop.zone, Math.min(first.get(stop.zone) ?? stop.walkOrder, stop.walkOrder));
  const zones = [...first].sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0])).map(([zone]) => zone);
  return zones.length > 0 ? zones : [""];
}

function byZone(jobs: readonly WaveJob[]): Map<string, WaveJob[]> {
  const zones = new Map<string, WaveJob[]>();
  for (const job of jobs) {
    const own = zonesOf(job.lines.map((line) => line.stop));
    for (const zone of own) {
      const lines = job.lines.filter((line) => (line.stop?.zone ?? own[0]) === zone);
      zones.set(zone, [...(zones.get(zone) ?? []), { ...job, lines }]);
    }
  }
  return zones;
}

const gramsOf = (jobs: readonly WaveJob[]) => jobs.reduce((sum, job) => sum + job.lines.reduce((own, line) => own + line.grams, 0), 0);
const volumeOf = (jobs: readonly WaveJob[]) =>
  jobs.reduce((sum, job) => sum + job.lines.reduce((own, line) => own + line.millilitres, 0), 0);

function fits(jobs: readonly WaveJob[], { slots, maxGrams, maxMillilitres }: Cart): boolean {
  if (jobs.length > slots) return false;
  return (maxGrams === null || gramsOf(jobs) <= maxGrams) && (maxMillilitres === null || volumeOf(jobs) <= maxMillilitres);
}

/**
 * Seed algorithm (de Koster, van der Poort and Wolters, IJPR 37, 1999): the most urgent order begins a cart, and whichever of the
 * others adds the fewest aisles to it comes along, as long as the cart holds.
 */
function loads(urgent: readonly WaveJob[], cart: Cart): WaveJob[][] {
  const left = urgent.map((job) => ({ job, aisles: aislesOf(job) }));
  const loaded: WaveJob[][] = [];
  for (let seed = left.shift(); seed; seed = left.shift()) {
    const load = [seed.job];
    const aisles = new Set(seed.aisles);
    while (load.length < cart.slots) {
      let best = -1;
      let fewest = Number.POSITIVE_INFINITY;
      left.forEach(({ job, aisles: own }, index) => {
        const more = own.reduce((count, aisle) => count + (aisles.has(aisle) ? 0 : 1), 0);
        if (more < fewest && fits([...load, job], cart)) [best, fewest] = [index, more];
      });
      const [next] = best < 0 ? [] : left.splice(best, 1);
      if (!next) break;
      load.push(next.job);
      for (const aisle of next.aisles) aisles.add(aisle);
    }
    loaded.push(load);
  }
  return loaded;
}

const aislesOf = (job: WaveJob) => [...new Set(job.lines.flatMap(({ stop }) => (stop ? [`${stop.zone} ${stop.aisle}`] : [])))];

function taskOf(jobs: readonly WaveJob[], zone: string | null, cart: Cart, sizes: readonly ZoneSize[] | undefined): PlannedTask {
  const lines = jobs.flatMap((job) => job.lines);
  const due = jobs.flatMap((job) => job.dueAt ?? []);
  return {
    ...planWalk(
      lines.flatMap((line) => line.stop ?? []),
      sizes,
    ),
    zone,
    slots: jobs.map((job, index) => ({ slot: slotName(index), fulfilmentId: job.fulfilmentId })),
    units: lines.reduce((sum, line) => sum + line.units, 0),
    lines: lines.length,
    grams: gramsOf(jobs),
    millilitres: volumeOf(jobs),
    isOver: !fits(jobs, cart),
    priority: Math.max(...jobs.map((job) => job.priority)),
    dueAt: due.length > 0 ? Math.min(...due) : null,
  };
}
