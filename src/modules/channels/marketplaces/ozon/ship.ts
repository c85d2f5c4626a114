import { z } from "zod";
import { list, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import type { Telling, Told } from "../telling";
import { askOzon, idOf, type OzonAnswer, refusalOf } from "./ask";
import { setMarks } from "./marks";
import type { Memory } from "./memory";
import { plan, type Shipping, sumOf } from "./parcels";
import { fbsPosting } from "./posting-pages";
import { stageOf } from "./status";
import { tiesOf } from "./wire";

const shipped = z.object({ result: z.union([list(text(100)), text(100).transform((number) => [number])]) });

/**
 * Tells Ozon how an order was packed. Each parcel becomes a posting with a number and a label of its own; the numbers are
 * kept for them. Parcels that are only a part of a posting are split off, and the rest of it waits.
 */
export async function ship(line: Line, telling: Telling, memory: Memory): Promise<Told> {
  const postings = new Set(memory.postings.length > 0 ? memory.postings : [telling.externalId]);
  const known = Object.keys(memory.open).length > 0 ? memory.open : { [telling.externalId]: sumOf(telling.lines) };
  const open = structuredClone(known);
  const parcels = telling.parcels.length > 0 ? telling.parcels.map(({ lines }) => lines) : [telling.lines];
  for (const shipping of plan(open, parcels)) {
    const refused = await setMarks(line, shipping, memory);
    if (refused) return refused;
    for (const answer of await send(line, shipping)) {
      const numbers = await numbersOf(line, shipping.posting, answer);
      if ("outcome" in numbers) return numbers;
      for (const number of numbers.postings) postings.add(number);
    }
    takeOff(open, shipping);
  }
  return { outcome: "told", memory: { ...telling.memory, postings: [...postings], open } };
}

async function send(line: Line, { posting, packages, whole }: Shipping): Promise<OzonAnswer[]> {
  const wire = packages.map((units) => Object.entries(units).map(([id, quantity]) => ({ product_id: idOf(id), quantity })));
  if (whole) {
    const body = { packages: wire.map((products) => ({ products })), posting_number: posting, with: { additional_data: true } };
    return [await askOzon(line, "/v4/posting/fbs/ship", body)];
  }
  const answers: OzonAnswer[] = [];
  for (const products of wire) answers.push(await askOzon(line, "/v4/posting/fbs/ship/package", { posting_number: posting, products }));
  return answers;
}

/** The numbers of the postings that came of it; of one that was assembled before, those that it is known by now. */
async function numbersOf(line: Line, posting: string, answer: OzonAnswer): Promise<{ postings: string[] } | Told> {
  if (answer.ok) {
    const { data } = shipped.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    return { postings: data.result.filter(Boolean) };
  }
  if (answer.token === "POSTING_ALREADY_SHIPPED" || answer.token === "HAS_INCORRECT_STATUS") {
    const ties = tiesOf(await fbsPosting(line, posting));
    const stage = ties ? stageOf(ties.status) : null;
    if (ties && (stage === "assembled" || stage === "away" || stage === "delivered"))
      return { postings: [posting, ...ties.related_postings.related_posting_numbers.filter(Boolean)] };
    if (answer.token === "POSTING_ALREADY_SHIPPED") return { postings: [posting] };
  }
  if (answer.token === "POSTING_ALREADY_CANCELLED") return { outcome: "refused", reason: reason("channel.cancelled_there") };
  return { outcome: "refused", reason: refusalOf(answer) };
}

function takeOff(open: Memory["open"], { posting, packages, whole }: Shipping): void {
  const left = open[posting];
  if (whole || !left) delete open[posting];
  else for (const units of packages) for (const [id, quantity] of Object.entries(units)) left[id] = (left[id] ?? 0) - quantity;
}
