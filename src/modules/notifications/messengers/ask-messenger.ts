import { type Reason, reason } from "@/lib/reason";
import { noAnswer } from "@/platform/no-answer";
import type { Fetch, SendOutcome } from "./port";

/** `lost`: the provider may have done what was asked. `none`: it surely did not. */
export type Answer =
  | { said: "answer"; status: number; body: Record<string, unknown> }
  | { said: "lost" | "none"; why: string; waitMs: number | null };

/** Puts one question to a provider and reads its JSON. Never throws for what the network or the provider does. */
export async function askMessenger(
  fetch: Fetch,
  base: string,
  { path, form, json, headers }: { path: string; form?: Record<string, string>; json?: object; headers?: Record<string, string> },
): Promise<Answer> {
  const body = form ? new URLSearchParams(form).toString() : json ? JSON.stringify(json) : undefined;
  const type = form ? "application/x-www-form-urlencoded" : "application/json";
  let response: Response;
  try {
    response = await fetch(new URL(base.replace(/\/+$/, "") + path), {
      method: body === undefined ? "GET" : "POST",
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": type }), ...headers },
      ...(body === undefined ? {} : { body }),
      // A redirect would carry the keys elsewhere.
      redirect: "manual",
    });
  } catch (error) {
    const { why, neverSent } = noAnswer(error);
    return { said: neverSent ? "none" : "lost", why, waitMs: null };
  }
  const { status } = response;
  const waitMs = retryAfterMs(response.headers.get("retry-after"));
  const read = await response.json().catch(() => null);
  if (typeof read === "object" && read !== null && !Array.isArray(read) && (status < 300 || status >= 400))
    // A refusal in the provider's own words says more than its status; a server that fails may have done it all the same.
    return status >= 500 ? { said: "lost", why: `it answered with ${status}`, waitMs } : { said: "answer", status, body: read };
  if (status === 429) return { said: "none", why: "too many requests", waitMs };
  if (status >= 400 && status < 500) return { said: "answer", status, body: {} };
  if (status >= 300 && status < 400) return { said: "none", why: "it sent us elsewhere", waitMs };
  return { said: "lost", why: status >= 500 ? `it answered with ${status}` : "its answer could not be read", waitMs };
}

/** What sending came to where no answer came. */
export function withoutAnswer({ said, why, waitMs }: Exclude<Answer, { said: "answer" }>): SendOutcome {
  return said === "lost" ? { outcome: "unconfirmed", why } : { outcome: "refused", permanent: false, why, retryAfterMs: waitMs };
}

/** The same for a look at the keys. */
export function untested({ why }: Exclude<Answer, { said: "answer" }>): Reason {
  return reason("messenger.unavailable", { why });
}

/** The provider's own words about a refusal. */
export function inItsWords(code: unknown, words: unknown): string {
  const said = typeof words === "string" ? words.trim().slice(0, 240) : "";
  return [String(code ?? ""), said].filter(Boolean).join(": ") || "refused";
}

function retryAfterMs(said: string | null): number | null {
  if (!said || !/^\d+$/.test(said)) return null;
  return Math.min(Number(said), 3600) * 1000;
}
