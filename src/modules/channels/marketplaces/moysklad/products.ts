import { parseDecimal, toMinor } from "@/lib/decimal";
import { plain } from "@/lib/lenient";
import type { Line } from "../line";
import type { ChannelProduct } from "../port";
import { askFor, type Fields, idInHref, isRecord, rowsOf } from "./ask";
import { barcodeOf, skuOf } from "./lines";

const pageSize = 1000;
const maxPages = 1_000;
const sold = new Set(["product", "variant", "bundle"]);

/** The catalogue: products, their variants and bundles. Services and series are nothing that lies in a warehouse by itself. */
export async function* products(line: Line): AsyncGenerator<ChannelProduct[]> {
  for (let page = 0; page < maxPages; page++) {
    const rows = rowsOf(await askFor(line, { path: "/entity/assortment", query: { limit: pageSize, offset: page * pageSize } }));
    yield rows.filter((row) => sold.has(typeOf(row))).map((row) => productOf(row, line));
    if (rows.length < pageSize) return;
  }
}

function productOf(row: Fields, line: Line): ChannelProduct {
  const field = (name: string) => (typeof row[name] === "string" ? row[name].trim().slice(0, 500) : "");
  const named = { article: field("article"), code: field("code"), externalCode: field("externalCode") };
  const barcodes = Array.isArray(row["barcodes"]) ? row["barcodes"].filter(isRecord) : [];
  const id = field("id") || idInHref(isRecord(row["meta"]) ? String(row["meta"]["href"] ?? "") : "");
  return {
    externalId: id,
    sku: skuOf(named, line.settings),
    barcode: barcodeOf({ barcodes }),
    name: field("name") || id,
    priceMinor: priceOf(row["salePrices"]),
  };
}

/** The first price of the list, in kopecks. */
function priceOf(prices: unknown): number | null {
  const [first] = Array.isArray(prices) ? prices.filter(isRecord) : [];
  const value = typeof first?.["value"] === "number" ? parseDecimal(plain(first["value"])) : null;
  return value === null || value < 0n ? null : Number(toMinor(value, 0));
}

function typeOf(row: Fields): string {
  return isRecord(row["meta"]) ? String(row["meta"]["type"] ?? "") : "";
}
