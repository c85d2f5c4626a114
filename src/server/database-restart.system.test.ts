import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "@/testing/eventually";
import { restartPostgres } from "@/testing/restart-postgres";
import { anOrderFor, aRunningShop, auditOf, type RunningShop, stockUp } from "@/testing/running-shop";
import { traffic } from "@/testing/traffic";

let shop: RunningShop;

beforeAll(async () => {
  shop = await aRunningShop();
  await stockUp(shop, { TEE: 100_000 });
});

afterAll(() => shop?.remove());

test.each(["fast", "immediate"] as const)(
  "S39: PostgreSQL restarts (%s) under a trickle of orders and nobody restarts us",
  async (mode) => {
    const socket = io(`${shop.url}/staff`, { auth: { apiKey: shop.apiKey }, transports: ["websocket"] });
    const heard = new Set<string>();
    socket.on("event", ({ type, subject }: { type: string; subject: { id: string } }) => heard.add(`${type} ${subject.id}`));
    await new Promise<void>((resolve) => socket.once("connect", resolve));

    const orders = traffic({ urls: [shop.url], apiKey: shop.apiKey, sku: "TEE", clients: 2, pauseMs: 100, name: mode });
    await sleep(800);
    await restartPostgres(shop.dataDir, mode);
    const upAgainAt = Date.now();
    await eventually(() => orders.attempts.some(({ status, at, tookMs }) => status === 201 && at - tookMs >= upAgainAt), 5_000);
    await sleep(500);
    await orders.stop();

    const refused = orders.attempts.filter(({ status }) => status !== 200 && status !== 201);
    expect(refused.filter(({ status, retryAfter }) => status !== 503 || !retryAfter)).toEqual([]);
    expect(await fetch(`${shop.url}/livez`).then(({ status }) => status)).toBe(200);

    // LISTEN and the jobs are back by themselves: an order of now is heard of, and its e-mail is made.
    const { json } = await shop.api("POST", "/api/v1/orders", anOrderFor(`${mode}-after`, [["TEE", 1]]));
    await eventually(() => heard.has(`order.placed ${json.id}`), 10_000);
    await eventually(async () => messagesIn((await shop.api("GET", `/api/v1/messages?order=${json.id}`)).json) > 0, 20_000);
    expect(await auditOf(shop)).toEqual([]);
    socket.close();
  },
);

const messagesIn = ({ items }: Record<string, unknown>) => (Array.isArray(items) ? items.length : 0);
