import { reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Told } from "../telling";
import { askWb, refusalOf } from "./ask";
import { type Memory, readMemory } from "./memory";

/** Kinds of codes that a unit may have to carry, and how Wildberries takes them. */
const kinds: Readonly<Record<string, (code: string) => object>> = {
  sgtin: (code) => ({ sgtins: [code] }),
  uin: (code) => ({ uin: code }),
  imei: (code) => ({ imei: code }),
  gtin: (code) => ({ gtin: code }),
};

/** Gives each job the codes that it asks for, byte for byte as they were scanned. Jobs take them once they are in a supply. */
export async function setMarks(line: Line, jobs: readonly { line: string; job: string }[], memory: Memory): Promise<Told | null> {
  const left = new Map(Object.entries(memory.codes).map(([id, codes]) => [id, [...codes]]));
  const missing: string[] = [];
  for (const { line: lineId, job } of jobs) {
    for (const kind of memory.metaOf(job)) {
      const bodyOf = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
      if (!bodyOf) continue;
      const code = left.get(lineId)?.shift();
      if (code === undefined) {
        missing.push(`${job} (${kind})`);
        continue;
      }
      const answer = await askWb(line, {
        method: "PUT",
        path: `/api/v3/orders/${encodeURIComponent(job)}/meta/${kind}`,
        body: bodyOf(code),
      });
      if (!answer.ok) return { outcome: "refused", reason: refusalOf(answer) };
    }
  }
  if (missing.length === 0) return null;
  return { outcome: "refused", reason: reason("channel.marking_codes_missing", { products: missing.join(", ").slice(0, 300) }) };
}

/** What each unit of a line has to be scanned for, as its jobs say. */
export function asksCodes(value: Readonly<Record<string, unknown>>, externalLineId: string): string[] {
  const memory = readMemory(value);
  const [job] = memory.jobs[externalLineId] ?? [];
  return job === undefined ? [] : memory.metaOf(job).filter((kind) => Object.hasOwn(kinds, kind));
}
