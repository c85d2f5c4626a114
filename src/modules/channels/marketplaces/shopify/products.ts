import { parseDecimal, toMinor } from "@/lib/decimal";
import type { Line } from "../line";
import type { ChannelProduct } from "../port";
import { askGraph, type Fields, fieldsOf, nextOf, nodesOf } from "./ask-graph";
import { idOf } from "./graph-order";

const query = `query Catalogue($after: String) {
  productVariants(first: 100, after: $after) {
    nodes { id sku barcode price displayName product { title } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The shop's catalogue by variants, which is what is sold. */
export async function* products(line: Line): AsyncGenerator<ChannelProduct[]> {
  let after: string | null = null;
  do {
    const { productVariants }: Fields = await askGraph(line, query, { after });
    const page = nodesOf(productVariants).map(productOf);
    if (page.length > 0) yield page;
    const next = nextOf(productVariants);
    after = next === after ? null : next;
  } while (after !== null);
}

function productOf(variant: Fields): ChannelProduct {
  const price = typeof variant["price"] === "string" ? parseDecimal(variant["price"]) : null;
  const text = (value: unknown) => (typeof value === "string" ? value.trim().slice(0, 500) : "");
  return {
    externalId: String(idOf(variant["id"]) ?? ""),
    sku: text(variant["sku"]) || null,
    barcode: text(variant["barcode"]) || null,
    name: text(variant["displayName"]) || text(fieldsOf(variant["product"])["title"]),
    priceMinor: price === null ? null : Number(toMinor(price, 2)),
  };
}
