import { reason } from "@/lib/reason";
import type { FileRow } from "../reading/thread-messages";
import { readCountry, readHsCode, readMoney, readTaxRate, readWhole, readYes } from "./cell";
import { Cells, type Reading } from "./cells";
import type { ReadItem } from "./item";

/** What a row says of a product; what it leaves out stays as it is. */
export type ProductWish = {
  sku: string;
  name?: string;
  barcode?: string;
  group?: string;
  priceMinor?: number;
  costMinor?: number;
  weightGrams?: number;
  taxRate?: number | null;
  hsCode?: string;
  originCountry?: string;
  active?: boolean;
};

export function readProduct(row: FileRow, { mapping, currency }: Reading): ReadItem<ProductWish> | null {
  const cells = new Cells(row, mapping);
  const sku = cells.text("sku", 100);
  const data: ProductWish = {
    sku: sku ?? "",
    name: cells.text("name", 500),
    barcode: cells.text("barcode", 64),
    group: cells.text("group", 100),
    priceMinor: cells.take("price", (text) => readMoney(text, currency)),
    costMinor: cells.take("cost", (text) => readMoney(text, currency)),
    weightGrams: cells.take("weightGrams", (text) => readWhole(text, { min: 0, max: 10_000_000 })),
    taxRate: cells.take("taxRate", readTaxRate),
    hsCode: cells.take("hsCode", readHsCode),
    originCountry: cells.take("originCountry", readCountry),
    active: cells.take("active", readYes),
  };
  cells.require("sku", sku);
  const told = cells.text("currency", 10);
  if (told && told.toUpperCase() !== currency) cells.wrong("currency", reason("file.other_currency", { own: currency }));
  return { key: sku ?? "", position: row.row, data, errors: cells.errors };
}
