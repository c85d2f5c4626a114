import type { AskFigures, Breakdown } from "./ask";
import type { OrdersBehind } from "./figure";
import type { Days } from "./span";

/** Values that no list of orders can be narrowed to. */
const unlisted = new Set(["several", "none", "unknown", "*"]);

/**
 * The address of the list with the orders behind a figure; null where the list cannot be narrowed to exactly these. Pure.
 * `part` is the row of a breakdown that the figure stands in.
 */
export function ordersBehind(
  behind: OrdersBehind | null,
  { from, to, currency }: Days & { currency: string },
  ask: AskFigures,
  part: { by: Breakdown; key: string | null } | null = null,
): string | null {
  if (behind === null) return null;
  const { channel, warehouse, region, responsible, category, buyer } = ask;
  const filters: Record<string, string | undefined> = { channel, warehouse, region, responsible, category, buyer };
  if (part) {
    if (part.key === null) return null;
    filters[part.by === "product" ? "sku" : part.by] = part.key;
  }
  const isOfArticles = filters.sku !== undefined || filters.category !== undefined;
  // Articles count neither cancelled orders nor refunds, and no warehouse has work left on a cancelled order.
  if (isOfArticles && (behind === "cancelled" || behind === "refunded")) return null;
  if (behind === "cancelled" && filters.warehouse !== undefined) return null;
  const query = new URLSearchParams({ view: behind === "cancelled" ? "all" : "sold" });
  if (behind === "cancelled") query.set("status", "cancelled");
  if (behind === "returned") query.set("returned", "yes");
  if (behind === "refunded") query.set("refunded", "yes");
  query.set("from", from);
  query.set("to", to);
  query.set("currency", currency);
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    if (unlisted.has(value) && !(name === "responsible" && value === "none")) return null;
    query.set(name, value);
  }
  return `/orders?${query}`;
}
