import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { exportColumns } from "./export-columns";
import { headerOf } from "./head";
import { type ImportKind, specsOf } from "./kinds";
import { guessMapping, presetOf, whyNotMapped } from "./mapping";
import { readCsv } from "./reading/read-csv";

const named = (kind: ImportKind, columns: string[], saved: Record<string, string> | null = null) =>
  Object.fromEntries(Object.entries(guessMapping(kind, columns, saved)).map(([field, at]) => [field, columns[at]]));

describe("which column says what", () => {
  test("usual names in both languages, whatever their case and punctuation", () => {
    expect(named("products", ["АРТИКУЛ", "Наименование", "Штрих-код", "Цена ", "Вес, г", "Ставка НДС"])).toEqual({
      sku: "АРТИКУЛ",
      name: "Наименование",
      barcode: "Штрих-код",
      price: "Цена ",
      weightGrams: "Вес, г",
      taxRate: "Ставка НДС",
    });
    expect(named("sales", ["Дата продажи", "№ чека", "Штрихкод", "Кол-во", "Цена", "Сумма", "Вид оплаты"])).toMatchObject({
      soldAt: "Дата продажи",
      check: "№ чека",
      barcode: "Штрихкод",
      sum: "Сумма",
      paymentMethod: "Вид оплаты",
    });
  });

  test("our own exports in both languages, to the last column that an import reads", () => {
    for (const kind of ["products", "stock", "orders"] as const)
      for (const locale of ["ru", "en"] as const) {
        const fields = specsOf(kind).flatMap(({ name }) => (exportColumns[name] ? [name] : []));
        const columns = fields.map((field) => exportColumns[field]?.[locale] ?? "");
        expect(Object.keys(guessMapping(kind, columns, null))).toEqual(fields);
      }
  });

  test.each([
    ["yandex_market", ["ORDER_ID", "CREATION_DATE", "SHOP_SKU", "OFFER_NAME", "BILLING_PRICE", "OFFER_STATUS", "TRANSFERRED_FOR_DELIVERY"]],
    [
      "yandex_market",
      [
        "Business information/INN",
        "Information about orders/Order number",
        "Information about orders/Your SKU",
        "Information about orders/Product status",
        "Information about orders/Sale price (per item)",
        "Information about orders/Transferred for delivery",
      ],
    ],
    [
      "ozon",
      ["Номер заказа", "Номер отправления", "Принят в обработку", "Статус", "Артикул", "Название товара", "Количество", "Ваша цена"],
    ],
    ["wildberries", ["№ задания", "Дата создания", "Артикул продавца", "Баркод", "Стоимость", "Количество"]],
  ])("the export of %s", (name, columns) => {
    expect(presetOf("orders", columns)?.name).toBe(name);
    expect(whyNotMapped("orders", guessMapping("orders", columns, null), columns.length)).toBeNull();
  });

  test("as it was last time for this source, as long as the columns are there", () => {
    const columns = ["A", "B", "Цена"];
    expect(named("products", columns, { sku: "B", name: "A" })).toEqual({ sku: "B", name: "A" });
    expect(named("products", ["Артикул", "Цена"], { sku: "B" })).toEqual({ sku: "Артикул", price: "Цена" });
  });

  test("what has to be there is asked for by name", () => {
    expect(whyNotMapped("stock", { onHand: 0 }, 2)).toEqual({ code: "file.field_unmapped", params: { field: "sku" } });
    expect(whyNotMapped("stock", { onHand: 0, barcode: 1 }, 2)).toBeNull();
    expect(whyNotMapped("stock", { onHand: 0, barcode: 7 }, 2)).toEqual({ code: "file.mapping_wrong" });
  });

  test("a title above the table is no header", () => {
    const rows = [["Остатки на 23 ноября"], ["Артикул", "Склад", "Остаток", ""], ["A", "MSK", "1"]].map((cells, i) => ({
      row: i + 2,
      cells,
    }));
    expect(headerOf(rows)).toEqual({ headerRow: 3, columns: ["Артикул", "Склад", "Остаток"] });
  });
});

const samples = path.join(process.env.DIRIGENT_SAMPLES ?? "", "marketplace-csv", "samples");
test.runIf(process.env.DIRIGENT_SAMPLES && existsSync(samples))("Shopify's own headers, whole and in part", async () => {
  for (const file of ["shopify-orders-export.full-header.csv", "shopify-orders-export-two-lines.csv"]) {
    const { value } = await readCsv(path.join(samples, file)).next();
    const columns: string[] = value?.cells ?? [];
    expect(presetOf("orders", columns)?.name).toBe("shopify");
    expect(whyNotMapped("orders", guessMapping("orders", columns, null), columns.length)).toBeNull();
  }
});
