import { z } from "zod";
import { entry, list, text } from "@/lib/lenient";
import { type Reason, reason } from "@/lib/reason";
import { ChannelTrouble, type Line, type Question } from "../line";
import { refusedWith } from "../refused-with";

/** What Wildberries says of one row or of the whole question. */
export type Complaint = { code: string; message: string; sku: string };
export type WbRefusal = { ok: false; status: number; complaints: Complaint[] };
export type WbAnswer = { ok: true; body: unknown } | WbRefusal;

const complaint = entry({
  code: text(200).catch(""),
  message: text(1000).catch(""),
  // The gateway in front of the API speaks so.
  title: text(300).catch(""),
  detail: text(1000).catch(""),
  data: z
    .union([entry({ sku: text(200).catch("") }), list(entry({ sku: text(200).catch("") })).transform(([first]) => first ?? { sku: "" })])
    .catch({ sku: "" }),
});

const restMs = 30_000;

/** Asks Wildberries. Throws `ChannelTrouble` for what may work later; a refusal names what is wrong, row by row where it can. */
export async function askWb(line: Line, question: Question): Promise<WbAnswer> {
  const { status, body } = await line.ask(question);
  if (status < 300) return { ok: true, body };
  const complaints = complaintsIn(body);
  if (complaints.some(({ code }) => code === "StoreIsProcessing"))
    throw new ChannelTrouble("slow_down", refusalOf({ ok: false, status, complaints }), new Date(line.now.getTime() + restMs));
  return { ok: false, status, complaints };
}

/** Asks for something that has to be there: a refusal is trouble. */
export async function demandWb<T>(line: Line, question: Question, shape: z.ZodType<T>): Promise<T> {
  const answer = await askWb(line, question);
  if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
  const { data, success } = shape.safeParse(answer.body);
  if (!success) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return data;
}

/** What a person reads of a refusal. */
export function refusalOf({ status, complaints }: WbRefusal): Reason {
  const words = complaints.map(wordsOf).filter(Boolean);
  return words.length > 0 ? refusedWith([...new Set(words)].join("; ")) : reason("channel.answered_with_error", { status });
}

export const wordsOf = ({ code, message }: Complaint) => message || code;

/** Errors come as an object or as a list of them. */
export function complaintsIn(body: unknown): Complaint[] {
  return (Array.isArray(body) ? body : [body]).flatMap((one) => {
    const { data } = complaint.safeParse(one);
    if (!data) return [];
    const message = [data.message || data.title, data.detail].filter(Boolean).join(": ");
    return data.code || message ? [{ code: data.code, message, sku: data.data.sku }] : [];
  });
}
