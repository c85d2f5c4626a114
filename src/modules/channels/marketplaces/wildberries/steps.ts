import { reason } from "@/lib/reason";
import type { Line } from "../line";
import type { StepsOut, Telling, Told } from "../telling";
import { askWb, refusalOf } from "./ask";
import { statusesOf } from "./jobs";
import { asksCodes, setMarks } from "./marks";
import { jobsFor, type Memory, readMemory, withSupply } from "./memory";
import { stageOf } from "./status";
import { stickers } from "./stickers";
import { addToSupply, closeSupply, openSupply, supplyName } from "./supplies";
import { supplyCode } from "./supply-code";
import { readWireOrder } from "./wire";

export const stepsOut: StepsOut = {
  steps: ["packed", "handed_over", "cancelled"],
  async tell(line, telling) {
    const memory = readMemory(telling.memory);
    if (telling.step === "packed") return pack(line, telling, memory);
    return telling.step === "cancelled" ? cancel(line, telling, memory) : handOver(line, telling, memory);
  },
  label: (line, telling) =>
    stickers(
      line,
      jobsFor(telling.lines, readMemory(telling.memory), "first").map(({ job }) => job),
    ),
  asksCodes,
  handOverDocument: supplyCode,
  documentAfter: "handed_over",
};

/** Puts the jobs of what was packed into the supply of the day, then gives them the codes that they ask for. */
async function pack(line: Line, telling: Telling, memory: Memory): Promise<Told> {
  const chosen = jobsFor(telling.lines, memory);
  let kept = telling.memory;
  for (const { job } of chosen) {
    const supply = memory.supplyOf(job) ?? (await openSupply(line, supplyName(telling.occurredAt, telling.place, memory.cargoOf(job))));
    const refused = await addToSupply(line, supply, job);
    if (refused) return refused;
    kept = withSupply(kept, job, supply);
  }
  const refused = await setMarks(line, chosen, memory);
  return refused ?? { outcome: "told", memory: kept };
}

/** The first parcel of a supply that leaves takes the supply with it: they leave together. */
async function handOver(line: Line, telling: Telling, memory: Memory): Promise<Told> {
  const jobs = jobsFor(telling.lines, memory, "first").map(({ job }) => job);
  const supplies = new Set(jobs.flatMap((job) => memory.supplyOf(job) ?? []));
  if (supplies.size === 0 && jobs.length > 0) {
    const stages = await stagesOf(line, jobs);
    return stages.every((stage) => stage === "away" || stage === "delivered" || stage === "cancelled")
      ? { outcome: "told" }
      : { outcome: "refused", reason: reason("channel.wildberries.no_supply", { job: jobs.join(", ").slice(0, 200) }) };
  }
  for (const supply of supplies) {
    const refused = await closeSupply(line, supply);
    if (refused) return refused;
  }
  return { outcome: "told" };
}

async function cancel(line: Line, telling: Telling, memory: Memory): Promise<Told> {
  for (const { job } of jobsFor(telling.lines, memory)) {
    const answer = await askWb(line, { method: "PATCH", path: `/api/v3/orders/${encodeURIComponent(job)}/cancel` });
    if (answer.ok) continue;
    const [stage] = await stagesOf(line, [job]);
    if (stage !== "cancelled") return { outcome: "refused", reason: refusalOf(answer) };
  }
  return { outcome: "told" };
}

async function stagesOf(line: Line, jobs: readonly string[]) {
  const read = readWireOrder({ statuses: [...(await statusesOf(line, jobs)).values()] });
  const statuses = read?.value.statuses ?? [];
  return jobs.map((job) => {
    const status = statuses.find(({ id }) => id === job);
    return status ? stageOf(status) : null;
  });
}
