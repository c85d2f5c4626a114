import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { listProducts } from "@/modules/catalog/product-queries";
import { stockLevels } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import { withDatabase } from "@/testing/database";
import { anExchange } from "@/testing/exchange";
import { aProduct, aShop, stockOf } from "@/testing/orders";
import { bytes, importXml, offersXml } from "./fixtures";

const productsOf = async (ctx: Context) => {
  const { items } = await listProducts(ctx, { limit: 200 });
  return Object.fromEntries(items.map((item) => [item.sku, item]));
};

const changedOf = async (ctx: Context) =>
  (
    await ctx.db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.organizationId, ctx.actor.organizationId), eq(outbox.type, "product.changed")))
  ).length;

test(
  "products, characteristics, prices of the retail type and stock by warehouse come from 1C, in either encoding",
  withDatabase(async ({ db }) => {
    for (const encoding of ["utf-8", "windows-1251"] as const) {
      const { ctx } = await aShop(db);
      const exchange = await anExchange(ctx, db, { settings: { encoding, warehouseMap: { MSK: "w-1", KZN: "w-2" } } });
      await exchange.signIn();
      const goods = importXml([
        { id: "g1", article: "ЧАЙ-1", name: "Чайник «Уют» & Ко", barcode: "4600000000017", tax: "22", more: "<Вес>1,2</Вес>" },
        { id: "g2", article: "П2", name: "Платье", tax: "Без НДС" },
        { id: "g3", name: "Без артикула" },
        { id: "g4", article: "ЧАЙ-1", name: "С тем же артикулом" },
        { id: "g5", article: "СТ", name: "Удалён", deleted: true },
      ]);
      const offers = offersXml([
        { id: "g1", prices: { opt: "900", ret: "1 234,50" }, total: "999", places: { "w-1": "7,9", "w-2": "-3", "w-9": "5" } },
        {
          id: "g2#c1",
          name: "Платье",
          prices: { ret: "12356.00" },
          rests: { "w-1": "4", "w-2": "1" },
          characteristics: { Размер: "39", Цвет: "Красный" },
        },
        {
          id: "g2#c2",
          name: "Платье (40, Синий)",
          prices: { ret: "" },
          rests: { "w-1": "" },
          characteristics: { Размер: "40", Цвет: "Синий" },
        },
        { id: "g3", prices: { opt: "10" } },
        { id: "unknown", prices: { ret: "10" }, places: { "w-1": "1" } },
      ]);
      expect(await exchange.upload("catalog", "import.xml", bytes(encoding, goods))).toBe("success");
      expect(await exchange.upload("catalog", "offers.xml", bytes(encoding, offers), 3)).toBe("success");
      const products = await productsOf(ctx);
      expect(Object.keys(products).sort()).toEqual(["g3", "g4", "П2", "П2-39-Красный", "П2-40-Синий", "ЧАЙ-1"].sort());
      expect(products["ЧАЙ-1"]).toMatchObject({
        name: "Чайник «Уют» & Ко",
        barcode: "4600000000017",
        taxRate: 22,
        weightGrams: 1200,
        price: { amount: 123_450, currency: "RUB" },
      });
      expect(products["П2-39-Красный"]).toMatchObject({ name: "Платье (39, Красный)", price: { amount: 1_235_600 } });
      expect(products["П2-40-Синий"]).toMatchObject({ name: "Платье (40, Синий)", price: { amount: 0 } });
      expect(products.g3).toMatchObject({ price: { amount: 1_000 } });
      expect(await stockOf(ctx, "ЧАЙ-1", "MSK")).toMatchObject({ onHand: 7 });
      expect(await stockOf(ctx, "ЧАЙ-1", "KZN")).toMatchObject({ onHand: 0 });
      expect(await stockOf(ctx, "П2-39-Красный")).toMatchObject({ onHand: 5 });
      const [, file] = await exchange.files();
      expect(file?.reason).toMatchObject({ code: "commerceml.places_unknown" });
      expect(file?.counts).toMatchObject({ unknown: 1, stockWithoutWarehouse: 1 });
    }
  }),
);

test(
  "what was changed here stays, what 1C changes elsewhere comes, and the same again changes nothing",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    await exchange.signIn();
    await aProduct(ctx, { sku: "OURS", barcode: null, priceMinor: 5_000 });
    const say = async (name: string, price: string, formedAt: string) => {
      const goods = [
        { id: "a", article: "A", name, barcode: "111" },
        { id: "o", article: "OURS", name: "Наш по-ихнему", barcode: "222" },
      ];
      await exchange.upload("catalog", "import.xml", importXml(goods, { changesOnly: true, formedAt }));
      await exchange.upload("catalog", "offers.xml", offersXml([{ id: "a", prices: { ret: price } }], { formedAt }));
    };
    await say("Первое имя", "10", "2026-11-20T10:00:00");
    // Made here: only what is empty is filled.
    expect((await productsOf(ctx))["OURS"]).toMatchObject({ name: "Товар OURS", barcode: "222", price: { amount: 5_000 } });
    await say("Второе имя", "12", "2026-11-20T11:00:00");
    expect((await productsOf(ctx))["A"]).toMatchObject({ name: "Второе имя", price: { amount: 1_200 } });
    await putProduct(ctx, "A", { name: "Имя отдела продаж", price: { amount: 1_200, currency: "RUB" } });
    const before = await changedOf(ctx);
    await say("Второе имя", "12", "2026-11-20T12:00:00");
    expect(await changedOf(ctx)).toBe(before);
    await say("Третье имя", "15", "2026-11-20T13:00:00");
    expect((await productsOf(ctx))["A"]).toMatchObject({ name: "Имя отдела продаж", price: { amount: 1_500 } });
  }),
);

test(
  "prices without tax get it, and a sum of stock without warehouses goes to the only one",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db, { settings: { warehouseMap: { KZN: "любой" }, priceType: "Оптовая" } });
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml([{ id: "a", article: "A", name: "А", tax: "22" }]));
    await exchange.upload(
      "catalog",
      "offers.xml",
      offersXml([{ id: "a", prices: { opt: "100", ret: "1" }, total: "8" }], { taxIncluded: false }),
    );
    expect((await productsOf(ctx))["A"]).toMatchObject({ price: { amount: 12_200 } });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 8 });
  }),
);

test(
  "what a complete catalogue leaves out is taken off the lists when 1C says so, and only then",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    const goods = ["a", "b", "c"].map((id) => ({ id, article: id, name: id }));
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml(goods));
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml(goods.slice(0, 1), { changesOnly: true, formedAt: "2026-11-20T11:00:00" }));
    await exchange.say("catalog", "deactivate", { timestamp: "1" });
    expect(Object.values(await productsOf(ctx)).every(({ active }) => active)).toBe(true);
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml(goods.slice(0, 2), { formedAt: "2026-11-20T12:00:00" }));
    expect(await exchange.say("catalog", "deactivate", { timestamp: "1" })).toBe("success");
    const products = await productsOf(ctx);
    expect([products["a"]?.active, products["b"]?.active, products["c"]?.active]).toEqual([true, true, false]);
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml(goods, { formedAt: "2026-11-20T13:00:00" }));
    expect((await productsOf(ctx))["c"]?.active).toBe(true);
    expect(await ctx.db.select().from(stockLevels).where(eq(stockLevels.organizationId, ctx.actor.organizationId))).toEqual([]);
  }),
);
