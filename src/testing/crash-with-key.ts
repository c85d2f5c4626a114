import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { and, count, eq } from "drizzle-orm";
import { expect } from "vitest";
import { newId } from "@/lib/ids";
import { payments } from "@/modules/orders/payments/tables";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { bookBreaches } from "./book-breaches";
import type { CommittingDatabase } from "./database";
import { testApp, testBaseUrl, testSecret } from "./http-app";
import { anOrder, aProduct, aShop } from "./orders";
import { aKey } from "./organization";
import { anOrderFor } from "./running-shop";
import { aTcpProxy, type TcpProxy } from "./tcp-proxy";

/** A process that answers the API over a link of ours. */
async function aProcess(link: TcpProxy): Promise<{ child: ChildProcess; url: string }> {
  const child = fork("src/testing/api-process.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: link.url, NEXTAUTH_SECRET: testSecret, NEXTAUTH_URL: testBaseUrl, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { child, url: `http://127.0.0.1:${port}` };
}

type Post = { path: string; body: unknown; effects: (ctx: Context) => Promise<number> };

const anyOrder: Post = {
  path: "/api/v1/orders",
  // Without an id of the channel's nothing but the key tells that it is the same.
  body: { ...anOrderFor("", [["TEE", 1]]), externalId: null },
  effects: async ({ db, actor }) => {
    const [row] = await db.select({ rows: count() }).from(orders).where(eq(orders.organizationId, actor.organizationId));
    // One was there before.
    return (row?.rows ?? 0) - 1;
  },
};

const aPayment = (orderId: string): Post => ({
  path: `/api/v1/orders/${orderId}/payments`,
  body: { amount: 50_000, method: "card" },
  effects: async ({ db, actor }) => {
    const own = and(eq(payments.organizationId, actor.organizationId), eq(payments.orderId, orderId), eq(payments.amountMinor, 50_000));
    const [row] = await db.select({ rows: count() }).from(payments).where(own);
    return row?.rows ?? 0;
  },
});

/** When the process dies: what it has asked its database last, and whether that was still heard there. */
export const moments = {
  "after the key was written": { words: /insert into "?idempotency_keys/, moment: "answered", happened: false },
  "before its commit": { words: /\bcommit\b/, moment: "asked", happened: false },
  "after its commit and before the answer": { words: /\bcommit\b/, moment: "answered", happened: true },
} as const;

/**
 * Kills a process at one moment of a POST and asks another one again under the same key: whatever came of the first, the effect
 * is there once. The process is held at its moment by the link to its database, so the product needs no switch for it.
 */
export async function crashWithKey({ db, url }: CommittingDatabase, when: keyof typeof moments, what: "order" | "payment"): Promise<void> {
  const { words, moment, happened } = moments[when];
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "TEE", stock: { MSK: 50 } });
  const { id } = await anOrder(ctx, { lines: { TEE: 1 }, payment: "unpaid" });
  const { path, body, effects } = what === "order" ? anyOrder : aPayment(id);
  const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
  const init = { method: "POST", headers: { ...headers, "idempotency-key": newId() }, body: JSON.stringify(body) };
  const link = await aTcpProxy(url);
  const { child, url: dying } = await aProcess(link);
  try {
    // The key is known and noted as used by then.
    expect((await fetch(`${dying}/api/v1/orders?limit=1`, { headers })).status).toBe(200);
    await sleep(300);
    const held = link.holdAt(words, moment);
    const asked = fetch(dying + path, init).catch(() => "no answer");
    await held;
    child.kill("SIGKILL");
    expect(await asked).toBe("no answer");
  } finally {
    child.kill("SIGKILL");
    await link.close();
  }
  const again = await untilNotInProgress(() => testApp(db).request(path, init));
  expect([200, 201]).toContain(again.status);
  expect(again.headers.get("idempotency-replayed")).toBe(happened ? "true" : null);
  expect(await effects(ctx)).toBe(1);
  expect(await bookBreaches(ctx)).toEqual([]);
}

/** The lock of the dead process's key goes with its connection. */
async function untilNotInProgress(ask: () => Response | Promise<Response>): Promise<Response> {
  for (const deadline = Date.now() + 5_000; ; await sleep(50)) {
    const answer = await ask();
    if (answer.status !== 409 || Date.now() > deadline) return answer;
  }
}
