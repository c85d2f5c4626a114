import { z } from "zod";
import { record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { DropOff, DropOffPaper } from "../telling";
import { askOzon, idOf, refusalOf } from "./ask";
import { readMemory } from "./memory";
import { fbsPosting } from "./posting-pages";

const created = z.object({ result: record({ id: text(40) }) });
const checked = z.object({ result: record({ status: text(60) }) });
const posting = z.object({ delivery_method: record({ id: text(40) }) });

/**
 * Ozon's act of acceptance and waybill. Ozon makes it for all assembled postings of a delivery method and day, of which the parcels
 * are some; it takes its time, so that the act's number is kept and asked for again.
 */
export async function act(line: Line, { parcels, at, memory: kept }: DropOff): Promise<DropOffPaper> {
  const known = typeof kept["act"] === "string" ? kept["act"] : null;
  if (known === null) {
    const methods = await methodsOf(line, parcels);
    const [method] = methods;
    if (method === undefined) return { outcome: "refused", reason: reason("channel.no_delivery_method") };
    if (methods.size > 1)
      return { outcome: "refused", reason: reason("channel.several_delivery_methods", { methods: [...methods].join(", ") }) };
    const body = { delivery_method_id: idOf(method), departure_date: at.toISOString(), containers_count: parcels.length };
    const answer = await askOzon(line, "/v2/posting/fbs/act/create", body);
    if (!answer.ok) return { outcome: "refused", reason: refusalOf(answer) };
    const id = created.safeParse(answer.body).data?.result.id;
    if (!id) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    return { outcome: "waiting", memory: { act: id } };
  }
  const state = await askOzon(line, "/v2/posting/fbs/act/check-status", { id: idOf(known) });
  if (!state.ok) return { outcome: "refused", reason: refusalOf(state) };
  const status = checked.safeParse(state.body).data?.result.status ?? "";
  if (/^in_process$/i.test(status)) return { outcome: "waiting" };
  if (!/^ready$/i.test(status)) return { outcome: "refused", reason: refusedWith(status) };
  const pdf = await askOzon(line, "/v2/posting/fbs/act/get-pdf", { id: idOf(known) });
  if (!pdf.ok) return { outcome: "refused", reason: refusalOf(pdf) };
  if (Buffer.from(pdf.bytes.subarray(0, 5)).toString("latin1") !== "%PDF-")
    throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return { outcome: "ready", number: known, paper: { bytes: pdf.bytes, type: "application/pdf" } };
}

/** The delivery methods of the parcels' postings. */
async function methodsOf(line: Line, parcels: DropOff["parcels"]): Promise<Set<string>> {
  const methods = new Set<string>();
  for (const { externalId, memory } of parcels) {
    const [first = externalId] = readMemory(memory).postings;
    const id = posting.safeParse(await fbsPosting(line, first)).data?.delivery_method.id;
    if (id && id !== "0") methods.add(id);
  }
  return methods;
}
