import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { aMarket } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import { actingAs } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, orderLinesOf, ordersOf, reservedOf } from "@/testing/shop-connection";
import { connectionByCode } from "../connection-queries";
import { fixture as woo } from "../marketplaces/woocommerce/fixtures";
import { fixture } from "../marketplaces/yandex-market/fixtures";
import { connections } from "../tables";
import { listWantedProducts, suggestProducts } from "./product-queries";
import { putChannelProduct } from "./put-channel-product";
import { readCatalogue, startCatalogue } from "./read-catalogue";
import { resolveProducts } from "./resolve-products";
import { mappingsRouter } from "./router";
import { settleWaiting } from "./settle-waiting";

/** The procedures as somebody calls them. */
const asked = (ctx: Context) => callerFactory(mappingsRouter)({ ...ctx, ip: null });

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const price = (amount: number) => ({ amount, currency: "RUB" });
const mug = { code: "woo", externalId: "" };

test(
  "an unknown product waits in the queue with what it may be; matched, every waiting order is reserved at the channel's price and name",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, CUP: 10 });
    const shop = await aConnectedShop(ctx);
    await shop.tell(woo("order-paid", { id: 1 }));
    await shop.tell(woo("order-paid", { id: 2 }));
    const { items } = await listWantedProducts(ctx, {});
    expect(items).toMatchObject([{ connection: "woo", sku: "MUG-WHT", matchedSku: null }]);
    const { externalId = "", name = "" } = items[0] ?? {};
    await putProduct(ctx, "CUP-2", { name: `${name} 2`, price: price(1) });
    expect((await suggestProducts(ctx, { code: "woo", externalId })).map(({ sku, why }) => `${sku} ${why}`)).toEqual(["CUP-2 alike"]);
    const before = (await orderLinesOf(ctx)).filter((line) => line.productId === null);

    await putChannelProduct(ctx, { code: "woo", externalId, product: { sku: "CUP" } });

    expect(await ordersOf(ctx)).toMatchObject([{ status: "confirmed" }, { status: "confirmed" }]);
    expect(await reservedOf(ctx)).toBe(6);
    const after = (await orderLinesOf(ctx)).filter((line) => line.sku === "CUP");
    expect(after.map(({ id, name, unitPriceMinor }) => ({ id, name, unitPriceMinor }))).toEqual(
      before.map(({ id, name, unitPriceMinor }) => ({ id, name, unitPriceMinor })),
    );
    expect(await listWantedProducts(ctx, {})).toMatchObject({ items: [] });
    expect(await shop.tell(woo("order-paid", { id: 3 }))).toMatchObject({ status: "accepted" });
  }),
);

test(
  "a product made of it frees its orders, also when it is made elsewhere; an ignored one is not asked about again",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 20 });
    const shop = await aConnectedShop(ctx);
    await shop.tell(woo("order-paid", { id: 1 }));
    const [wanted] = (await listWantedProducts(ctx, {})).items;
    const one = { ...mug, externalId: wanted?.externalId ?? "" };
    await putChannelProduct(ctx, { ...one, product: { ignored: true } });
    expect((await listWantedProducts(ctx, {})).items).toEqual([]);
    await shop.tell(woo("order-paid", { id: 2 }));
    expect((await listWantedProducts(ctx, {})).items).toEqual([]);

    const taken = putChannelProduct(ctx, { ...one, product: { create: { sku: "TEE-BLK-M", name: "Mug", price: price(100) } } });
    await expect(taken).rejects.toMatchObject({ kind: "invalid", reason: { code: "product.sku_taken" } });
    const unknown = putChannelProduct(ctx, { ...one, product: { sku: "NOPE" } });
    await expect(unknown).rejects.toMatchObject({ kind: "invalid", reason: { code: "product.unknown" } });
    await putChannelProduct(ctx, { ...one, product: { create: { sku: "MUG", name: "Mug", price: price(100) } } });
    expect((await ordersOf(ctx)).map((order) => order.openHolds.includes("unknown_sku"))).toEqual([false, false]);

    await shop.tell(
      woo("order-paid", {
        id: 3,
        line_items: [{ ...(woo("order-paid")["line_items"] as object[])[0], sku: "LATE", product_id: 9, variation_id: 0 }],
      }),
    );
    expect((await ordersOf(ctx)).at(-1)?.openHolds).toContain("unknown_sku");
    const { id } = await putProduct(ctx, "LATE", { name: "Late", price: price(1) });
    await adjustStock(ctx, { warehouse: "MSK", reason: "in", lines: [{ sku: "LATE", onHand: 9 }] });
    await settleWaiting(ctx, { productIds: [id] });
    expect((await ordersOf(ctx)).at(-1)?.openHolds).not.toContain("unknown_sku");
    expect((await listWantedProducts(ctx, {})).items).toEqual([]);
  }),
);

test(
  "a line means what a person matched, else the same SKU, else the only product with its barcode",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aMarket(ctx);
    for (const [sku, barcode] of [
      ["A", "111"],
      ["B", "222"],
      ["C", "333"],
      ["D", "333"],
    ] as const)
      await putProduct(ctx, sku, { name: sku, barcode, price: price(1) });
    const line = (externalLineId: string, sku: string | null, barcode: string | null) => ({
      ...{ externalLineId, sku, barcode, externalProductId: "", name: externalLineId },
    });
    const lines = [line("1", "A", "222"), line("2", "x", "222"), line("3", "y", "333"), line("4", null, null)];
    expect(Object.fromEntries(await resolveProducts(ctx, market.id, lines))).toEqual({ 1: "A", 2: "B" });
  }),
);

test(
  "the catalogue is read on request, with progress; what a person matched stays",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, CUP: 10 });
    const market = await aMarket(ctx);
    const offer = (offerId: string, name: string) => ({
      offer: { offerId, name, barcodes: ["4600000000017"], basicPrice: { value: 99.5 } },
    });
    market.way.answer = ({ path }) =>
      path.includes("page_token=2")
        ? { status: "OK", result: { paging: {}, offerMappings: [offer("Y-3", "Three")] } }
        : { status: "OK", result: { paging: { nextPageToken: "2" }, offerMappings: [offer("Y-1", "One"), offer("Y-2", "Two")] } };
    expect(await startCatalogue(ctx, { code: "market" })).toMatchObject({ catalogue: { state: "running", products: 0 } });
    await expect(startCatalogue(ctx, { code: "market" })).rejects.toMatchObject({ reason: { code: "connection.catalogue_running" } });
    await readCatalogue(ctx, market.id);
    expect(await connectionByCode(ctx, "market")).toMatchObject({ catalogue: { state: "done", products: 3 } });

    await putChannelProduct(ctx, { code: "market", externalId: "Y-1", product: { sku: "CUP" } });
    await startCatalogue(ctx, { code: "market" });
    await readCatalogue(ctx, market.id);
    const { items, nextCursor } = await asked(ctx).products({ code: "market", limit: 2 });
    expect(items).toMatchObject([
      { externalId: "Y-1", matchedSku: "CUP", priceMinor: 9950, wantedAt: null },
      { externalId: "Y-2", matchedSku: null },
    ]);
    expect(await asked(ctx).products({ code: "market", limit: 2, cursor: nextCursor ?? "" })).toMatchObject({
      items: [{ externalId: "Y-3" }],
      nextCursor: null,
    });
    const fbs = fixture("order-fbs");
    const items2 = (fbs.order["items"] as object[]).map((item) => ({ ...item, offerId: "Y-1", shopSku: "Y-1" }));
    expect(await market.tell(fixture("order-fbs", { items: items2.slice(0, 1) }))).not.toMatchObject({
      reason: { code: "order.unknown_sku" },
    });
    expect((await orderLinesOf(ctx)).map((one) => one.sku)).toEqual(["CUP"]);

    await db.update(connections).set({ active: false }).where(eq(connections.id, market.id));
    await expect(startCatalogue(ctx, { code: "market" })).rejects.toMatchObject({ reason: { code: "connection.disabled" } });
  }),
);

test(
  "matching is an operator's work, and another organization's products are not there",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10 });
    const shop = await aConnectedShop(ctx);
    await shop.tell(woo("order-paid"));
    const [wanted] = (await listWantedProducts(ctx, {})).items;
    const input = { code: "woo", externalId: wanted?.externalId ?? "", product: { sku: "TEE-BLK-M" } };
    const asPicker = asked(actingAs(ctx, { role: "picker" }));
    await expect(asPicker.putProduct(input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { ctx: other } = await anOrganization(db);
    await expect(asked(other).putProduct(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await asked(other).wanted({})).items).toEqual([]);
    expect(await asked(actingAs(ctx, { role: "operator" })).putProduct(input)).toMatchObject({
      matchedSku: "TEE-BLK-M",
    });
  }),
);
