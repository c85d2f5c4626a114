import { afterAll, beforeAll, expect, test } from "vitest";
import { aRudeMailServer } from "@/testing/mail-server";
import { tell } from "@/testing/percentile";
import { anOrderFor, aRunningShop, type RunningShop, stockUp } from "@/testing/running-shop";
import { aVendorInTrouble, withAndWithout } from "@/testing/vendor-in-trouble";
import { eachOf } from "@/testing/woo-deliveries";

let shop: RunningShop;
let vendor: Awaited<ReturnType<typeof aVendorInTrouble>>;
let mail: Awaited<ReturnType<typeof aRudeMailServer>>;

beforeAll(async () => {
  vendor = await aVendorInTrouble();
  // It takes the connection and says nothing.
  mail = await aRudeMailServer(() => {});
  shop = await aRunningShop({ env: { SMTP_URL: mail.url, MAIL_FROM: "orders@example.com" } });
  await stockUp(shop, { "TEE-BLK-M": 1_000_000 });
});

afterAll(async () => {
  await shop?.remove();
  await mail?.close();
  vendor?.close();
});

const perRound = 150;

// Breaks with: a carrier or a messenger is asked within the transaction of an order, or before it is answered.
test("S42: with every carrier and messenger hanging or down, orders are placed as quickly as without any (p95 within 20 %)", async () => {
  const { quietMs, troubledMs, ratio } = await withAndWithout({
    round,
    trouble: async (isOn, turn) => {
      vendor.mood = turn % 2 === 0 ? "hangs" : "down";
      await connect(isOn);
    },
  });
  const seen = vendor.asked();
  tell("S42 carriers", { "p95 without, ms": quietMs, "p95 in trouble, ms": troubledMs, ratio, "questions to the vendor": seen });
  expect(seen).toBeGreaterThan(0);
  expect(ratio).toBeLessThan(1.2);
});

/** Places orders, four at once, and books what is packed at the carrier; how long placing took each time. */
async function round(name: string): Promise<number[]> {
  return eachOf(
    Array.from({ length: perRound }, (_, n) => `${name}-${n}`),
    4,
    async (externalId, n) => {
      const startedAt = performance.now();
      const placed = await shop.api("POST", "/api/v1/orders", anOrderFor(externalId, [["TEE-BLK-M", 1]]));
      const took = performance.now() - startedAt;
      expect(placed.status).toBe(201);
      // Some are packed at once, and their parcels are asked about and booked by jobs meanwhile.
      if (n % 30 === 0) await pack(placed.json as { fulfilments: { id: string }[] });
      return took;
    },
  );
}

async function pack({ fulfilments }: { fulfilments: { id: string }[] }): Promise<void> {
  const lines = [{ sku: "TEE-BLK-M", quantity: 1 }];
  const id = fulfilments[0]?.id ?? "";
  await shop.api("POST", `/api/v1/fulfilments/${id}/pick`, { lines });
  const dimensionsMm = { length: 300, width: 200, height: 50 };
  await shop.api("POST", `/api/v1/fulfilments/${id}/pack`, { parcels: [{ weightGrams: 400, dimensionsMm, lines }] });
  // Nobody waits for the answer: it may take as long as a carrier may be waited for.
  void shop.api("POST", `/api/v1/fulfilments/${id}/ship`, {}).catch(() => {});
}

/** Two carriers and a provider of text messages at the vendor in trouble, or none of them. */
async function connect(active: boolean): Promise<void> {
  const put = async (path: string, body: object) => {
    const { status, json } = await shop.api("PUT", path, body);
    expect(status, JSON.stringify(json)).toBeLessThan(300);
  };
  await put("/api/v1/carriers/cdek", {
    kind: "cdek",
    name: "СДЭК",
    active,
    settings: { baseUrl: `${vendor.url}/v2` },
    secrets: { clientId: "a", clientSecret: "b" },
  });
  await put("/api/v1/carriers/boxberry", {
    kind: "boxberry",
    name: "Boxberry",
    active,
    settings: { baseUrl: vendor.url },
    secrets: { token: "a" },
  });
  await put("/api/v1/message-accounts/sms", { kind: "smsru", active, settings: { baseUrl: vendor.url }, secrets: { apiId: "a" } });
}
