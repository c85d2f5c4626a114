import { reason } from "@/lib/reason";
import { type Answer, ChannelTrouble, type Line, type Question } from "../line";
import { refusedWith } from "../refused-with";

export type Fields = Record<string, unknown>;

const api = "/wp-json/wc/v3";

/** Asks the shop's REST API. What comes back is judged by the caller; `failureOf` says whether the shop refused. */
export function askShop(line: Line, question: Question): Promise<Answer> {
  return line.ask({ ...question, path: api + question.path });
}

/** The shop's words for a refusal, `{"code", "message", "data": {"status"}}`; null when it agreed. */
export function failureOf({ status, body }: Pick<Answer, "status" | "body">): string | null {
  if (status < 400) return null;
  const { message, code } = fieldsOf(body);
  return [message, code].find((words): words is string => typeof words === "string" && words !== "") ?? `HTTP ${status}`;
}

/** Asks and takes only a list; anything else goes up as trouble with the shop's own words. */
export async function listFrom(line: Line, question: Question): Promise<{ rows: Fields[]; pages: number | null; total: number | null }> {
  const answer = await askShop(line, question);
  const failure = failureOf(answer);
  if (failure !== null) throw new ChannelTrouble("rubbish", refusedWith(failure));
  if (!Array.isArray(answer.body)) throw new ChannelTrouble("rubbish", reason("channel.not_woocommerce"));
  const count = (name: string) => (/^\d+$/.test(answer.headers[name] ?? "") ? Number(answer.headers[name]) : null);
  return { rows: answer.body.map(fieldsOf), pages: count("x-wp-totalpages"), total: count("x-wp-total") };
}

/** Every page of a list. Where a proxy drops the number of pages, a page that is not full is the last. */
export async function* pagesOf(
  line: Line,
  path: string,
  query: Readonly<Record<string, string | number | boolean>>,
): AsyncGenerator<Fields[]> {
  const perPage = 100;
  let before: number | null = null;
  for (let page = 1; page <= maxPages; page++) {
    const { rows, pages, total } = await listFrom(line, { path, query: { ...query, per_page: perPage, page } });
    if (rows.length > 0) yield rows;
    // What left the list meanwhile moved rows of this page to the one before, which is read again.
    const shrank = before !== null && total !== null && total < before;
    before = total;
    if (shrank) page = Math.max(0, page - 2);
    else if (pages !== null ? page >= pages : rows.length < perPage) return;
  }
}

const maxPages = 10_000;

export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
