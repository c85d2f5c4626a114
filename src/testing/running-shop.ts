import { randomBytes, randomUUID } from "node:crypto";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { createDb, createPool, type Db } from "@/platform/db";
import { findRunning } from "../cli/embedded/postgres.mjs";
import { type App, type StartApp, startApp } from "./app";

export type Answer = { status: number; headers: Headers; json: Record<string, unknown> };

/** A whole process of the production build with an owner, an API key, the channel "site" and one warehouse. */
export type RunningShop = App & {
  apiKey: string;
  api: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
};

/** Who may sign in to a new one. */
export const shopOwner = { email: "owner@example.com", password: "correct horse battery staple" };
const owner = { DIRIGENT_ADMIN_EMAIL: shopOwner.email, DIRIGENT_ADMIN_PASSWORD: shopOwner.password };

/** Give `apiKey` of an earlier one to start a second process on its database, or the same folder again. */
export async function aRunningShop({ apiKey, ...options }: StartApp & { apiKey?: string } = {}): Promise<RunningShop> {
  const key = apiKey ?? `drg_${randomBytes(32).toString("hex")}`;
  const env = { ...owner, DIRIGENT_ORGANIZATION: "Лавка", DIRIGENT_API_KEY: key, LOG_LEVEL: "warn", ...options.env };
  const app = await startApp({ ...options, env });
  const shop = { ...app, apiKey: key, api: callsOf(app.url, key) };
  if (!apiKey) await furnish(shop);
  return shop;
}

/** Units on the shelf of the one warehouse; products are made where they are missing. */
export async function stockUp({ api }: Pick<RunningShop, "api">, units: Record<string, number>): Promise<void> {
  for (const sku of Object.keys(units)) {
    const price = { amount: 129_900, currency: "RUB" };
    await must(api("PUT", `/api/v1/products/${sku}`, { name: `Товар ${sku}`, barcode: null, price, weightGrams: 300, taxRate: 22 }));
  }
  const lines = Object.entries(units).map(([sku, onHand]) => ({ sku, onHand }));
  await must(api("POST", "/api/v1/stock/adjustments", { warehouse: "MSK", reason: "initial", lines }));
}

/** The body of `POST /orders`. */
export function anOrderFor(externalId: string, lines: [sku: string, quantity: number][], more: Record<string, unknown> = {}) {
  return {
    channel: "site",
    externalId,
    currency: "RUB",
    customer: { name: "Мария Иванова", email: "maria@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 5" },
    shippingMethod: "courier",
    shippingPrice: 30_000,
    lines: lines.map(([sku, quantity]) => ({ sku, quantity, unitPrice: 129_900, discount: 0, taxRate: 22 })),
    payment: { status: "paid", method: "card" },
    ...more,
  };
}

/** A look into the embedded database of a shop that runs. */
export async function inItsDatabase<T>({ dataDir }: Pick<App, "dataDir">, look: (db: Db) => Promise<T>): Promise<T> {
  const url = await findRunning(dataDir);
  if (!url) throw new Error("The embedded database does not run.");
  const pool = createPool(url, { max: 2 });
  try {
    return await look(createDb(pool));
  } finally {
    await pool.end();
  }
}

/** The invariant audit on the embedded database of a shop that runs (S1). */
export const auditOf = (shop: Pick<App, "dataDir">) => inItsDatabase(shop, (db) => auditStock(db));

async function furnish({ api }: Pick<RunningShop, "api">): Promise<void> {
  const address = { country: "RU", city: "Москва", postalCode: "101000", line1: "ул. Мясницкая, 1" };
  const place = { latitude: 55.7558, longitude: 37.6173, timezone: "Europe/Moscow" };
  await must(api("PUT", "/api/v1/warehouses/MSK", { name: "Москва", address, ...place, priority: 1 }));
  await must(api("PUT", "/api/v1/channels/site", { name: "Сайт", kind: "api" }));
}

function callsOf(url: string, key: string): RunningShop["api"] {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        ...(method === "POST" ? { "idempotency-key": randomUUID() } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: asObject(text) };
  };
}

function asObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}

async function must(answer: Promise<Answer>): Promise<Answer> {
  const { status, json } = await answer;
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(json)}`);
  return answer;
}
