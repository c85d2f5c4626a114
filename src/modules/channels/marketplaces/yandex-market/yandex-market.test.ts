import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { ChannelProduct, RawOrder } from "../port";
import type { StockRow } from "../stock-port";
import { yandexMarket } from ".";
import { secretsSchema, settingsSchema } from "./connection";
import { fixture } from "./fixtures";
import { inspect, reply, verify } from "./notification";

const settings = { businessId: "31", campaignId: 77 };
const secrets = { apiKey: "ACMA:1" };
const now = new Date("2026-11-22T09:00:00Z");
const body = (payload: unknown) => ({ rawBody: Buffer.from(JSON.stringify(payload)) });

const market = (answer: (asked: Seen) => VendorAnswer) => aLocalVendor(yandexMarket, { secrets, settings, answer });
const error = (message: string, status = 400) => ({ status, body: { status: "ERROR", errors: [{ code: "BAD_REQUEST", message }] } });
const calls = (seen: Seen[]) => seen.map(({ method, path }) => `${method} ${path.split("?")[0]}`);

async function allOrders(answer: (asked: Seen) => VendorAnswer, since: Date, until: Date) {
  const vendor = await market(answer);
  const pages: RawOrder[][] = [];
  for await (const page of yandexMarket.poll?.orders(vendor.line, { since, until }) ?? []) pages.push(page);
  return { ...vendor, pages };
}

test("a ping is answered with name, version and time; a notice names the order to read", () => {
  const ping = inspect(body({ notificationType: "PING", time: "2026-11-22T09:00:00Z" }));
  expect(ping).toMatchObject({ kind: "ping" });
  expect(reply(ping, now)).toEqual({ version: "1.0.0", name: "Dirigent", time: "2026-11-22T09:00:00.000Z" });

  const created = { notificationType: "ORDER_CREATED", campaignId: 77, orderId: 481516234, createdAt: "2026-11-22T08:59:00Z", items: [] };
  expect(inspect(body(created))).toMatchObject({ kind: "notice", externalId: "481516234", topic: "ORDER_CREATED" });
  expect(inspect(body(created)).deliveryId).toBe(inspect(body(created)).deliveryId);
  const cancelled = { notificationType: "ORDER_CANCELLED", campaignId: 77, orderId: "481516234", cancelledAt: "2026-11-22T08:59:00Z" };
  expect(inspect(body(cancelled))).toMatchObject({ kind: "notice", externalId: "481516234" });
  expect(inspect({ rawBody: Buffer.from('{"notificationType":"ORDER_UPDATED","orderId":820982911946154508}') }).externalId).toBe(
    "820982911946154508",
  );
  expect(inspect(body({ notificationType: "CHAT_MESSAGE_SENT", chatId: 3 }))).toMatchObject({
    kind: "ignored",
    reason: { code: "channel.other_topic" },
  });
  expect(inspect(body({ notificationType: "ORDER_UPDATED" }))).toMatchObject({ kind: "ignored", reason: { code: "channel.no_order_id" } });
  expect(verify()).toBe("ok");
});

test("the older push API posts orders whole and wants to hear that they are accepted", () => {
  const accept = inspect(body(fixture("push-accept")));
  expect(accept).toMatchObject({ kind: "order", topic: "order/accept" });
  expect(reply(accept, now)).toEqual({ order: { accepted: true, id: "481516400" } });
  expect(inspect(body(fixture("order-dbs")))).toMatchObject({ kind: "order", topic: "order/status" });
  expect(inspect(body({ cart: { items: [] } }))).toMatchObject({ kind: "ignored" });
});

test("orders are polled by tokens, within thirty days at once, each with how it is sold", async () => {
  const { seen, pages } = await allOrders(
    ({ path }) => {
      if (!path.includes("/orders?")) return { campaign: { id: 77, placementType: "FBY" } };
      const { programType: _told, ...order } = fixture("order-fbs").order;
      if (!path.includes("page_token")) return { orders: [order, { ...order, id: 2 }], paging: { nextPageToken: "T2" } };
      return { orders: [{ ...order, id: 3 }], paging: {} };
    },
    new Date("2026-10-01T00:00:00Z"),
    new Date("2026-11-22T09:00:00Z"),
  );
  expect(pages.map((page) => page.map(({ externalId }) => externalId))).toEqual([["481516234", "2"], ["3"], ["481516234", "2"], ["3"]]);
  expect(pages[0]?.[0]?.body).toMatchObject({ order: { programType: "FBY" } });
  const asked = seen.filter(({ path }) => path.includes("/orders?")).map(({ path }) => new URLSearchParams(path.split("?")[1]));
  expect(asked.map((query) => [query.get("updatedAtFrom"), query.get("updatedAtTo"), query.get("page_token"), query.get("limit")])).toEqual(
    [
      ["2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z", null, "50"],
      ["2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z", "T2", "50"],
      ["2026-10-31T00:00:00Z", "2026-11-22T09:00:01Z", null, "50"],
      ["2026-10-31T00:00:00Z", "2026-11-22T09:00:01Z", "T2", "50"],
    ],
  );
  expect(seen[0]?.headers["api-key"]).toBe("ACMA:1");
});

test("orders are polled by numbered pages too, and the buyer of our own delivery is asked for", async () => {
  const { seen, pages } = await allOrders(
    ({ path }) => {
      if (path.endsWith("/buyer"))
        return { status: "OK", result: { id: "b-2", lastName: "Орлова", firstName: "Анна", phone: "+79160000001" } };
      if (!path.includes("/orders?")) return { campaign: { placementType: "DBS" } };
      const page = Number(new URLSearchParams(path.split("?")[1]).get("page") ?? 1);
      return {
        orders: [{ ...fixture("order-dbs").order, id: page }],
        pager: { currentPage: page, pagesCount: 3, pageSize: 50, total: 101 },
      };
    },
    new Date("2026-11-22T08:00:00Z"),
    new Date("2026-11-22T09:00:00Z"),
  );
  expect(pages.flat().map(({ externalId }) => externalId)).toEqual(["1", "2", "3"]);
  expect(pages[2]?.[0]?.body).toMatchObject({ order: { buyer: { phone: "+79160000001" } } });
  expect(seen.filter(({ path }) => path.includes("page=3&pageSize=50"))).toHaveLength(1);
});

test("one order is read again; one that Yandex does not know is none", async () => {
  const vendor = await market(({ path }) => (path.endsWith("/orders/481516234") ? fixture("order-fbs") : error("Not found", 404)));
  expect(await yandexMarket.read?.(vendor.line, "481516234")).toEqual(fixture("order-fbs"));
  expect(await yandexMarket.read?.(vendor.line, "5")).toBeNull();
  const broken = await market(() => error("campaign is off", 409));
  await expect(yandexMarket.read?.(broken.line, "5")).rejects.toMatchObject({
    kind: "rubbish",
    reason: { params: { message: "campaign is off" } },
  });
});

const row = (sku: string, quantity: number): StockRow => ({ sku, barcode: null, key: { sku }, place: "", quantity, at: now });

test("stock goes out as one call, and the row that spoils it is found and named", async () => {
  const fine = await market(() => ({ status: "OK" }));
  expect(await yandexMarket.stock?.push(fine.line, [row("A", 5), row("B", -2)])).toEqual([
    { outcome: "acknowledged" },
    { outcome: "acknowledged" },
  ]);
  expect(fine.seen).toMatchObject([
    {
      method: "PUT",
      path: "/v2/campaigns/77/offers/stocks",
      body: {
        skus: [
          { sku: "A", items: [{ count: 5, updatedAt: "2026-11-22T09:00:00.000Z" }] },
          { sku: "B", items: [{ count: 0, updatedAt: "2026-11-22T09:00:00.000Z" }] },
        ],
      },
    },
  ]);
  const picky = await market(({ text }) => (text.includes('"X"') ? error("Unknown sku X") : { status: "OK" }));
  const outcomes = await yandexMarket.stock?.push(
    picky.line,
    ["A", "B", "X", "C"].map((sku) => row(sku, 1)),
  );
  expect(outcomes?.map(({ outcome }) => outcome)).toEqual(["acknowledged", "acknowledged", "refused", "acknowledged"]);
  expect(outcomes?.[2]).toMatchObject({ reason: { code: "channel.refused_with", params: { message: "Unknown sku X" } } });
  const gone = await market(() => error("No campaign", 404));
  await expect(yandexMarket.stock?.push(gone.line, [row("A", 1)])).rejects.toMatchObject({ kind: "rubbish" });
});

test("Yandex's own numbers are read back, page by page, over its warehouses", async () => {
  const offer = (offerId: string, count: number, type = "FIT") => ({
    offerId,
    stocks: [
      { type, count },
      { type: "DEFECT", count: 9 },
    ],
  });
  const vendor = await market(({ path }) =>
    path.includes("page_token")
      ? { status: "OK", result: { warehouses: [{ warehouseId: 2, offers: [offer("A", 1), offer("C", 4, "AVAILABLE")] }], paging: {} } }
      : { status: "OK", result: { warehouses: [{ warehouseId: 1, offers: [offer("A", 3)] }], paging: { nextPageToken: "n" } } },
  );
  expect(await yandexMarket.stock?.read?.(vendor.line, [row("C", 0), row("A", 0), row("Z", 0)])).toEqual([4, 4, null]);
  expect(vendor.seen[0]).toMatchObject({ method: "POST", body: { offerIds: ["C", "A", "Z"] } });
});

test("the catalogue is read page by page", async () => {
  const vendor = await market(({ path }) => {
    const offer = path.includes("page_token")
      ? { offerId: "B", name: "Бета" }
      : { offerId: "A", name: "Альфа", barcodes: ["4600000000008"], basicPrice: { value: 12.5, currencyId: "RUR" } };
    return { status: "OK", result: { offerMappings: [{ offer }], paging: path.includes("page_token") ? {} : { nextPageToken: "2" } } };
  });
  const found: ChannelProduct[] = [];
  for await (const page of yandexMarket.products?.(vendor.line) ?? []) found.push(...page);
  expect(found).toEqual([
    { externalId: "A", sku: "A", barcode: "4600000000008", name: "Альфа", priceMinor: 1250 },
    { externalId: "B", sku: "B", barcode: null, name: "Бета", priceMinor: null },
  ]);
  expect(calls(vendor.seen)[0]).toBe("POST /v2/businesses/31/offer-mappings");
});

test("what stands in the way of a connection is named", async () => {
  const problem = async (answer: VendorAnswer) => (await market(() => answer)).problem();
  expect(await problem({ orders: [], paging: {} })).toBeNull();
  expect(await problem(error("Forbidden", 403))).toBe("channel.keys_refused");
  expect(await problem(error("Hit rate limit of 2 parallel requests", 420))).toBe("channel.rate_limited");
  expect(await problem(error("Not found", 404))).toBe("channel.campaign_unknown");
  expect(await problem(error("scope is missing"))).toBe("channel.refused_with");
  expect(await problem("hang up")).toBe("channel.unreachable");
  expect(await problem("<html>")).toBe("channel.unreadable_answer");
  expect(await problem({ status: 502 })).toBe("channel.answered_with_error");
  expect(settingsSchema.safeParse({ ...settings, warehouseMap: { MAIN: "51" }, baseUrl: "https://a.example" }).success).toBe(true);
  expect(settingsSchema.safeParse({ campaignId: "x" }).success).toBe(false);
  expect(secretsSchema.safeParse({}).success).toBe(false);
});
