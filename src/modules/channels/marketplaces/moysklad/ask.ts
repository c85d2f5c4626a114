import { z } from "zod";
import { entry, list, text } from "@/lib/lenient";
import { type Reason, reason } from "@/lib/reason";
import { type Answer, ChannelTrouble, type Line, type Question } from "../line";
import { refusedWith } from "../refused-with";

const api = "/api/remap/1.2";
const errors = z.object({ errors: list(entry({ error: text(500), code: text(20), parameter: text(100) })) });

export type Fields = Record<string, unknown>;

/** Asks a method of the JSON API; `path` begins after its version. МойСклад refuses any other `Accept` than its own. */
export function askMoysklad(line: Line, question: Question): Promise<Answer> {
  const own = line.settings["baseUrl"];
  const prefix = typeof own === "string" && own.includes("/api/remap/") ? "" : api;
  const headers = { accept: "application/json;charset=utf-8", ...question.headers };
  return line.ask({ ...question, path: prefix + question.path, headers });
}

/** Asks and takes only agreement; anything else goes up as trouble in МойСклад's own words. */
export async function askFor(line: Line, question: Question): Promise<Fields> {
  const answer = await askMoysklad(line, question);
  const failure = failureOf(answer);
  if (failure) throw new ChannelTrouble("rubbish", failure);
  if (!isRecord(answer.body)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return answer.body;
}

/** What a person reads of a refusal, with МойСклад's number of it; null when it agreed. */
export function failureOf({ status, body }: Pick<Answer, "status" | "body">): Reason | null {
  const { data } = errors.safeParse(body);
  const first = data?.errors[0];
  if (first?.error) return refusedWith([first.error, first.code && `(${first.code})`].filter(Boolean).join(" "));
  return status < 400 ? null : reason("channel.answered_with_error", { status });
}

/** The rows of a list's answer. */
export function rowsOf(body: unknown): Fields[] {
  if (Array.isArray(body)) return body.filter(isRecord);
  return isRecord(body) && Array.isArray(body["rows"]) ? body["rows"].filter(isRecord) : [];
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The id at the end of a link, "…/entity/customerorder/{id}?expand=…"; "" if there is none. */
export function idInHref(href: string): string {
  return /\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:[?#/]|$)/i.exec(href.split("/positions")[0] ?? "")?.[1]?.toLowerCase() ?? "";
}

/** The address of an object as МойСклад's filters and documents name it. */
export function hrefOf(line: Line, path: string): string {
  const own = line.settings["baseUrl"];
  const base = typeof own === "string" ? own.replace(/\/+$/, "") : "https://api.moysklad.ru";
  return `${base.includes("/api/remap/") ? base : base + api}${path}`;
}
