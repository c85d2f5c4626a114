import { createHash } from "node:crypto";
import { readBody } from "@/lib/parse-keeping-ids";
import { noAnswer } from "@/platform/no-answer";
import { CarrierUnavailable, type Fetch } from "./port";

/** What is asked of a carrier's API. A body of text, bytes or form fields goes as it is, any other as JSON. */
export type CarrierQuestion = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From the base address on. */
  path: string;
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
};

/** `body` is null where there is no JSON; ids too long for a number come as strings. */
export type CarrierAnswer = { status: number; headers: Headers; body: unknown; bytes: Uint8Array<ArrayBuffer> };

/**
 * Puts one question to a carrier. Answers 2xx and 4xx, for the adapter to judge. Throws `CarrierUnavailable` for the rest: surely not
 * done when there was no connection, a redirect, or too many questions (429); perhaps done after a time-out, a broken answer or a 5xx.
 */
export async function askCarrier(fetch: Fetch, base: string, question: CarrierQuestion): Promise<CarrierAnswer> {
  const response = await send(fetch, addressOf(base, question), question);
  const { status, headers } = response;
  if (status === 429) throw new CarrierUnavailable("too many questions", "no", retryAfterMs(headers));
  if (status >= 500) throw new CarrierUnavailable(`the carrier answered with ${status}`, "maybe", retryAfterMs(headers));
  if (status >= 300 && status < 400) throw new CarrierUnavailable("the carrier sent us elsewhere", "no");
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status, headers, body: readBody(bytes) ?? null, bytes };
  } catch {
    throw new CarrierUnavailable("the answer broke off", "maybe");
  }
}

/** The carrier does not take our keys, which is no answer about a parcel: nothing was bought, and a person has to look. */
export function keysRefused(status: number): boolean {
  return status === 401 || status === 403;
}

/** Thrown where keys are refused, so that it is told apart from a carrier that could not be asked. */
export class KeysRefused extends CarrierUnavailable {
  constructor() {
    super("the keys were refused", "no");
  }
}

/** Asks in a place where a failure of any kind but refused keys leaves "no" purchase, or "maybe" one of before. */
export async function leaving<Found>(reached: "no" | "maybe", asking: Promise<Found>): Promise<Found> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof CarrierUnavailable) || error instanceof KeysRefused) throw error;
    throw new CarrierUnavailable(error.message, reached, error.retryAfterMs);
  }
}

function addressOf(base: string, { path, query = {} }: CarrierQuestion): URL {
  const url = new URL(base.replace(/\/+$/, "") + path);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.append(name, String(value));
  return url;
}

async function send(fetch: Fetch, url: URL, { method, headers, body }: CarrierQuestion): Promise<Response> {
  const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof URLSearchParams;
  try {
    return await fetch(url, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { accept: "application/json", ...(body === undefined || raw ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      // A redirect would drop the keys or carry them elsewhere.
      redirect: "manual",
    });
  } catch (error) {
    const { why, neverSent } = noAnswer(error);
    throw new CarrierUnavailable(why, neverSent ? "no" : "maybe");
  }
}

const longestWaitMs = 60 * 60_000;

/** Seconds or a date; null when the carrier does not say. */
function retryAfterMs(headers: Headers): number | null {
  const said = headers.get("retry-after");
  if (!said) return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestWaitMs) : null;
}

type Token = { token: string; validForSeconds: number };

const tokens = new Map<string, { token: Promise<string>; until: number }>();
/** A token is renewed before it ends, so that none ends on the way. */
const earlyMs = 60_000;

/**
 * The access token that these keys get, fetched once and kept until shortly before its end, however many ask at once. `asked` names
 * host and keys; only its digest is kept. `renew` after the carrier has refused the kept one.
 */
export async function accessToken(asked: readonly string[], fetchToken: () => Promise<Token>, { renew = false } = {}): Promise<string> {
  const key = createHash("sha256").update(JSON.stringify(asked)).digest("hex");
  const kept = tokens.get(key);
  if (kept && !renew && kept.until > Date.now()) return kept.token;
  const entry = { token: Promise.resolve(""), until: Number.POSITIVE_INFINITY };
  entry.token = fetchToken().then(
    ({ token, validForSeconds }) => {
      entry.until = Date.now() + Math.max(0, validForSeconds * 1000 - earlyMs);
      return token;
    },
    (error) => {
      if (tokens.get(key) === entry) tokens.delete(key);
      throw error;
    },
  );
  tokens.set(key, entry);
  return entry.token;
}
