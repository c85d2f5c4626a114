// Orders per second through POST /api/v1/orders, beside the raw limit of this machine in the same run.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { freePort } from "@/testing/app";
import { type Load, load } from "./load";

const clients = 16;
const skus = Array.from({ length: 1_000 }, (_, i) => `BENCH-${String(i).padStart(4, "0")}`);

export type Target = { url: string; apiKey: string; databaseUrl: string; organizationId: string };
export type OrdersResult = { app: Load; raw: Load; ratio: number; statementsPerOrder: number };

/** Three rounds of app and raw server in turn; the medians by orders per second. */
export async function ordersBenchmark(target: Target, { seconds = 8, rounds = 3, prepared = false } = {}): Promise<OrdersResult> {
  if (!prepared) await prepare(target);
  const run = (url: string, path: string, time: number) =>
    load({
      url,
      path,
      clients,
      seconds: time,
      headers: () => ({ authorization: `Bearer ${target.apiKey}`, "idempotency-key": randomUUID() }),
      body: () => JSON.stringify(anOrder()),
      expect: 201,
    });
  await run(target.url, "/api/v1/orders", 3);
  const app: Load[] = [];
  const raw: Load[] = [];
  let statements = 0;
  let placed = 0;
  for (let round = 0; round < rounds; round++) {
    const before = await statementCount(target.url);
    const one = await run(target.url, "/api/v1/orders", seconds);
    statements += (await statementCount(target.url)) - before;
    placed += one.requests;
    app.push(one);
    const server = await startRaw(target);
    await run(server.url, "/", 1);
    raw.push(await run(server.url, "/", seconds));
    server.process.kill("SIGKILL");
  }
  const [a, r] = [median(app), median(raw)];
  return {
    app: a,
    raw: r,
    ratio: Math.round((a.perSecond / r.perSecond) * 100) / 100,
    statementsPerOrder: Math.round((statements / placed) * 100) / 100,
  };
}

function anOrder() {
  const start = Math.floor(Math.random() * skus.length);
  return {
    channel: "bench",
    externalId: randomUUID(),
    currency: "RUB",
    customer: {
      name: "Мария Иванова",
      email: "maria@example.com",
      phone: `+7916${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`,
      locale: "ru",
    },
    shippingAddress: {
      country: "RU",
      region: "Татарстан",
      city: "Казань",
      postalCode: "420000",
      line1: "ул. Баумана, 5",
      latitude: null,
      longitude: null,
    },
    shippingMethod: "courier",
    pickupPoint: null,
    shipBy: null,
    shippingPrice: 30_000,
    lines: [0, 331, 662].map((step) => ({
      sku: skus[(start + step) % skus.length],
      quantity: 1,
      unitPrice: 129_900,
      discount: 0,
      taxRate: 22,
    })),
    payment: { status: "paid", method: "card", reference: null },
    onShortage: "backorder",
    note: null,
    tags: [],
  };
}

async function prepare(target: Target): Promise<void> {
  const call = async (method: string, path: string, body: unknown) => {
    const res = await fetch(target.url + path, {
      method,
      headers: { authorization: `Bearer ${target.apiKey}`, "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify(body),
    });
    if (!res.ok) throw new Error(`${method} ${path} answered ${res.status}: ${await res.text()}`);
  };
  const cities = [
    { code: "B-MSK", name: "Москва", latitude: 55.7558, longitude: 37.6173 },
    { code: "B-KZN", name: "Казань", latitude: 55.7963, longitude: 49.1088 },
    { code: "B-EKB", name: "Екатеринбург", latitude: 56.8389, longitude: 60.6057 },
  ];
  for (const { code, name, ...point } of cities)
    await call("PUT", `/api/v1/warehouses/${code}`, {
      name,
      address: { country: "RU", city: name, postalCode: null, line1: null },
      ...point,
      priority: 1,
      timezone: "Europe/Moscow",
    });
  await call("PUT", "/api/v1/channels/bench", { name: "Bench", kind: "api" });
  for (let i = 0; i < skus.length; i += 20) {
    await Promise.all(
      skus.slice(i, i + 20).map((sku) =>
        call("PUT", `/api/v1/products/${sku}`, {
          name: sku,
          barcode: null,
          price: { amount: 129_900, currency: "RUB" },
          cost: { amount: 60_000, currency: "RUB" },
          weightGrams: 300,
          dimensionsMm: { length: 200, width: 150, height: 50 },
          taxRate: 22,
        }),
      ),
    );
  }
  for (const { code } of cities)
    await call("POST", "/api/v1/stock/adjustments", {
      warehouse: code,
      reason: "bench",
      lines: skus.map((sku) => ({ sku, onHand: 5_000_000 })),
    });
}

async function startRaw(target: Target): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "bench/raw-server.ts", target.organizationId, String(port)], {
    env: { ...process.env, DATABASE_URL: target.databaseUrl, NEXTAUTH_SECRET: "bench".padEnd(48, "0") },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(anOrder()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the raw server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, process: child };
}

async function statementCount(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^dirigent_db_statements_total (\d+)/m.exec(text)?.[1] ?? 0);
}

function median(loads: readonly Load[]): Load {
  const sorted = [...loads].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}
