/**
 * A sales channel of your own, as a typed program: reads what may be sold, places an order, finds it again.
 *
 *   DIRIGENT_URL=http://127.0.0.1:3000 DIRIGENT_API_KEY=drg_… npx tsx examples/channel-client.ts site TEE-BLK-M
 *
 * The key needs the scopes orders:write and stock:read (Settings → API keys), and the channel must exist (Settings → Channels).
 */
import { pathToFileURL } from "node:url";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "../src/server/root-router";

export type Shop = { url: string; apiKey: string; fetch?: typeof fetch };

/** Every procedure of the server, typed by the server itself. Calls of one moment travel in one request. */
export function connect({ url, apiKey, fetch }: Shop) {
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/api/trpc`, headers: { authorization: `Bearer ${apiKey}` }, ...(fetch ? { fetch } : {}) })],
  });
}

/** How many units of a SKU may still be promised, in all warehouses together. */
export async function availableUnits(shop: ReturnType<typeof connect>, sku: string): Promise<number> {
  const { items } = await shop.inventory.list.query({ sku });
  return items.reduce((sum, level) => sum + level.available, 0);
}

/** Sells one unit. `externalId` is your own number of the order: sent again, it finds the first order instead of making a second. */
export async function sellOne(shop: ReturnType<typeof connect>, channel: string, sku: string, externalId: string) {
  return shop.orders.place.mutate({
    channel,
    externalId,
    currency: "RUB",
    customer: { name: "Мария Иванова", email: "maria@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
    shippingMethod: "courier",
    shippingPrice: 300_00,
    lines: [{ sku, quantity: 1, unitPrice: 1_299_00, taxRate: 22 }],
    payment: { status: "paid", method: "card" },
  });
}

async function main([channel = "site", sku = "TEE-BLK-M"]: string[]): Promise<void> {
  const { DIRIGENT_URL: url = "http://127.0.0.1:3000", DIRIGENT_API_KEY: apiKey = "" } = process.env;
  const shop = connect({ url, apiKey });
  console.log(`${sku}: ${await availableUnits(shop, sku)} may be sold`);
  const order = await sellOne(shop, channel, sku, `EXAMPLE-${Date.now()}`);
  console.log(`Order ${order.number} is placed; ${await availableUnits(shop, sku)} are left`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));
