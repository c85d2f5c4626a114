import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import { type Answer, ChannelTrouble, type Question } from "../marketplaces/line";

const timeoutMs = 10_000;
const maxUnpackedBytes = 50 * 1024 * 1024;
const longestWaitMs = 60 * 60_000;
const unzip = promisify(gunzip);

/** Puts one question to a channel. Answers what an adapter can judge (2xx, 3xx, most 4xx); the rest is thrown as `ChannelTrouble`. */
export async function askChannel(
  call: typeof fetch,
  base: string,
  authorization: Record<string, string>,
  question: Question,
): Promise<Answer> {
  const response = await send(call, urlOf(base, question), authorization, question);
  const { status } = response;
  if (question.judges?.includes(status)) return answerOf(response);
  if (status === 401 || status === 403) throw new ChannelTrouble("keys_refused", reason("channel.keys_refused"));
  if (status === 420 || status === 429) throw new ChannelTrouble("slow_down", reason("channel.rate_limited"), retryAt(response.headers));
  if (status >= 500) throw new ChannelTrouble("unreachable", reason("channel.answered_with_error", { status }), retryAt(response.headers));
  if (status >= 300 && status < 400) throw new ChannelTrouble("rubbish", reason("channel.redirected"));
  return answerOf(response);
}

/** Fetches a file from an address that a channel named, without its keys. */
export async function downloadFile(call: typeof fetch, address: string): Promise<Uint8Array> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  const { status, bytes } = await askChannel(call, url.origin, {}, { path: url.pathname + url.search, headers: { accept: "*/*" } });
  if (status >= 400) throw new ChannelTrouble("unreachable", reason("channel.answered_with_error", { status }));
  return bytes;
}

function urlOf(base: string, { path, query = {} }: Question): URL {
  const url = new URL(base.replace(/\/+$/, "") + path);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.append(name, String(value));
  return url;
}

async function send(call: typeof fetch, url: URL, authorization: Record<string, string>, question: Question): Promise<Response> {
  const { body } = question;
  const raw = typeof body === "string" || body instanceof Uint8Array;
  try {
    return await call(url, {
      method: question.method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        accept: "application/json",
        "accept-encoding": "gzip",
        ...(body === undefined || raw ? {} : { "content-type": "application/json" }),
        ...authorization,
        ...question.headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      // A redirect would drop the keys or carry them elsewhere.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    const late = error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
    throw new ChannelTrouble(
      "unreachable",
      late ? reason("channel.timeout", { seconds: timeoutMs / 1000 }) : reason("channel.unreachable"),
    );
  }
}

async function answerOf(response: Response): Promise<Answer> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
    if (response.headers.get("content-encoding") === "gzip" && bytes[0] === 0x1f && bytes[1] === 0x8b)
      bytes = await unzip(bytes, { maxOutputLength: maxUnpackedBytes });
  } catch {
    throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  }
  return { status: response.status, headers: Object.fromEntries(response.headers), body: readBody(bytes) ?? null, bytes };
}

/** Seconds or a date in Retry-After; Wildberries and МойСклад have headers of their own (seconds, milliseconds). */
function retryAt(headers: Headers): Date | null {
  const seconds = headers.get("retry-after") ?? headers.get("x-ratelimit-retry");
  const milliseconds = headers.get("x-lognex-retry-after");
  const wait = milliseconds ? Number(milliseconds) : seconds && /^\d+(\.\d+)?$/.test(seconds) ? Number(seconds) * 1000 : null;
  if (wait !== null) return Number.isFinite(wait) ? new Date(Date.now() + Math.min(wait, longestWaitMs)) : null;
  const date = seconds ? new Date(seconds) : null;
  return date && !Number.isNaN(date.getTime()) ? new Date(Math.min(date.getTime(), Date.now() + longestWaitMs)) : null;
}
