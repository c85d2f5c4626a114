import { dayOf } from "@/lib/dates";
import { toDecimal } from "@/lib/money";
import type { ListProducts } from "@/modules/catalog/inputs";
import { listProducts } from "@/modules/catalog/product-queries";
import type { ListStock } from "@/modules/inventory/inputs";
import { listStock } from "@/modules/inventory/queries";
import type { Context } from "@/platform/context";
import { exportColumns } from "../export-columns";
import type { FieldName } from "../kinds";
import type { Cell } from "./csv-row";

export type Rows = AsyncGenerator<readonly Cell[]>;
/** In whose language and by whose clock a list is written. */
export type Writing = { locale: string; timezone: string };

const pageSize = 200;

/** Column titles, as our own import knows them again; figures that it does not read have titles of their own. */
export function titles({ locale }: Writing, fields: readonly (FieldName | { ru: string; en: string })[]): string[] {
  const language = locale === "ru" ? "ru" : "en";
  return fields.map((field) => (typeof field === "string" ? (exportColumns[field]?.[language] ?? field) : field[language]));
}

/** Percent; null is «без НДС», which an empty cell would not say. */
export const taxCell = (rate: number | null, { locale }: Writing): Cell =>
  rate === null ? (locale === "ru" ? "без НДС" : "no VAT") : Number.isInteger(rate) ? rate : { decimal: String(rate) };

/** The wall clock of a moment: "2026-11-23 10:15:00". */
export function momentCell(at: Date, { timezone }: Writing): string {
  const clock = at.toLocaleTimeString("en-GB", { timeZone: timezone, hourCycle: "h23" });
  return `${dayOf(at, timezone)} ${clock}`;
}

/** Products by SKU. */
export async function* productRows(ctx: Context, filter: Omit<ListProducts, "limit" | "cursor">, writing: Writing): Rows {
  yield titles(writing, [
    "sku",
    "name",
    "barcode",
    "group",
    "price",
    "cost",
    "currency",
    "weightGrams",
    "taxRate",
    "hsCode",
    "originCountry",
    "active",
  ]);
  const isRussian = writing.locale === "ru";
  for (let cursor: string | undefined; ; ) {
    const page = await listProducts(ctx, { ...filter, limit: pageSize, cursor });
    for (const { sku, name, barcode, group, price, cost, weightGrams, taxRate, hsCode, originCountry, active } of page.items)
      yield [
        sku,
        name,
        barcode,
        group,
        { decimal: toDecimal(price.amount, price.currency) },
        cost ? { decimal: toDecimal(cost.amount, cost.currency) } : null,
        price.currency,
        weightGrams,
        taxCell(taxRate, writing),
        hsCode,
        originCountry,
        active ? (isRussian ? "да" : "yes") : isRussian ? "нет" : "no",
      ];
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

/** Stock by SKU and warehouse. */
export async function* stockRows(ctx: Context, filter: Omit<ListStock, "limit" | "cursor">, writing: Writing): Rows {
  const reserved = { ru: "В резерве", en: "Reserved" };
  const available = { ru: "Можно продать", en: "Available to sell" };
  const incoming = { ru: "Ожидается", en: "Incoming" };
  yield titles(writing, ["sku", "name", "warehouse", "onHand", reserved, available, incoming]);
  for (let cursor: string | undefined; ; ) {
    const page = await listStock(ctx, { ...filter, limit: pageSize, cursor });
    for (const row of page.items) yield [row.sku, row.name, row.warehouse, row.onHand, row.reserved, row.available, row.incoming];
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
