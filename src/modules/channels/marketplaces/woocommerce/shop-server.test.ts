import WooCommerceRestApi from "@woocommerce/woocommerce-rest-api";
import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { ChannelProduct, RawOrder } from "../port";
import type { StockRow } from "../stock-port";
import { woocommerce } from ".";
import { fixture } from "./fixtures";

const secrets = { consumerKey: "ck_1", consumerSecret: "cs_1", webhookSecret: "s" };
const shop = (answer: (asked: Seen) => VendorAnswer, settings = {}) => aLocalVendor(woocommerce, { secrets, settings, answer });
const refusal = (status: number, code: string, message: string) => ({ status, body: { code, message, data: { status } } });
const queryOf = (seen: Seen | undefined) => Object.fromEntries(new URLSearchParams(seen?.path.split("?")[1]));
const page = (rows: unknown[], pages: number, total: number) => ({
  status: 200,
  body: rows,
  headers: { "x-wp-total": String(total), "x-wp-totalpages": String(pages) },
});

async function polled(answer: (asked: Seen) => VendorAnswer, since: Date, until: Date) {
  const vendor = await shop(answer);
  const pages: RawOrder[][] = [];
  for await (const page of woocommerce.poll?.orders(vendor.line, { since, until }) ?? []) pages.push(page);
  return { ...vendor, ids: pages.map((page) => page.map(({ externalId }) => externalId)), pages };
}

test("changed orders are polled page by page, with the lines of their refunds", async () => {
  const refund = fixture("refund");
  const until = new Date();
  const since = new Date(until.getTime() - 900_000);
  const { seen, ids, pages } = await polled(
    ({ path }) => {
      if (path.includes("/refunds")) return [refund];
      if (path.includes("page=2")) return page([fixture("order-paid", { id: 3 })], 2, 3);
      return page(
        [fixture("order-paid", { id: 1 }), fixture("order-paid", { id: 2, refunds: [{ id: refund["id"], reason: "", total: "-5.00" }] })],
        2,
        3,
      );
    },
    since,
    until,
  );
  expect(ids).toEqual([["1", "2"], ["3"]]);
  expect(pages[0]?.[1]?.body).toMatchObject({ refunds: [{ id: refund["id"], line_items: refund["line_items"] }] });
  expect(queryOf(seen[0])).toEqual({
    modified_after: since.toISOString().slice(0, 19),
    dates_are_gmt: "true",
    orderby: "id",
    order: "asc",
    per_page: "100",
    page: "1",
  });
  expect(seen.map(({ path }) => path.split("?")[0])).toContain("/wp-json/wc/v3/orders/2/refunds");
});

test("a stretch of the past ends where it should; rows that leave the list meanwhile hide no other", async () => {
  const all = ["1", "2", "3", "4"].map((id) => fixture("order-paid", { id }));
  let list = all;
  const { seen, ids } = await polled(
    ({ path }) => {
      const at = Number(queryOf({ path } as Seen)["page"]);
      const rows = list.slice((at - 1) * 2, at * 2);
      const answer = page(rows, Math.ceil(list.length / 2), list.length);
      // The first order is changed between the pages, and so leaves the stretch.
      list = all.slice(1);
      return answer;
    },
    new Date("2026-10-01T00:00:00Z"),
    new Date("2026-10-02T00:00:00Z"),
  );
  expect([...new Set(ids.flat())]).toEqual(["1", "2", "4", "3"]);
  expect(queryOf(seen[0])["modified_before"]).toBe("2026-10-02T00:00:01");
});

test("where a proxy drops the headers, a page that is not full is the last", async () => {
  const full = Array.from({ length: 100 }, (_, id) => fixture("order-paid", { id: id + 1 }));
  const answer = (seen: Seen) => (queryOf(seen)["page"] === "1" ? full : []);
  const { ids, seen } = await polled(answer, new Date(Date.now() - 1000), new Date());
  expect(ids.flat()).toHaveLength(100);
  expect(seen).toHaveLength(2);
});

test("one order is read again; one that the shop does not know is none", async () => {
  const vendor = await shop(({ path }) =>
    path.endsWith("/orders/4711") ? fixture("order-paid") : refusal(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID."),
  );
  expect(await woocommerce.read?.(vendor.line, "4711")).toEqual(fixture("order-paid"));
  expect(await woocommerce.read?.(vendor.line, "1")).toBeNull();
  const odd = await shop(() => refusal(400, "rest_invalid_param", "Invalid parameter(s): page"));
  await expect(woocommerce.read?.(odd.line, "1")).rejects.toMatchObject({ reason: { params: { message: "Invalid parameter(s): page" } } });
});

const row = (sku: string, quantity: number, key: Record<string, string>): StockRow => ({
  sku,
  barcode: null,
  key,
  place: "",
  quantity,
  at: new Date(),
});

test("products and variations are found by their very SKU", async () => {
  const vendor = await shop(() => [
    { id: 11, type: "simple", sku: "A", parent_id: 0 },
    { id: 12, type: "variation", sku: "B", parent_id: 7 },
    { id: 13, type: "simple", sku: "AB", parent_id: 0 },
  ]);
  const found = await woocommerce.stock?.find?.(
    vendor.line,
    ["A", "B", "C", "D,E"].map((sku) => ({ sku, barcode: null })),
  );
  expect([...(found ?? [])]).toEqual([
    ["A", { productId: "11" }],
    ["B", { productId: "7", variationId: "12" }],
  ]);
  expect(queryOf(vendor.seen[0])).toMatchObject({ sku: "A,B,C", per_page: "100" });
});

test("stock goes out in batches of products and of each parent's variations; single rows may fail", async () => {
  const vendor = await shop(({ path, body }) => {
    if (path.includes("/products/9/")) return refusal(404, "woocommerce_rest_product_invalid_id", "Invalid parent.");
    const { update } = body as { update: { id: number; stock_quantity: number }[] };
    return {
      update: update.map(({ id, stock_quantity }) =>
        id === 13
          ? { id, error: { code: "woocommerce_rest_product_invalid_id", message: "Invalid ID.", data: { status: 400 } } }
          : { id, stock_quantity },
      ),
    };
  });
  const rows = [
    row("A", 5, { productId: "11" }),
    row("B", 2, { productId: "7", variationId: "12" }),
    row("X", 1, { productId: "13" }),
    row("Y", 1, { productId: "9", variationId: "14" }),
    row("Z", -1, { productId: "15" }),
  ];
  expect(await woocommerce.stock?.push(vendor.line, rows)).toEqual([
    { outcome: "acknowledged" },
    { outcome: "acknowledged" },
    { outcome: "refused", reason: { code: "channel.refused_with", params: { message: "Invalid ID." } } },
    { outcome: "refused", reason: { code: "channel.refused_with", params: { message: "Invalid parent." } } },
    { outcome: "acknowledged" },
  ]);
  expect(vendor.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
    [
      "POST",
      "/wp-json/wc/v3/products/batch",
      {
        update: [
          { id: 11, manage_stock: true, stock_quantity: 5 },
          { id: 13, manage_stock: true, stock_quantity: 1 },
          { id: 15, manage_stock: true, stock_quantity: 0 },
        ],
      },
    ],
    ["POST", "/wp-json/wc/v3/products/7/variations/batch", { update: [{ id: 12, manage_stock: true, stock_quantity: 2 }] }],
    ["POST", "/wp-json/wc/v3/products/9/variations/batch", { update: [{ id: 14, manage_stock: true, stock_quantity: 1 }] }],
  ]);
  const closed = await shop(() => refusal(413, "woocommerce_rest_request_entity_too_large", "Unable to accept more than 50 items"));
  await expect(woocommerce.stock?.push(closed.line, rows)).rejects.toMatchObject({ kind: "rubbish" });
});

test("the shop's own numbers are read back", async () => {
  const vendor = await shop(({ path }) =>
    path.includes("/products/7/")
      ? [{ id: 12, stock_quantity: 3 }]
      : [
          { id: 13, stock_quantity: null },
          { id: 11, stock_quantity: 8 },
        ],
  );
  const asked = [row("A", 0, { productId: "11" }), row("B", 0, { productId: "7", variationId: "12" }), row("X", 0, { productId: "13" })];
  expect(await woocommerce.stock?.read?.(vendor.line, asked)).toEqual([8, 3, null]);
  expect(queryOf(vendor.seen[0])["include"]).toBe("11,13");
});

test("the catalogue is read with the variations of variable products", async () => {
  const vendor = await shop(({ path }) =>
    path.includes("/variations")
      ? [{ id: 22, sku: "T-M", price: "12.5", attributes: [{ name: "Size", option: "M" }] }]
      : [
          { id: 11, type: "simple", sku: "A", name: "Mug &amp; cup", price: "5.00", global_unique_id: "4600000000008" },
          { id: 21, type: "variable", sku: "T", name: "Tee" },
          { id: 31, type: "grouped", sku: "", name: "Set" },
        ],
  );
  const found: ChannelProduct[] = [];
  for await (const some of woocommerce.products?.(vendor.line) ?? []) found.push(...some);
  expect(found).toEqual([
    { externalId: "11", sku: "A", barcode: "4600000000008", name: "Mug & cup", priceMinor: 500 },
    { externalId: "22", sku: "T-M", barcode: null, name: "Tee - M", priceMinor: 1250 },
  ]);
});

test("WooCommerce's own client asks for the same and reads the same from this shop", async () => {
  const vendor = await shop(({ path }) =>
    path.includes("/batch") ? { update: [{ id: 11, stock_quantity: 5 }] } : page([fixture("order-paid")], 1, 1),
  );
  const official = new WooCommerceRestApi({
    url: "https://shop.example",
    ...secrets,
    version: "wc/v3",
    axiosConfig: {
      // The client signs with Basic only over https; our shop listens without, so the request is handed on as it is.
      adapter: async (config: Record<string, unknown>) => {
        const { username, password } = config["auth"] as { username: string; password: string };
        const query = new URLSearchParams(config["params"] as Record<string, string>);
        const response = await fetch(`${String(config["url"]).replace("https://shop.example", vendor.baseUrl).split("?")[0]}?${query}`, {
          method: String(config["method"]).toUpperCase(),
          headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` },
          ...(config["data"] ? { body: String(config["data"]) } : {}),
        });
        return {
          data: await response.json(),
          status: response.status,
          statusText: "",
          headers: Object.fromEntries(response.headers),
          config,
        };
      },
    },
  } as ConstructorParameters<typeof WooCommerceRestApi>[0]);

  const until = new Date();
  const window = { since: new Date(until.getTime() - 60_000), until };
  const ours: RawOrder[] = [];
  for await (const orders of woocommerce.poll?.orders(vendor.line, window) ?? []) ours.push(...orders);
  const [asked] = vendor.seen;
  const theirs = await official.get("orders", queryOf(asked));
  expect(theirs.data).toEqual(ours.map(({ body }) => body));
  expect(theirs.headers["x-wp-totalpages"]).toBe("1");
  expect(vendor.seen[1]).toMatchObject({ method: "GET", headers: { authorization: asked?.headers["authorization"] } });
  expect(queryOf(vendor.seen[1])).toEqual(queryOf(asked));

  await woocommerce.stock?.push(vendor.line, [row("A", 5, { productId: "11" })]);
  const batch = vendor.seen.at(-1);
  await official.post("products/batch", batch?.body as Record<string, unknown>);
  expect(vendor.seen.at(-1)).toMatchObject({ method: batch?.method, body: batch?.body });
  expect(vendor.seen.at(-1)?.path.replace(/\?$/, "")).toBe(batch?.path);
});
