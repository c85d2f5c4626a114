import { parseDecimal, toMinor } from "@/lib/decimal";
import type { Line } from "../line";
import type { ChannelProduct } from "../port";
import { type Fields, fieldsOf, pagesOf, textOf } from "./ask-shop";
import { decodeEntities } from "./html-entities";

/** The shop's catalogue: simple products, and of variable ones the variations, which are what is sold. */
export async function* products(line: Line): AsyncGenerator<ChannelProduct[]> {
  for await (const page of pagesOf(line, "/products", { orderby: "id", order: "asc" })) {
    yield page
      .filter(({ type }) => type !== "variable" && type !== "grouped" && type !== "external")
      .map((product) => productOf(product, ""));
    for (const parent of page.filter(({ type }) => type === "variable")) {
      const path = `/products/${textOf(parent["id"])}/variations`;
      for await (const variations of pagesOf(line, path, {}))
        yield variations.map((variation) => productOf(variation, textOf(parent["name"])));
    }
  }
}

function productOf(product: Fields, parentName: string): ChannelProduct {
  const price = parseDecimal(textOf(product["price"]) || textOf(product["regular_price"]));
  return {
    externalId: textOf(product["id"]),
    sku: textOf(product["sku"]) || null,
    barcode: textOf(product["global_unique_id"]) || null,
    name: decodeEntities(
      parentName ? [parentName, chosenIn(product) || textOf(product["name"])].filter(Boolean).join(" - ") : textOf(product["name"]),
    ),
    priceMinor: price === null ? null : Number(toMinor(price, 2)),
  };
}

/** "Чёрный, M": what tells a variation from its sisters. */
function chosenIn({ attributes }: Fields): string {
  return (Array.isArray(attributes) ? attributes : [])
    .map((attribute) => textOf(fieldsOf(attribute)["option"]))
    .filter(Boolean)
    .join(", ");
}
