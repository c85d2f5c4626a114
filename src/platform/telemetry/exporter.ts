import { log } from "../log";
import { otlpTraces } from "./otlp-json";
import type { Facts, Span } from "./span";

export type Exporter = {
  add: (span: Span) => void;
  /** Sends what is left, within two seconds, and takes nothing any more. */
  stop: () => Promise<void>;
};

type Options = {
  /** The collector's base address; traces go to /v1/traces below it. */
  endpoint: string;
  headers: Readonly<Record<string, string>>;
  resource: Facts;
  everyMs?: number;
  withinMs?: number;
};

const mostWaiting = 4_096;
const mostAtOnce = 512;
const complainEveryMs = 60_000;
const lastWithinMs = 2_000;

// "Try again" of the protocol; everything else would be refused again.
const passing = new Set([429, 502, 503, 504]);

/**
 * Sends spans to a collector in batches, in the background. A collector that is slow or away costs nothing but its spans: what
 * waits is bounded, the oldest go first, and the log says so once a minute.
 */
export function startExporter({ endpoint, headers, resource, everyMs = 5_000, withinMs = 3_000 }: Options): Exporter {
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const waiting: Span[] = [];
  let lost = 0;
  let complainedAt = Number.NEGATIVE_INFINITY;
  let sending: Promise<void> | null = null;
  let isStopped = false;

  const lose = (count: number, why: string) => {
    lost += count;
    if (Date.now() - complainedAt < complainEveryMs) return;
    complainedAt = Date.now();
    log().warn({ why, lost }, "traces cannot be delivered");
    lost = 0;
  };

  const deliver = async (limitMs: number) => {
    const batch = waiting.splice(0, mostAtOnce);
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(otlpTraces(batch, resource)),
        signal: AbortSignal.timeout(limitMs),
        redirect: "error",
      });
      await answer.arrayBuffer();
      if (answer.ok) return true;
      if (!passing.has(answer.status)) lose(batch.length, `the collector answered ${answer.status}`);
      else putBack(batch, `the collector answered ${answer.status}`);
    } catch (error) {
      putBack(batch, error instanceof Error ? error.message : String(error));
    }
    return false;
  };

  const putBack = (batch: Span[], why: string) => {
    const room = mostWaiting - waiting.length;
    waiting.unshift(...batch.slice(Math.max(batch.length - room, 0)));
    lose(Math.max(batch.length - room, 0), why);
  };

  /** Everything that waits, batch after batch; a failure leaves the rest for the next time. */
  const flush = (limitMs: number): Promise<void> => {
    sending ??= (async () => {
      while (waiting.length > 0 && (await deliver(limitMs)));
    })().finally(() => {
      sending = null;
    });
    return sending;
  };

  const timer = setInterval(() => void flush(withinMs), everyMs);
  timer.unref();

  return {
    add(span) {
      if (isStopped) return;
      waiting.push(span);
      if (waiting.length > mostWaiting) {
        waiting.shift();
        lose(1, "more spans than the collector takes");
      }
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await sending;
      await flush(lastWithinMs);
    },
  };
}
