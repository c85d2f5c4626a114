import { z } from "zod";
import { list, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { askOzon, type OzonAnswer, refusalOf } from "./ask";
import { postingsPage, tiesOf } from "./wire";

const pageSize = 1000;
/** Ozon cuts FBO's list there. */
const lastOffset = 20_000;
const details = { analytics_data: true, barcodes: true, financial_data: false, translit: false };

/** Ozon takes a version of a list away some months after the next one has come. */
const lists = {
  fbs: { before: "/v3/posting/fbs/list", now: "/v4/posting/fbs/list" },
  unfulfilled: { before: "/v3/posting/fbs/unfulfilled/list", now: "/v4/posting/fbs/unfulfilled/list" },
  fbo: { before: "/v2/posting/fbo/list", now: "/v3/posting/fbo/list" },
} as const;
export type PostingList = keyof typeof lists;

/** The postings of a list, page by page, in whichever version of it Ozon has. */
export async function* postingPages(line: Line, which: PostingList, filter: Record<string, unknown>): AsyncGenerator<unknown[]> {
  for (let offset = 0; offset < lastOffset; offset += pageSize) {
    const answer = await askOzon(line, lists[which].before, { dir: "ASC", filter, limit: pageSize, offset, with: details });
    if (!answer.ok && answer.status === 404 && offset === 0) return yield* byCursor(line, which, filter);
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const page = postingsPage(answer.body);
    if (!page) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    if (page.postings.length > 0) yield page.postings;
    const full = page.postings.length >= pageSize;
    if (page.postings.length === 0 || !(page.hasNext || (full && which === "fbo"))) return;
  }
}

const cursorPage = z.object({ postings: list(z.unknown()), cursor: text(4_000).catch(""), has_next: z.boolean().nullish() });
const cursorPageSize = 100;
const mostPages = 1_000;

/** The lists of now tell a posting in another shape: what they name is read one by one as it always was. */
async function* byCursor(line: Line, which: PostingList, filter: Record<string, unknown>): AsyncGenerator<unknown[]> {
  let cursor = "";
  for (let asked = 0; asked < mostPages; asked++) {
    const answer = await askOzon(line, lists[which].now, { cursor, filter, limit: cursorPageSize, sort_dir: "ASC", translit: false });
    // The nets under the list of changes may be missing; the list itself may not.
    if (!answer.ok && answer.status === 404 && which !== "fbs") return;
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const { data } = cursorPage.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    const read: unknown[] = [];
    for (const named of data.postings) {
      const number = tiesOf(named)?.posting_number;
      const posting = number ? await (which === "fbo" ? fboPosting : fbsPosting)(line, number) : null;
      if (posting !== null) read.push(posting);
    }
    if (read.length > 0) yield read;
    if (!data.has_next || data.cursor === "" || data.cursor === cursor) return;
    cursor = data.cursor;
  }
}

/** Whether Ozon has a list of postings in either version; null when it does, else its refusal. */
export async function refusalOfLists(line: Line, since: Date): Promise<Extract<OzonAnswer, { ok: false }> | "unreadable" | null> {
  const filter = { since: since.toISOString(), to: line.now.toISOString() };
  const before = await askOzon(line, lists.fbs.before, { dir: "DESC", filter, limit: 1, offset: 0, with: {} });
  if (before.ok) return postingsPage(before.body) ? null : "unreadable";
  if (before.status !== 404) return before;
  const now = await askOzon(line, lists.fbs.now, { cursor: "", filter, limit: 1, sort_dir: "DESC" });
  if (!now.ok) return now;
  return cursorPage.extend({ postings: z.array(z.unknown()) }).safeParse(now.body).success ? null : "unreadable";
}

/** One FBS or rFBS posting; null when Ozon does not know it. */
export async function fbsPosting(line: Line, number: string): Promise<unknown> {
  const body = { posting_number: number, with: { ...details, related_postings: true } };
  return resultOf(await askOzon(line, "/v3/posting/fbs/get", body));
}

/** One posting that Ozon sends itself; null when Ozon does not know it. */
export async function fboPosting(line: Line, number: string): Promise<unknown> {
  const body = { posting_number: number, translit: false, with: { analytics_data: true, financial_data: false } };
  return resultOf(await askOzon(line, "/v2/posting/fbo/get", body));
}

function resultOf(answer: OzonAnswer): unknown {
  if (!answer.ok) {
    if (answer.status === 404 || /NOT_?FOUND|not found/i.test(answer.message)) return null;
    throw new ChannelTrouble("rubbish", refusalOf(answer));
  }
  const { body } = answer;
  const result = typeof body === "object" && body !== null && "result" in body ? body.result : body;
  if (tiesOf(result)) return result;
  throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
}
