import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { OurProduct, ProductKey, StockOut, StockOutcome, StockRow } from "../stock-port";
import { askGraph, fieldsOf, nextOf, nodesOf, type UserError, userErrorsOf } from "./ask-graph";
import { locationsOf, mappedLocations, onlyLocation } from "./locations";

const skusAtOnce = 40;

const variantsQuery = `query Variants($query: String!, $after: String) {
  productVariants(first: 100, after: $after, query: $query) { nodes { id sku barcode inventoryItem { id tracked } } pageInfo { hasNextPage endCursor } }
}`;
const setQuery = `mutation SetStock($input: InventorySetQuantitiesInput!) {
  inventorySetQuantities(input: $input) { inventoryAdjustmentGroup { createdAt } userErrors { code field message } }
}`;
const levelsQuery = `query Levels($ids: [ID!]!, $location: ID!) {
  nodes(ids: $ids) { ... on InventoryItem { id inventoryLevel(locationId: $location) { quantities(names: ["available"]) { name quantity } } } }
}`;

/** One location has the number, or each has its own; Shopify counts by inventory items, which are found by SKU. */
export const stock: StockOut = { per: "either", batch: 250, restSeconds: 0, find, push, read };

async function find(line: Line, products: readonly OurProduct[]): Promise<ReadonlyMap<string, ProductKey>> {
  const keys = new Map<string, ProductKey>();
  if (products.length === 0) return keys;
  const only: Record<string, string> = mappedLocations(line).size > 0 ? {} : { locationId: await onlyLocation(line) };
  const wanted = new Set(products.map(({ sku }) => sku));
  for (let from = 0; from < products.length; from += skusAtOnce) {
    const query = products
      .slice(from, from + skusAtOnce)
      .map(({ sku }) => `sku:"${sku.replace(/["\\]/g, "\\$&")}"`)
      .join(" OR ");
    let after: string | null = null;
    do {
      const { productVariants }: Record<string, unknown> = await askGraph(line, variantsQuery, { query, after });
      for (const variant of nodesOf(productVariants)) {
        const sku = String(variant["sku"] ?? "");
        const item = fieldsOf(variant["inventoryItem"])["id"];
        // The search goes by words: only the very SKU counts, and the first variant that has it.
        if (wanted.has(sku) && !keys.has(sku) && typeof item === "string") keys.set(sku, { inventoryItemId: item, ...only });
      }
      const next = nextOf(productVariants);
      after = next === after ? null : next;
    } while (after !== null);
  }
  return keys;
}

type Placed = { row: StockRow; location: string };

/**
 * Sets all numbers or none: rows that Shopify names as wrong are refused, and the others go again without them. The one number of a
 * shop that has one for each location by now says nothing of a location that has its own.
 */
async function push(line: Line, rows: readonly StockRow[]): Promise<StockOutcome[]> {
  const outcomes = new Map<StockRow, StockOutcome>();
  const locations = await locationsOf(line, rows);
  const mapped = mappedLocations(line);
  let left = rows.flatMap((row, i): Placed[] => {
    const location = locations[i] ?? "";
    return row.place === "" && mapped.has(location) ? [] : [{ row, location }];
  });
  while (left.length > 0) {
    const errors = await set(line, left);
    if (errors.length === 0) break;
    const wrong = new Map(errors.flatMap((error) => named(error, left)));
    // What names no row is about all of them, or about the one that is alone.
    if (wrong.size === 0 && left.length > 1) throw new ChannelTrouble("rubbish", refusedWith(errors[0]?.message ?? ""));
    const [first] = errors;
    for (const { row } of wrong.size === 0 ? left : [...wrong.keys()].map((row) => ({ row })))
      outcomes.set(row, outcomeOf(row, wrong.get(row) ?? first));
    left = left.filter(({ row }) => !outcomes.has(row));
  }
  return rows.map((row) => outcomes.get(row) ?? { outcome: "acknowledged" });
}

/** Nothing of a product that is not kept at a location is what it has there anyway. */
function outcomeOf({ quantity }: StockRow, error: UserError | undefined): StockOutcome {
  if (error?.code === "ITEM_NOT_STOCKED_AT_LOCATION" && quantity <= 0) return { outcome: "acknowledged" };
  return { outcome: "refused", reason: refusedWith(error?.message ?? "") };
}

async function set(line: Line, rows: readonly Placed[]): Promise<UserError[]> {
  const quantities = rows.map(({ row: { key, quantity }, location }) => ({
    inventoryItemId: key["inventoryItemId"],
    locationId: location,
    quantity: Math.max(0, quantity),
  }));
  const input = {
    name: "available",
    reason: "correction",
    referenceDocumentUri: "dirigent://stock",
    ignoreCompareQuantity: true,
    quantities,
  };
  const { inventorySetQuantities } = await askGraph(line, setQuery, { input });
  return userErrorsOf(inventorySetQuantities);
}

/** `["input", "quantities", "3", "inventoryItemId"]` is about the fourth row. */
function named(error: UserError, rows: readonly Placed[]): [StockRow, UserError][] {
  const at = error.field.indexOf("quantities");
  const placed = at < 0 ? undefined : rows[Number(error.field[at + 1] ?? Number.NaN)];
  return placed ? [[placed.row, error]] : [];
}

async function read(line: Line, rows: readonly Omit<StockRow, "quantity" | "at">[]): Promise<(number | null)[]> {
  const counts = new Map<string, number>();
  const locations = await locationsOf(line, rows);
  for (const location of new Set(locations)) {
    const ids = rows.flatMap(({ key }, i) => (locations[i] === location ? (key["inventoryItemId"] ?? []) : []));
    const { nodes } = await askGraph(line, levelsQuery, { ids, location });
    for (const item of nodesOf(nodes)) {
      const [available] = nodesOf(fieldsOf(item["inventoryLevel"])["quantities"]);
      if (typeof available?.["quantity"] === "number") counts.set(`${String(item["id"])} ${location}`, available["quantity"]);
    }
  }
  return rows.map(({ key }, i) => counts.get(`${key["inventoryItemId"]} ${locations[i]}`) ?? null);
}
