import { setTimeout as sleep } from "node:timers/promises";

const firstWaitMs = 500;
const longestWaitMs = 60_000;

/**
 * Sends a request again while the server asks for patience (429, 503, a key in use) or cannot be reached, `tries` times in all. The same bytes and
 * the same headers go out each time. `Retry-After` is kept; without it each wait is twice the one before.
 */
export function persistent(send: (request: Request) => Promise<Response>, tries: number): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= tries;
      const answer = await send(request.clone()).catch((error: unknown) => {
        if (last || request.signal.aborted) throw error;
        return null;
      });
      if (answer && (last || !asksForPatience(answer))) return answer;
      const asked = answer ? retryAfterMs(answer.headers.get("retry-after")) : null;
      // An answer that nobody reads would hold its connection.
      await answer?.body?.cancel();
      await sleep(asked ?? Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1)), undefined, { signal: request.signal });
    }
  };
}

/** Too many, away, or the first try is still at work under the same key: a 409 that names a time. */
const asksForPatience = ({ status, headers }: Response) =>
  status === 429 || status === 503 || (status === 409 && headers.has("retry-after"));

/** Seconds, or a date. */
function retryAfterMs(header: string | null): number | null {
  if (!header) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : new Date(header).getTime() - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestWaitMs) : null;
}
