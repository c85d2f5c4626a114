import { createHmac, randomUUID } from "node:crypto";

export type Delivery = { headers: Record<string, string>; body: string };

/** Signs a payload as a WooCommerce shop does. Over other bytes than it sends, and it is what a meddler makes of it. */
export function wooDelivery(payload: unknown, secret: string, { topic = "order.updated", id = randomUUID() as string } = {}): Delivery {
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "x-wc-webhook-topic": topic,
    "x-wc-webhook-signature": createHmac("sha256", secret).update(body).digest("base64"),
    "x-wc-webhook-delivery-id": id,
  };
  return { headers, body };
}

export type Acknowledged = { status: number; tookMs: number };

/** Delivers it to a webhook address and says how long the answer took. */
export async function send(address: string, { headers, body }: Delivery): Promise<Acknowledged> {
  const startedAt = performance.now();
  const response = await fetch(address, { method: "POST", headers, body });
  await response.arrayBuffer();
  return { status: response.status, tookMs: performance.now() - startedAt };
}

/** Does some work for each of many things, so many at once. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item, at);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
