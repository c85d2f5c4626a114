import { setTimeout as sleep } from "node:timers/promises";
import { anOrderFor } from "./running-shop";

export type Attempt = {
  externalId: string;
  /** When the answer, or the failure, was there. */
  at: number;
  tookMs: number;
  /** 0: no answer. */
  status: number;
  retryAfter: string | null;
  /** What the network said where there was no answer: ECONNREFUSED, ECONNRESET… */
  trouble: string | null;
};

export type Traffic = { attempts: Attempt[]; accepted: () => string[]; stop: () => Promise<void> };

type Road = { urls: string[]; apiKey: string; sku: string; clients: number; pauseMs: number; name?: string };

/**
 * Shops that send orders without end, one unit each, and send an order again with the same key until it is accepted: as a
 * channel does that must lose none. Of several addresses only those are used that say they are ready, as a load balancer does.
 */
export function traffic({ urls, apiKey, sku, clients, pauseMs, name = "T" }: Road): Traffic {
  const attempts: Attempt[] = [];
  let isOver = false;
  let sent = 0;
  let ready = urls;
  const look = async () => {
    while (!isOver && urls.length > 1) {
      const seen = await Promise.all(urls.map(isReady));
      ready = urls.filter((_, at) => seen[at]);
      await sleep(50);
    }
  };
  const shop = async (client: number) => {
    let turn = client;
    while (!isOver) {
      sent += 1;
      const externalId = `${name}-${sent}`;
      for (let accepted = false; !accepted && !isOver; ) {
        const attempt = await place(ready[turn % ready.length] ?? "", apiKey, externalId, sku);
        attempts.push(attempt);
        accepted = attempt.status === 200 || attempt.status === 201;
        if (!accepted) turn += 1;
        await sleep(accepted ? pauseMs : Math.max(pauseMs, 50));
      }
    }
  };
  const shops = [look(), ...Array.from({ length: clients }, (_, client) => shop(client))];
  return {
    attempts,
    accepted: () => attempts.filter(({ status }) => status === 200 || status === 201).map(({ externalId }) => externalId),
    async stop() {
      isOver = true;
      await Promise.all(shops);
    },
  };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { headers: { connection: "close" } }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function place(url: string, apiKey: string, externalId: string, sku: string): Promise<Attempt> {
  const startedAt = Date.now();
  const seen = (status: number, retryAfter: string | null, trouble: string | null) => {
    const at = Date.now();
    return { externalId, at, tookMs: at - startedAt, status, retryAfter, trouble };
  };
  try {
    const response = await fetch(`${url}/api/v1/orders`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", "idempotency-key": externalId },
      body: JSON.stringify(anOrderFor(externalId, [[sku, 1]])),
      signal: AbortSignal.timeout(30_000),
    });
    await response.arrayBuffer();
    return seen(response.status, response.headers.get("retry-after"), null);
  } catch (error) {
    return seen(0, null, networkCode(error));
  }
}

function networkCode(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name?: string };
  return cause?.code ?? name ?? "unknown";
}
