import { z } from "zod";
import type { ToldLine } from "../telling";
import type { Unit } from "./lines";

/** What later steps need to know of an order at Wildberries. Fields that are missing or of another shape count as empty. */
const memory = z.object({
  /** Living jobs by line. */
  jobs: z.record(z.string(), z.array(z.string())).catch({}),
  /** Codes that were scanned, by line. */
  codes: z.record(z.string(), z.array(z.string())).catch({}),
});
export type Memory = z.infer<typeof memory> & {
  supplyOf(job: string): string | null;
  metaOf(job: string): string[];
  cargoOf(job: string): string;
};

/*
 * Facts of single jobs have a key each, since a telling replaces the keys that it names and leaves the others: the list of new jobs
 * knows what has to be scanned and the list of all jobs the supply.
 */
const supplyKey = (job: string) => `supply:${job}`;
const metaKey = (job: string) => `meta:${job}`;
const cargoKey = (job: string) => `cargo:${job}`;

export function readMemory(value: Readonly<Record<string, unknown>>): Memory {
  const textAt = (key: string) => (typeof value[key] === "string" ? value[key] : "");
  return {
    ...memory.parse(value),
    supplyOf: (job) => textAt(supplyKey(job)) || null,
    metaOf: (job) => z.array(z.string()).catch([]).parse(value[metaKey(job)]),
    cargoOf: (job) => textAt(cargoKey(job)),
  };
}

/** What a telling of an order says for later steps. */
export function memoryOf(units: readonly Unit[]): Record<string, unknown> {
  const alive = units.map(({ line, jobs }) => [line.externalLineId, jobs.filter(({ stage }) => stage !== "cancelled")] as const);
  const told: Record<string, unknown> = { jobs: Object.fromEntries(alive.map(([id, jobs]) => [id, jobs.map((job) => job.id)])) };
  for (const job of alive.flatMap(([, jobs]) => jobs)) {
    if (job.supplyId) told[supplyKey(job.id)] = job.supplyId;
    if (job.requiredMeta.length > 0) told[metaKey(job.id)] = job.requiredMeta;
    if (job.cargoType) told[cargoKey(job.id)] = job.cargoType;
  }
  return told;
}

/** Notes the supply that a job was put into. */
export function withSupply(value: Readonly<Record<string, unknown>>, job: string, supply: string): Record<string, unknown> {
  return { ...value, [supplyKey(job)]: supply };
}

/** A job for each unit that a step is about: those in a supply come last, or first for what follows the supply. */
export function jobsFor(lines: readonly ToldLine[], memory: Memory, inSupply: "last" | "first" = "last"): { line: string; job: string }[] {
  const sums = new Map<string, number>();
  for (const { externalLineId, quantity } of lines) sums.set(externalLineId, (sums.get(externalLineId) ?? 0) + quantity);
  const rank = (job: string) => ((memory.supplyOf(job) === null) === (inSupply === "last") ? 0 : 1);
  return [...sums].flatMap(([line, quantity]) =>
    (memory.jobs[line] ?? [])
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, quantity)
      .map((job) => ({ line, job })),
  );
}
