import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, Session, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { ChannelProduct, RawOrder } from "../port";
import type { StockRow } from "../stock-port";
import { shopify } from ".";
import { askGraph } from "./ask-graph";
import { secretsSchema, settingsSchema } from "./connection";
import { fixture } from "./fixtures";

const secrets = { accessToken: "shpat_1", webhookSecret: "s" };
type Asked = { query: string; variables: Record<string, unknown> };
const variablesOf = (seen: Seen | undefined) => (seen?.body as Asked | undefined)?.variables ?? {};
type Given = Record<string, unknown> | { status: number; body?: unknown; headers?: Record<string, string> } | "hang up";

const shop = (answer: (asked: Asked, seen: Seen) => Given, settings = {}) =>
  aLocalVendor(shopify, {
    secrets,
    settings,
    answer: (seen): VendorAnswer => {
      const given = answer(seen.body as Asked, seen);
      return typeof given === "string" || "status" in given ? given : { data: given };
    },
  });
const lastPage = { pageInfo: { hasNextPage: false, endCursor: null } };

test("changed orders are polled by cursors, with the lines that one answer cannot hold", async () => {
  const line = (id: number) => ({ id: `gid://shopify/LineItem/${id}`, name: "x", quantity: 1 });
  const vendor = await shop(({ query, variables }) => {
    if (query.includes("OrderLines")) return { order: { lineItems: { nodes: [line(3)], ...lastPage } } };
    if (variables["after"] === "p2") return { orders: { nodes: [fixture("order-graph", { id: "gid://shopify/Order/2" })], ...lastPage } };
    const lineItems = { nodes: [line(1), line(2)], pageInfo: { hasNextPage: true, endCursor: "l2" } };
    return {
      orders: {
        nodes: [fixture("order-graph", { id: "gid://shopify/Order/1", lineItems })],
        pageInfo: { hasNextPage: true, endCursor: "p2" },
      },
    };
  });
  const window = { since: new Date("2026-11-22T08:00:00Z"), until: new Date("2026-11-22T09:00:00Z") };
  const pages: RawOrder[][] = [];
  for await (const page of shopify.poll?.orders(vendor.line, window) ?? []) pages.push(page);
  expect(pages.map((page) => page.map(({ externalId }) => externalId))).toEqual([["1"], ["2"]]);
  expect(pages[0]?.[0]?.body).toHaveProperty("lineItems.nodes.length", 3);
  expect(vendor.seen.map(({ path, headers }) => [path, headers["x-shopify-access-token"]])).toEqual(
    Array(3).fill(["/admin/api/2026-01/graphql.json", "shpat_1"]),
  );
  expect(variablesOf(vendor.seen[0])["query"]).toBe("updated_at:>='2026-11-22T08:00:00Z' AND updated_at:<='2026-11-22T09:00:01Z'");
});

test("one order is read again; one that the shop does not know is none", async () => {
  const vendor = await shop(({ variables }) => ({ order: variables["id"] === "gid://shopify/Order/5501" ? fixture("order-graph") : null }));
  expect(await shopify.read?.(vendor.line, "5501")).toMatchObject({ id: "gid://shopify/Order/5501" });
  expect(await shopify.read?.(vendor.line, "7")).toBeNull();
  expect(await shopify.read?.(vendor.line, "x")).toBeNull();
});

test("errors of all Shopify's shapes are understood: too fast, no right, no shop, its own words", async () => {
  const trouble = async (given: Given) =>
    askGraph((await shop(() => given)).line, "{ shop { name } }", {}).catch((error: unknown) => error);
  const throttled = {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: {
      cost: { requestedQueryCost: 500, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100 } },
    },
  };
  const before = Date.now();
  const wait = (await trouble({ status: 200, body: throttled })) as { kind: string; retryAt: Date };
  expect(wait.kind).toBe("slow_down");
  expect(wait.retryAt.getTime() - before).toBeGreaterThanOrEqual(4_000);
  expect(wait.retryAt.getTime() - before).toBeLessThan(10_000);
  expect(
    await trouble({ status: 200, body: { errors: [{ message: "Access denied", extensions: { code: "ACCESS_DENIED" } }] } }),
  ).toMatchObject({
    kind: "keys_refused",
  });
  expect(await trouble({ status: 404, body: { errors: "Not Found" } })).toMatchObject({ reason: { code: "channel.not_shopify" } });
  expect(await trouble({ status: 422, body: { errors: { query: ["is too deep"] } } })).toMatchObject({
    reason: { params: { message: "query is too deep" } },
  });
  expect(await trouble({ status: 401, body: { errors: "[API] Invalid API key" } })).toMatchObject({ kind: "keys_refused" });
  expect(await trouble({ status: 429, headers: { "retry-after": "2" } })).toMatchObject({ kind: "slow_down" });
  expect(await trouble({ status: 502 })).toMatchObject({ kind: "unreachable" });
  expect(await trouble({ status: 200, body: "<html>" })).toMatchObject({ kind: "rubbish", reason: { code: "channel.unreadable_answer" } });
  expect(await trouble("hang up")).toMatchObject({ kind: "unreachable" });
});

const row = (sku: string, quantity: number): StockRow => ({
  sku,
  barcode: null,
  key: { inventoryItemId: `gid://shopify/InventoryItem/${sku}`, locationId: "gid://shopify/Location/2" },
  place: "",
  quantity,
  at: new Date(),
});

test("products are found by their very SKU, and one number is set at one location", async () => {
  const variant = (sku: string, item: number) => ({
    id: `gid://shopify/ProductVariant/${item}`,
    sku,
    inventoryItem: { id: `gid://shopify/InventoryItem/${item}` },
  });
  const vendor = await shop(({ query, variables }) => {
    if (query.includes("Locations")) return { locations: { nodes: [{ id: "gid://shopify/Location/2" }] } };
    if (variables["after"] === null)
      return { productVariants: { nodes: [variant("A-1-XL", 9), variant("A-1", 1)], pageInfo: { hasNextPage: true, endCursor: "n" } } };
    return { productVariants: { nodes: [variant('B"2', 2), variant("A-1", 3)], ...lastPage } };
  });
  const found = await shopify.stock?.find?.(
    vendor.line,
    ["A-1", 'B"2', "C"].map((sku) => ({ sku, barcode: null })),
  );
  expect([...(found ?? [])]).toEqual([
    ["A-1", { inventoryItemId: "gid://shopify/InventoryItem/1", locationId: "gid://shopify/Location/2" }],
    ['B"2', { inventoryItemId: "gid://shopify/InventoryItem/2", locationId: "gid://shopify/Location/2" }],
  ]);
  expect(variablesOf(vendor.seen[1])["query"]).toBe('sku:"A-1" OR sku:"B\\"2" OR sku:"C"');
  const named = await shop(() => ({ productVariants: { nodes: [variant("A-1", 1)], ...lastPage } }), { locationId: 77 });
  expect((await shopify.stock?.find?.(named.line, [{ sku: "A-1", barcode: null }]))?.get("A-1")?.["locationId"]).toBe(
    "gid://shopify/Location/77",
  );
});

test("numbers are set all or none: the row that Shopify names is refused, the others go again", async () => {
  const vendor = await shop(({ variables }) => {
    const { quantities } = variables["input"] as { quantities: { inventoryItemId: string }[] };
    const wrong = quantities.findIndex(({ inventoryItemId }) => inventoryItemId.endsWith("/X"));
    const userErrors =
      wrong < 0
        ? []
        : [{ code: "INVALID_INVENTORY_ITEM", field: ["input", "quantities", String(wrong), "inventoryItemId"], message: "no such item" }];
    return { inventorySetQuantities: { inventoryAdjustmentGroup: null, userErrors } };
  });
  const outcomes = await shopify.stock?.push(vendor.line, [row("A", 5), row("X", 1), row("B", -3)]);
  expect(outcomes).toEqual([
    { outcome: "acknowledged" },
    { outcome: "refused", reason: { code: "channel.refused_with", params: { message: "no such item" } } },
    { outcome: "acknowledged" },
  ]);
  expect(variablesOf(vendor.seen.at(-1))).toEqual({
    input: {
      name: "available",
      reason: "correction",
      referenceDocumentUri: "dirigent://stock",
      ignoreCompareQuantity: true,
      quantities: [
        { inventoryItemId: "gid://shopify/InventoryItem/A", locationId: "gid://shopify/Location/2", quantity: 5 },
        { inventoryItemId: "gid://shopify/InventoryItem/B", locationId: "gid://shopify/Location/2", quantity: 0 },
      ],
    },
  });
  const vague = await shop(() => ({ inventorySetQuantities: { userErrors: [{ code: "INTERNAL", field: null, message: "try later" }] } }));
  await expect(shopify.stock?.push(vague.line, [row("A", 1), row("B", 1)])).rejects.toMatchObject({ kind: "rubbish" });
});

test("the shop's own numbers are read back", async () => {
  const vendor = await shop(() => ({
    nodes: [
      { id: "gid://shopify/InventoryItem/B", inventoryLevel: { quantities: [{ name: "available", quantity: 4 }] } },
      { id: "gid://shopify/InventoryItem/A", inventoryLevel: null },
      null,
    ],
  }));
  expect(await shopify.stock?.read?.(vendor.line, [row("A", 0), row("B", 0), row("C", 0)])).toEqual([null, 4, null]);
});

test("the catalogue is read page by page", async () => {
  const vendor = await shop(({ variables }) => ({
    productVariants: variables["after"]
      ? { nodes: [{ id: "gid://shopify/ProductVariant/2", sku: null, barcode: null, price: "1", displayName: "Mug" }], ...lastPage }
      : {
          nodes: [{ id: "gid://shopify/ProductVariant/1", sku: "A", barcode: "4600000000008", price: "12.50", displayName: "Tee - M" }],
          pageInfo: { hasNextPage: true, endCursor: "x" },
        },
  }));
  const found: ChannelProduct[] = [];
  for await (const page of shopify.products?.(vendor.line) ?? []) found.push(...page);
  expect(found).toEqual([
    { externalId: "1", sku: "A", barcode: "4600000000008", name: "Tee - M", priceMinor: 1250 },
    { externalId: "2", sku: null, barcode: null, name: "Mug", priceMinor: 100 },
  ]);
});

test("Shopify's own client asks as we ask, and reads what our shop answers", async () => {
  const vendor = await shop(() => ({ shop: { name: "Night & Co" } }));
  setAbstractFetchFunc((url, init) => fetch(String(url).replace("https://a.myshopify.com", vendor.baseUrl), init as RequestInit) as never);
  const api = shopifyApi({
    apiKey: "k",
    apiSecretKey: "s",
    hostName: "example.com",
    apiVersion: ApiVersion.January26,
    isEmbeddedApp: false,
    scopes: [],
    logger: { level: LogSeverity.Error },
  });
  const session = new Session({ id: "1", shop: "a.myshopify.com", state: "", isOnline: false, accessToken: "shpat_1" });
  const query = "query Shop($x: String) { shop { name } }";
  const theirs = await new api.clients.Graphql({ session }).request(query, { variables: { x: "1" } });
  const ours = await askGraph(vendor.line, query, { x: "1" });
  expect(theirs.data).toEqual(ours);
  const asked = vendor.seen.map(({ method, path, headers, body }) => [
    method,
    path,
    headers["x-shopify-access-token"],
    headers["content-type"],
    body,
  ]);
  expect(asked[1]).toEqual(asked[0]);
});

test("what stands in the way of a connection is named", async () => {
  expect(await (await shop(() => ({ shop: { name: "Night & Co" } }))).problem()).toBeNull();
  expect(await (await shop(() => ({ status: 404, body: { errors: "Not Found" } }))).problem()).toBe("channel.not_shopify");
  expect(await (await aLocalVendor(shopify, { secrets: { webhookSecret: "s" }, answer: () => ({}) })).problem()).toBe(
    "channel.keys_missing",
  );
  expect(await (await aLocalVendor(shopify, { secrets, settings: { baseUrl: undefined }, answer: () => ({}) })).problem()).toBe(
    "channel.base_url_missing",
  );
  expect(shopify.host({ shopDomain: "night" })).toBe("https://night.myshopify.com");
  expect(shopify.host({ shopDomain: "night.myshopify.com" })).toBe("https://night.myshopify.com");
  for (const shopDomain of ["evil.com", "a.myshopify.com.evil.com", "a/b", "a@b", ""])
    expect(settingsSchema.safeParse({ shopDomain }).success).toBe(false);
  expect(settingsSchema.safeParse({ shopDomain: "Night.myshopify.com" }).success).toBe(true);
  expect(secretsSchema.safeParse({ webhookSecret: "s" }).success).toBe(true);
});
