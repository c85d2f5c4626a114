import { randomUUID } from "node:crypto";

export type Target = { url: string; apiKey: string; databaseUrl: string; organizationId: string };

const skus = Array.from({ length: 1_000 }, (_, i) => `BENCH-${String(i).padStart(4, "0")}`);
/** The SKU that everybody wants at once. */
export const wanted = "BENCH-0007";

/** An order of three lines out of a thousand SKUs, or all of one. */
export function anOrder(only?: string) {
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
    lines: (only ? [0] : [0, 331, 662]).map((step) => ({
      sku: only ?? skus[(start + step) % skus.length],
      quantity: 1,
      unitPrice: 129_900,
      discount: 0,
      taxRate: 22,
    })),
    payment: { status: "paid", method: "card", reference: null },
    onShortage: "backorder",
    note: null,
    tags: [],
    customFields: {},
  };
}

/** A shop of three warehouses and a thousand SKUs with goods for millions of orders. */
export async function prepare(target: Target): Promise<void> {
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
