import type { WorkStage } from "./work-steps";

/** What the work log says of people. Pure. */

export type WorkSum = {
  userId: string | null;
  name: string;
  stage: WorkStage;
  seconds: number;
  lines: number;
  units: number;
  scans: number;
  shorts: number;
  /** Null: nobody has said what an hour costs. */
  costMinor: number | null;
};

export type Productivity = {
  userId: string | null;
  name: string;
  /** Of all stages. */
  seconds: number;
  costMinor: number | null;
  lines: number;
  units: number;
  packedUnits: number;
  linesPerHour: number | null;
  unitsPerHour: number | null;
  packedPerHour: number | null;
  scans: number;
  misScans: number;
  /** Refused among all scans, 0 to 1; null without a scan. */
  misScanRate: number | null;
  shorts: number;
};

/** Too little time to speak of an hour's pace. */
const leastSeconds = 60;

const perHour = (count: number, seconds: number) => (seconds < leastSeconds ? null : Math.round((count / seconds) * 36_000) / 10);

/** One row per person, the busiest first; `misScans` by person. */
export function productivityOf(sums: readonly WorkSum[], misScans: ReadonlyMap<string, { name: string; count: number }>): Productivity[] {
  const keyOf = ({ userId, name }: Pick<WorkSum, "userId" | "name">) => userId ?? `key ${name}`;
  const people = new Map<string, WorkSum[]>();
  for (const sum of sums) people.set(keyOf(sum), [...(people.get(keyOf(sum)) ?? []), sum]);
  for (const key of misScans.keys()) if (!people.has(key)) people.set(key, []);
  return [...people]
    .map(([key, own]) => rowOf(key, own, misScans.get(key)))
    .sort((a, b) => b.seconds - a.seconds || b.units - a.units || a.name.localeCompare(b.name));
}

function rowOf(key: string, own: readonly WorkSum[], mis: { name: string; count: number } | undefined): Productivity {
  const sum = (stage: WorkStage | null, of: (one: WorkSum) => number) =>
    own.reduce((total, one) => total + (stage === null || one.stage === stage ? of(one) : 0), 0);
  const [pickSeconds, packSeconds] = [sum("pick", (one) => one.seconds), sum("pack", (one) => one.seconds)];
  const [lines, units, packedUnits] = [sum("pick", (one) => one.lines), sum("pick", (one) => one.units), sum("pack", (one) => one.units)];
  const scans = sum(null, (one) => one.scans);
  const misScans = mis?.count ?? 0;
  return {
    userId: key.startsWith("key ") ? null : key,
    name: own[0]?.name ?? mis?.name ?? "",
    seconds: sum(null, (one) => one.seconds),
    costMinor: costOf(own),
    lines,
    units,
    packedUnits,
    linesPerHour: perHour(lines, pickSeconds),
    unitsPerHour: perHour(units, pickSeconds),
    packedPerHour: perHour(packedUnits, packSeconds),
    scans,
    misScans,
    misScanRate: scans + misScans === 0 ? null : misScans / (scans + misScans),
    shorts: sum(null, (one) => one.shorts),
  };
}

/** Null as soon as time was spent for which there is no rate: half a cost would be read as the whole. */
export function costOf(sums: readonly Pick<WorkSum, "seconds" | "costMinor">[]): number | null {
  const spent = sums.filter((one) => one.seconds > 0);
  if (spent.some((one) => one.costMinor === null)) return null;
  return spent.reduce((total, one) => total + (one.costMinor ?? 0), 0);
}
