import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { entry, list, record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import { askOzon, idOf, refusalOf } from "./ask";
import { isCarriedByOzon } from "./buyer";
import type { Memory } from "./memory";

/** So many postings in one file. */
const mostPostings = 20;
/** A posting gets its label only some time after it was assembled; until then Ozon answers with these. */
const notYet = /aren'?t ready|not ready|INVALID_ARGUMENT|NO_POSTINGS_FOR_BATCH_DOWNLOAD/i;

const tasks = z.object({ result: record({ tasks: list(entry({ task_id: text(40), task_type: text(40) })), task_id: text(40) }) });
const task = z.object({ result: record({ status: text(40), file_url: text(2000), error: text(500) }) });

/** A file that is made to order is there after a moment. */
const looks = 5;
const betweenLooksMs = 500;

type Label = { bytes: Uint8Array; type: "application/pdf" };

/**
 * Ozon's labels of all postings of an order in one PDF; null while Ozon makes them. Where Ozon does not answer with the file
 * itself, it is asked to make one and to say where it lies.
 */
export async function label(line: Line, externalId: string, memory: Memory): Promise<Label | null> {
  if (!isCarriedByOzon({ tpl_integration_type: memory.integration })) return null;
  const postings = (memory.postings.length > 0 ? memory.postings : [externalId]).slice(0, mostPostings);
  const answer = await askOzon(line, "/v2/posting/fbs/package-label", { posting_number: postings });
  if (answer.ok && isPdf(answer.bytes)) return { bytes: answer.bytes, type: "application/pdf" };
  if (!answer.ok && notYet.test(answer.message)) return null;
  if (!answer.ok && answer.status !== 404) throw new ChannelTrouble("rubbish", refusalOf(answer));
  return madeLater(line, postings);
}

async function madeLater(line: Line, postings: readonly string[]): Promise<Label | null> {
  const made = await askOzon(line, "/v2/posting/fbs/package-label/create", { posting_number: postings });
  if (!made.ok) {
    if (notYet.test(made.message)) return null;
    throw new ChannelTrouble("rubbish", refusalOf(made));
  }
  const { data: created } = tasks.safeParse(made.body);
  const big = created?.result.tasks.find(({ task_type }) => task_type === "big_label") ?? created?.result.tasks[0];
  const id = big?.task_id || created?.result.task_id;
  if (!id) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  for (let look = 0; look < looks; look++) {
    if (look > 0) await sleep(betweenLooksMs);
    const got = await askOzon(line, "/v1/posting/fbs/package-label/get", { task_id: idOf(id) });
    if (!got.ok) throw new ChannelTrouble("rubbish", refusalOf(got));
    const { data } = task.safeParse(got.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    const { status, file_url, error } = data.result;
    if (status === "error") throw new ChannelTrouble("rubbish", refusedWith(error || status));
    if (status === "completed") return download(line, file_url);
  }
  return null;
}

async function download(line: Line, url: string): Promise<Label> {
  const bytes = await line.download(url);
  if (!isPdf(bytes)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return { bytes, type: "application/pdf" };
}

/** PDF's own first letters; what stands before them is noise that readers skip. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.slice(0, 1024)).includes("%PDF-");
}
