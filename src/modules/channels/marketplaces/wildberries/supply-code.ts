import { z } from "zod";
import { text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import type { DropOff, DropOffPaper } from "../telling";
import { askWb, refusalOf } from "./ask";
import { jobsFor, readMemory } from "./memory";

const answerShape = z.object({ barcode: text(100), file: text(5_000_000) });

/** The code of the supply that the parcels lie in, which the drop-off point scans. A drop-off is one supply. */
export async function supplyCode(line: Line, { parcels }: DropOff): Promise<DropOffPaper> {
  const supplies = new Set(
    parcels.flatMap(({ lines, memory: value }) => {
      const memory = readMemory(value);
      return jobsFor(lines, memory, "first").flatMap(({ job }) => memory.supplyOf(job) ?? []);
    }),
  );
  const [supply] = supplies;
  if (supply === undefined) return { outcome: "refused", reason: reason("channel.no_supply") };
  if (supplies.size > 1) return { outcome: "refused", reason: reason("channel.several_supplies", { supplies: [...supplies].join(", ") }) };
  const answer = await askWb(line, { path: `/api/v3/supplies/${encodeURIComponent(supply)}/barcode`, query: { type: "png" } });
  // A supply has its code once it was handed over, which may take a moment to be known.
  if (!answer.ok) return answer.status === 409 ? { outcome: "waiting" } : { outcome: "refused", reason: refusalOf(answer) };
  const { data } = answerShape.safeParse(answer.body);
  const bytes = Buffer.from(data?.file ?? "", "base64");
  if (!data || bytes.length === 0) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return { outcome: "ready", number: supply, paper: { bytes, type: "image/png" } };
}
