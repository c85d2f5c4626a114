import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { OurProduct, ProductKey, StockOut, StockOutcome, StockRow } from "../stock-port";
import { askShop, type Fields, failureOf, fieldsOf, pagesOf, textOf } from "./ask-shop";

const skusAtOnce = 50;
const idsAtOnce = 100;

/** One number per product or variation; both are found by SKU. A hundred rows in one call are WooCommerce's own limit. */
export const stock: StockOut = { per: "product", batch: 100, restSeconds: 0, find, push, read };

/** Where a product's number is kept: among the products, or among the variations of its parent. */
type Place = { parent: string; id: string };

function placeOf(key: ProductKey): Place {
  return { parent: key["variationId"] ? (key["productId"] ?? "") : "", id: key["variationId"] ?? key["productId"] ?? "" };
}

const pathOf = (parent: string) => (parent === "" ? "/products" : `/products/${encodeURIComponent(parent)}/variations`);

function byParent<Row extends Pick<StockRow, "key">>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { parent } = placeOf(row.key);
    groups.set(parent, [...(groups.get(parent) ?? []), row]);
  }
  return groups;
}

async function find(line: Line, products: readonly OurProduct[]): Promise<ReadonlyMap<string, ProductKey>> {
  const keys = new Map<string, ProductKey>();
  // The comma parts SKUs in the question, so one with a comma cannot be asked for.
  const skus = [...new Set(products.map(({ sku }) => sku))].filter((sku) => sku !== "" && !sku.includes(","));
  for (let from = 0; from < skus.length; from += skusAtOnce) {
    const asked = new Set(skus.slice(from, from + skusAtOnce));
    for await (const page of pagesOf(line, "/products", { sku: [...asked].join(",") })) {
      for (const product of page) {
        const sku = textOf(product["sku"]);
        const id = textOf(product["id"]);
        const parent = textOf(product["parent_id"]);
        if (!asked.has(sku) || keys.has(sku) || id === "") continue;
        keys.set(
          sku,
          product["type"] === "variation" && parent !== "" && parent !== "0" ? { productId: parent, variationId: id } : { productId: id },
        );
      }
    }
  }
  return keys;
}

async function push(line: Line, rows: readonly StockRow[]): Promise<StockOutcome[]> {
  const outcomes = new Map<StockRow, StockOutcome>();
  for (const [parent, group] of byParent(rows)) {
    const update = group.map(({ key, quantity }) => ({
      id: numberOf(placeOf(key).id),
      manage_stock: true,
      stock_quantity: Math.max(0, quantity),
    }));
    const answer = await askShop(line, { method: "POST", path: `${pathOf(parent)}/batch`, body: { update } });
    const failure = failureOf(answer);
    // A parent that is gone takes its variations along; the list of products itself is always there.
    if (failure !== null && (parent === "" || answer.status !== 404)) throw new ChannelTrouble("rubbish", refusedWith(failure));
    const given = fieldsOf(answer.body)["update"];
    const byId = new Map((Array.isArray(given) ? given : []).map((row) => [textOf(fieldsOf(row)["id"]), fieldsOf(row)]));
    for (const row of group)
      outcomes.set(row, failure === null ? outcomeOf(byId.get(placeOf(row.key).id)) : { outcome: "refused", reason: refusedWith(failure) });
  }
  return rows.map((row) => outcomes.get(row) ?? { outcome: "refused", reason: refusedWith("") });
}

/** A row comes back as the product that it is now, or with the error that kept it from that. */
function outcomeOf(row: Fields | undefined): StockOutcome {
  if (!row) return { outcome: "refused", reason: refusedWith("") };
  if (row["error"] === undefined) return { outcome: "acknowledged" };
  const error = fieldsOf(row["error"]);
  return { outcome: "refused", reason: refusedWith(textOf(error["message"]) || textOf(error["code"])) };
}

async function read(line: Line, rows: readonly Omit<StockRow, "quantity" | "at">[]): Promise<(number | null)[]> {
  const counts = new Map<string, number>();
  for (const [parent, group] of byParent(rows)) {
    const ids = [...new Set(group.map(({ key }) => placeOf(key).id))].filter((id) => id !== "");
    for (let from = 0; from < ids.length; from += idsAtOnce) {
      const query = { include: ids.slice(from, from + idsAtOnce).join(","), _fields: "id,stock_quantity" };
      for await (const page of pagesOf(line, pathOf(parent), query))
        for (const product of page)
          if (typeof product["stock_quantity"] === "number") counts.set(`${parent}/${textOf(product["id"])}`, product["stock_quantity"]);
    }
  }
  return rows.map(({ key }) => counts.get(`${placeOf(key).parent}/${placeOf(key).id}`) ?? null);
}

function numberOf(id: string): number | string {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
