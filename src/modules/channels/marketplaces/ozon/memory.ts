import { z } from "zod";
import { wholeOf, zero } from "@/lib/decimal";
import { productIdOf } from "./lines";
import { stageOf } from "./status";
import type { WirePosting } from "./wire";

const units = z.record(z.string(), z.number());

/** What later steps need to know of an order at Ozon. Fields that are missing or of another shape count as empty. */
const memory = z.object({
  /** `tpl_integration_type`: who takes the parcel. */
  integration: z.string().catch(""),
  /** All living postings of the order; the first is the one that it began with. */
  postings: z.array(z.string()).catch([]),
  /** Units by product that are still to be assembled, by posting. */
  open: z.record(z.string(), units).catch({}),
  /** Products whose every unit needs a marking code. */
  marked: z.array(z.string()).catch([]),
  /** Marking codes that were scanned, by line. */
  codes: z.record(z.string(), z.array(z.string())).catch({}),
});
export type Memory = z.infer<typeof memory>;

export function readMemory(value: Readonly<Record<string, unknown>>): Memory {
  return memory.parse(value);
}

/** What a telling of an order says for later steps. */
export function memoryOf(
  first: WirePosting,
  postings: readonly WirePosting[],
): Pick<Memory, "integration" | "postings" | "open" | "marked"> {
  const alive = postings.filter(({ status }) => stageOf(status) !== "cancelled");
  const open = alive.filter(({ status }) => stageOf(status) === "to_assemble");
  const marked = postings.flatMap(({ requirements }) => requirements.products_requiring_mandatory_mark).filter((id) => id && id !== "0");
  return {
    integration: first.tpl_integration_type,
    postings: alive.map(({ posting_number }) => posting_number),
    open: Object.fromEntries(open.map((posting) => [posting.posting_number, unitsIn(posting)])),
    marked: [...new Set(marked)],
  };
}

function unitsIn({ products }: WirePosting): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const product of products) {
    const id = productIdOf(product);
    const whole = Number(wholeOf(product.quantity ?? zero) ?? 0n);
    if (id && whole > 0 && Number.isSafeInteger(whole)) sums[id] = (sums[id] ?? 0) + whole;
  }
  return sums;
}
