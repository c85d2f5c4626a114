import { entry, text } from "@/lib/lenient";
import { type Reason, reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";

/** An error of Ozon that says something about the question itself; `token` is its name in capitals, "" if it has none. */
export type OzonRefusal = { ok: false; status: number; token: string; message: string };
export type OzonAnswer = { ok: true; body: unknown; bytes: Uint8Array } | OzonRefusal;

const rpcStatus = entry({ message: text(2000), details: text(2000).catch("") });
const restMs = 30_000;

/** Asks one of Ozon's methods, all of which are POST. Throws `ChannelTrouble` for what may work later, whatever status it comes with. */
export async function askOzon(line: Line, path: string, body: unknown): Promise<OzonAnswer> {
  const { status, bytes, body: parsed } = await line.ask({ method: "POST", path, body });
  if (status < 300) return { ok: true, body: parsed, bytes };
  const { data } = rpcStatus.safeParse(parsed);
  const message = data?.message || new TextDecoder().decode(bytes.slice(0, 200));
  throwIfPassing(message, status, line.now);
  return { ok: false, status, token: tokenOf(message), message };
}

/** What a person reads of a refusal. */
export function refusalOf({ message, status }: OzonRefusal): Reason {
  return message ? refusedWith(message) : reason("channel.answered_with_error", { status });
}

/** The name that Ozon gives an error, wherever it stands in its text. */
export function tokenOf(message: string): string {
  return /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/.exec(message)?.[0] ?? "";
}

/** A number where JavaScript can hold it, else the digits: Ozon takes ids as numbers. */
export function idOf(id: string): number | string {
  const number = /^\d{1,16}$/.test(id) ? Number(id) : Number.NaN;
  return Number.isSafeInteger(number) ? number : id;
}

function throwIfPassing(message: string, status: number, now: Date): void {
  if (/circle is open|^internal error/i.test(message))
    throw new ChannelTrouble("unreachable", reason("channel.answered_with_error", { status }), new Date(now.getTime() + restMs));
  if (/request rate limit|TOO_MANY_REQUESTS|too frequently/i.test(message))
    throw new ChannelTrouble("slow_down", reason("channel.rate_limited"), new Date(now.getTime() + restMs));
  if (/api-?key|client-?id/i.test(message)) throw new ChannelTrouble("keys_refused", reason("channel.keys_refused"));
}
