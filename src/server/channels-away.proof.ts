import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "@/modules/channels/marketplaces/woocommerce/fixtures";
import { tell } from "@/testing/percentile";
import { anOrderFor, aRunningShop, type RunningShop, stockUp } from "@/testing/running-shop";
import { aVendorInTrouble, moods, withAndWithout } from "@/testing/vendor-in-trouble";
import { eachOf, send, wooDelivery } from "@/testing/woo-deliveries";

const webhookSecret = "only-for-proofs";
/** Every kind that is asked for orders and told of stock and steps, each with what it needs to be asked at all. */
const kinds: Record<string, { settings?: object; secrets: object }> = {
  woocommerce: { secrets: { webhookSecret, consumerKey: "ck_1", consumerSecret: "cs_1" } },
  ozon: { settings: { warehouseMap: { MSK: "1" } }, secrets: { clientId: "1", apiKey: "k" } },
  wildberries: { settings: { warehouseMap: { MSK: "1" } }, secrets: { token: "t" } },
  yandex_market: { settings: { campaignId: 77, businessId: 5, warehouseMap: { MSK: "51" } }, secrets: { apiKey: "ACMA:1" } },
  shopify: { settings: { locationId: "1" }, secrets: { accessToken: "shpat_1", webhookSecret } },
  moysklad: { settings: { warehouseMap: { MSK: "1" } }, secrets: { token: "t" } },
};
const perRound = 150;

let shop: RunningShop;
let vendor: Awaited<ReturnType<typeof aVendorInTrouble>>;
let hook = "";

beforeAll(async () => {
  vendor = await aVendorInTrouble();
  shop = await aRunningShop();
  await stockUp(shop, { "TEE-BLK-M": 1_000_000, "MUG-WHT": 1_000_000 });
  await connect(false);
});

afterAll(async () => {
  await shop?.remove();
  vendor?.close();
});

// Breaks with: a channel is asked within the transaction of an order, or before a delivery is answered; a poll holds the connections of the pool.
test("S42: with every channel hanging, down, limiting or talking rubbish, orders are placed and deliveries stored as quickly as without any (p95 within 20 %)", async () => {
  const { quietMs, troubledMs, ratio } = await withAndWithout({
    round,
    trouble: async (isOn, turn) => {
      vendor.mood = moods[turn % moods.length] ?? "hangs";
      await connect(isOn);
    },
  });
  const seen = vendor.asked();
  tell("S42 channels", { "p95 without, ms": quietMs, "p95 in trouble, ms": troubledMs, ratio, "questions to the vendor": seen });
  expect(seen).toBeGreaterThan(0);
  // The shop sees which of them are in trouble.
  const { json } = await shop.api("GET", "/api/v1/connections");
  const troubled = (json.items as { trouble: unknown }[]).filter(({ trouble }) => trouble !== null);
  expect(troubled.length).toBeGreaterThan(0);
  expect(ratio).toBeLessThan(1.2);
});

/** Orders over the API, which change the stock that channels are told of, and deliveries of a shop among them, four at once. */
function round(name: string): Promise<number[]> {
  return eachOf(
    Array.from({ length: perRound }, (_, n) => `${name}-${n}`),
    4,
    async (externalId, n) => {
      const startedAt = performance.now();
      if (n % 10 === 0) {
        const order = fixture("order-paid", { id: Math.floor(startedAt * 1_000), number: externalId });
        expect((await send(hook, wooDelivery(order, webhookSecret))).status).toBe(200);
      } else {
        expect((await shop.api("POST", "/api/v1/orders", anOrderFor(externalId, [["TEE-BLK-M", 1]]))).status).toBe(201);
      }
      return performance.now() - startedAt;
    },
  );
}

/** All channels at the vendor in trouble; or switched off, but for the one whose deliveries come in, which is never asked then. */
async function connect(isOn: boolean): Promise<void> {
  const put = async (path: string, body: object) => {
    const { status, json } = await shop.api("PUT", path, body);
    expect(status, JSON.stringify(json)).toBeLessThan(300);
    return json;
  };
  for (const [kind, { settings, secrets }] of Object.entries(kinds)) {
    const code = kind.replace("_", "-");
    await put(`/api/v1/channels/${code}`, { name: kind, kind });
    const takesOrders = kind === "woocommerce";
    const own = takesOrders && !isOn ? { webhookSecret } : secrets;
    const { webhookUrl } = await put(`/api/v1/connections/${code}`, {
      kind,
      channel: code,
      settings: { ...settings, ...(takesOrders && !isOn ? {} : { baseUrl: vendor.url }) },
      secrets: own,
      active: isOn || takesOrders,
    });
    if (takesOrders) hook = shop.url + new URL(String(webhookUrl)).pathname;
  }
}
