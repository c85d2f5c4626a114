import { expect, test } from "vitest";
import type { Seen } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { Telling } from "../telling";
import { woocommerce } from ".";
import { settingsSchema } from "./connection";

const secrets = { consumerKey: "ck_1", consumerSecret: "cs_1", webhookSecret: "s" };
type Order = { id: number; status: string; line_items: unknown[]; refunds: unknown[] };

/** A shop with one order of two tees and a mug, which keeps the notes and the status that it is given. */
async function aShop(settings = {}, order: Partial<Order> = {}) {
  const held: Order = {
    id: 4711,
    status: "processing",
    line_items: [
      { id: 501, quantity: 2 },
      { id: 502, quantity: 1 },
      { id: 503, quantity: 3, bundled_by: 502 },
    ],
    refunds: [],
    ...order,
  };
  const notes: { note: string; customer_note: boolean }[] = [];
  const answer = ({ method, path, body }: Seen) => {
    if (!path.includes("/orders/4711"))
      return { status: 404, body: { code: "woocommerce_rest_shop_order_invalid_id", message: "Invalid ID." } };
    if (path.includes("/refunds")) return held.refunds;
    if (path.includes("/notes")) {
      if (method === "POST") notes.push(body as (typeof notes)[number]);
      return notes;
    }
    if (method === "PUT") held.status = (body as Order).status;
    return held;
  };
  return { ...(await aLocalVendor(woocommerce, { secrets, settings, answer })), held, notes };
}

const line = (externalLineId: string, quantity: number) => ({ externalLineId, sku: "S", externalProductId: null, quantity });
const telling = (step: Telling["step"], number: string | null, changes: Partial<Telling> = {}): Telling => ({
  step,
  externalId: "4711",
  orderNumber: "1001",
  lines: [line("501", 2), line("502", 1)],
  parcels: [],
  place: null,
  shipment: number === null ? null : { trackingNumber: number, carrier: "cdek", trackingUrl: null, ours: true },
  reason: null,
  occurredAt: new Date(),
  memory: {},
  ...changes,
});
const tell = (vendor: { line: Parameters<NonNullable<typeof woocommerce.stepsOut>["tell"]>[0] }, what: Telling) =>
  woocommerce.stepsOut?.tell(vendor.line, what);
const memoryOf = (told: Awaited<ReturnType<typeof tell>>) => (told && "memory" in told && told.memory) || {};

test("a tracking number becomes one note, however often it is told", async () => {
  const shop = await aShop();
  expect(await tell(shop, telling("handed_over", "CD1"))).toMatchObject({ outcome: "told" });
  expect(await tell(shop, telling("handed_over", "CD1"))).toMatchObject({ outcome: "told" });
  expect(shop.notes).toEqual([{ note: "cdek · CD1", customer_note: false }]);
  expect(shop.held.status).toBe("processing");
  const open = await aShop({ noteForBuyer: true });
  const shipment = { trackingNumber: "CD2", carrier: "cdek", trackingUrl: "https://track.example/CD2", ours: true };
  await tell(open, telling("handed_over", null, { shipment }));
  expect(open.notes).toEqual([{ note: "cdek · CD2 · https://track.example/CD2", customer_note: true }]);
});

test("the order is completed with its last parcel, not with the first", async () => {
  const shop = await aShop();
  const first = await tell(shop, telling("delivered", "CD1", { lines: [line("501", 1)] }));
  expect(shop.held.status).toBe("processing");
  const again = await tell(shop, telling("delivered", "CD1", { lines: [line("501", 1)], memory: memoryOf(first) }));
  expect(shop.held.status).toBe("processing");
  await tell(shop, telling("delivered", "CD2", { lines: [line("501", 1), line("502", 1)], memory: memoryOf(again) }));
  expect(shop.held.status).toBe("completed");
});

test("units that were given back are waited for no longer; an ended order stays ended", async () => {
  const refunds = [{ id: 9, line_items: [{ quantity: -1, meta_data: [{ key: "_refunded_item_id", value: "501" }] }] }];
  const shop = await aShop({}, { refunds });
  await tell(shop, telling("delivered", "CD1", { lines: [line("501", 1), line("502", 1)] }));
  expect(shop.held.status).toBe("completed");
  const over = await aShop({ statuses: { handed_over: "shipped" } }, { status: "cancelled" });
  expect(await tell(over, telling("handed_over", null))).toMatchObject({ outcome: "told" });
  expect(over.held.status).toBe("cancelled");
});

test("the settings name other statuses", async () => {
  const shop = await aShop({ statuses: { handed_over: "shipped", delivered: "arrived" } });
  await tell(shop, telling("handed_over", "CD1"));
  expect(shop.held.status).toBe("shipped");
  await tell(shop, telling("delivered", "CD1"));
  expect(shop.held.status).toBe("arrived");
  expect(settingsSchema.safeParse({ statuses: { handed_over: "shipped" }, noteForBuyer: true }).success).toBe(true);
  expect(settingsSchema.safeParse({ statuses: { lost: "x" } }).success).toBe(false);
});

test("an order is cancelled as a whole only", async () => {
  const shop = await aShop();
  expect(await tell(shop, telling("cancelled", null, { lines: [line("501", 1)] }))).toMatchObject({
    outcome: "refused",
    reason: { code: "channel.only_whole_orders" },
  });
  expect(shop.held.status).toBe("processing");
  expect(await tell(shop, telling("cancelled", null))).toEqual({ outcome: "told" });
  expect(shop.held.status).toBe("cancelled");
  expect(await tell(shop, telling("cancelled", null, { externalId: "1" }))).toMatchObject({ reason: { code: "channel.order_unknown" } });
});
