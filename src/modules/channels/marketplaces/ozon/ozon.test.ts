import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { ChannelProduct } from "../port";
import { ozon } from ".";
import { secretsSchema, settingsSchema } from "./connection";
import { fixture, secrets } from "./fixtures";

const until = new Date("2026-11-22T10:20:00Z");
const minutesBefore = (minutes: number) => new Date(until.getTime() - minutes * 60_000);

type Answers = Record<string, (asked: Seen) => VendorAnswer>;
const notFound = { status: 404, body: { code: 5, message: "POSTING_NOT_FOUND", details: [] } };
const empty = { result: { postings: [], has_next: false } };

function vendorOf(answers: Answers) {
  return aLocalVendor(ozon, { secrets, answer: (asked) => answers[asked.path]?.(asked) ?? notFound });
}

async function polled(answers: Answers, since = minutesBefore(5)) {
  const vendor = await vendorOf({ "/v2/posting/fbo/list": () => ({ result: [] }), ...answers });
  const orders: { externalId: string; body: unknown }[] = [];
  for await (const page of ozon.poll?.orders(vendor.line, { since, until }) ?? []) orders.push(...page);
  return { vendor, orders, ids: orders.map(({ externalId }) => externalId) };
}

test("the poll asks for what changed, page by page, with the keys", async () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => fixture("posting-fbs", { posting_number: `1-${from + index}-1` }));
  const { vendor, ids } = await polled({
    "/v3/posting/fbs/list": ({ body }) => {
      const { offset } = body as { offset: number };
      return { result: { postings: offset === 0 ? page(0, 1000) : page(1000, 3), has_next: offset === 0 } };
    },
  });
  expect(ids).toHaveLength(1003);
  const [first, second] = vendor.seen;
  expect(first?.headers).toMatchObject({ "client-id": "99001", "api-key": "0b1f" });
  expect(first?.body).toMatchObject({
    filter: { last_changed_status_date: { from: minutesBefore(5).toISOString(), to: until.toISOString() }, to: until.toISOString() },
    limit: 1000,
    offset: 0,
  });
  expect(second?.body).toMatchObject({ offset: 1000 });
});

test("postings that Ozon split are put together under the one that we know", async () => {
  // As texts, -10 comes before -9.
  const root = fixture("posting-fbs", { posting_number: "70114522-0183-9", status: "awaiting_deliver" });
  const child = fixture("posting-fbs", {
    posting_number: "70114522-0183-10",
    parent_posting_number: "70114522-0183-9",
    status: "awaiting_deliver",
  });
  const related = { related_postings: { related_posting_numbers: ["70114522-0183-10"] } };
  const answers: Answers = {
    "/v3/posting/fbs/list": () => ({ result: { postings: [child, root], has_next: false } }),
    "/v3/posting/fbs/get": ({ body }) => {
      const { posting_number } = body as { posting_number: string };
      return { result: posting_number.endsWith("-9") ? { ...root, ...related } : { ...child, related_postings: null } };
    },
  };
  const { orders, vendor } = await polled(answers);
  expect(orders).toMatchObject([
    { externalId: "70114522-0183-9", body: { postings: [{ posting_number: "70114522-0183-9" }, { posting_number: "70114522-0183-10" }] } },
  ]);
  expect(await ozon.read?.(vendor.line, "70114522-0183-10")).toMatchObject({ postings: [{ posting_number: "70114522-0183-9" }, {}] });
});

test("a posting is read by its number; FBO is asked when FBS does not know it", async () => {
  const vendor = await vendorOf({
    "/v3/posting/fbs/get": ({ body }) =>
      (body as { posting_number: string }).posting_number === "70114522-0183-1" ? { result: fixture("posting-fbs") } : notFound,
    "/v2/posting/fbo/get": ({ body }) =>
      (body as { posting_number: string }).posting_number === "16402218-0451-3" ? { result: fixture("posting-fbo") } : notFound,
  });
  expect(await ozon.read?.(vendor.line, "70114522-0183-1")).toMatchObject({ posting_number: "70114522-0183-1" });
  expect(await ozon.read?.(vendor.line, "16402218-0451-3")).toMatchObject({ posting_number: "16402218-0451-3" });
  expect(await ozon.read?.(vendor.line, "0-0-0")).toBeNull();
});

test("once an hour what waits is asked for too; FBO needs no role of the key", async () => {
  const waiting = fixture("posting-fbs", { posting_number: "2-2-1" });
  const answers: Answers = {
    "/v3/posting/fbs/list": () => empty,
    "/v3/posting/fbs/unfulfilled/list": () => ({ result: { postings: [waiting], count: 1 } }),
    "/v2/posting/fbo/list": () => ({ status: 403, body: { code: 7, message: "Api-Key is missing a required role for a method" } }),
  };
  expect((await polled(answers)).ids).toEqual([]);
  expect((await polled(answers, minutesBefore(30))).ids).toEqual(["2-2-1"]);
  expect((await polled({ ...answers, "/v2/posting/fbo/list": () => ({ result: {} }) }, minutesBefore(30))).ids).toEqual(["2-2-1"]);
  const withFbo = { ...answers, "/v2/posting/fbo/list": () => ({ result: [fixture("posting-fbo")] }) };
  expect((await polled(withFbo)).ids).toEqual(["16402218-0451-3"]);
});

test.each([
  ["hangs up", "hang up", "unreachable"],
  ["fails", { status: 500, body: { code: 13, message: "Internal error" } }, "unreachable"],
  ["opens its circle", { status: 400, body: { code: 8, message: "Circle is open" } }, "unreachable"],
  ["limits", { status: 429, body: { code: 8, message: "You have reached request rate limit per second" } }, "slow_down"],
  ["refuses the key", { status: 403, body: { code: 7, message: "Invalid Api-Key, please check the key and try again" } }, "keys_refused"],
  ["speaks another format", { status: 200, body: "<html>" }, "rubbish"],
  ["refuses the question", { status: 400, body: { code: 3, message: "PERIOD_IS_TOO_LONG", details: [] } }, "rubbish"],
] as [string, VendorAnswer, string][])("a poll is tried again when Ozon %s", async (_what, answer, kind) => {
  await expect(polled({ "/v3/posting/fbs/list": () => answer })).rejects.toMatchObject({ name: "ChannelTrouble", kind });
});

test("the connection is tested by what it is for", async () => {
  const problem = async (answer: VendorAnswer) => (await vendorOf({ "/v3/posting/fbs/list": () => answer })).problem();
  expect(await problem(empty)).toBeNull();
  expect(await problem({ status: 404, body: "no such page" })).toBe("channel.other_vendor");
  expect(await problem([])).toBe("channel.other_vendor");
  expect(await problem({ status: 403 })).toBe("channel.keys_refused");
  expect(await problem({ status: 400, body: { code: 3, message: "Client-Id and Api-Key headers are required" } })).toBe(
    "channel.keys_refused",
  );
  const keyless = await aLocalVendor(ozon, { answer: () => empty });
  expect(await keyless.problem()).toBe("channel.ozon.keys_missing");
});

test("a connection's settings and secrets are checked", () => {
  expect(settingsSchema.parse({ warehouseMap: { MSK: 1020001784330000 } })).toEqual({ warehouseMap: { MSK: "1020001784330000" } });
  expect(settingsSchema.safeParse({ baseUrl: "ftp://x" }).success).toBe(false);
  expect(settingsSchema.safeParse({ shopDomain: "x" }).success).toBe(false);
  expect(secretsSchema.parse({ clientId: 99001, apiKey: "0b1f" })).toEqual({ clientId: "99001", apiKey: "0b1f" });
  expect(secretsSchema.safeParse({ clientId: "99001" }).success).toBe(false);
});

test("the catalogue is listed page by page, by the id that orders name", async () => {
  const vendor = await vendorOf({
    "/v3/product/list": ({ body }) =>
      (body as { last_id: string }).last_id === ""
        ? {
            result: {
              items: Array.from({ length: 1000 }, (_, index) => ({ product_id: index + 1, offer_id: `A${index}` })),
              total: 1001,
              last_id: "b3",
            },
          }
        : { result: { items: [{ product_id: 5001, offer_id: "MUG-01" }], total: 1001, last_id: "" } },
    "/v3/product/info/list": ({ body }) => ({
      items: (body as { product_id: string[] }).product_id.slice(0, 1).map((id) => ({
        id,
        offer_id: "MUG-01",
        name: "Кружка «Утро»",
        barcodes: ["OZN1780441955", "4600000000017"],
        price: "349.50",
        sku: id === "5001" ? 0 : 77,
        sources: [{ sku: 1780441955, source: "sds" }],
      })),
    }),
  });
  const pages: ChannelProduct[][] = [];
  for await (const page of ozon.products?.(vendor.line) ?? []) pages.push(page);
  expect(pages).toEqual([
    [{ externalId: "77", sku: "MUG-01", barcode: "OZN1780441955", name: "Кружка «Утро»", priceMinor: 34_950 }],
    [{ externalId: "1780441955", sku: "MUG-01", barcode: "OZN1780441955", name: "Кружка «Утро»", priceMinor: 34_950 }],
  ]);
});

test("a posting whose kin cannot be read is read later: a part of an order must not look like all of it", async () => {
  const away = fixture("posting-fbs", { status: "awaiting_deliver" });
  const answers: Answers = { "/v3/posting/fbs/list": () => ({ result: { postings: [away], has_next: false } }) };
  await expect(polled({ ...answers, "/v3/posting/fbs/get": () => ({ status: 200, body: "<html>" }) })).rejects.toMatchObject({
    kind: "rubbish",
  });
  expect((await polled(answers)).orders).toEqual([{ externalId: "70114522-0183-1", body: away }]);
});
