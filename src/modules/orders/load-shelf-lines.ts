import { and, eq, inArray } from "drizzle-orm";
import { reason as reasonOf } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { binNamed } from "@/modules/inventory/bins/bin-queries";
import { whyNotSerials } from "@/modules/inventory/serial";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";

/** What an act by hand says of one product: a difference, a figure, or so many units; and which lot, units and bin. */
export type ShelfLine = {
  sku: string;
  lot?: string;
  expiresOn?: string | null;
  serials?: string[];
  bin?: string;
  delta?: number;
  onHand?: number;
  quantity?: number;
};

/** A line with its bin found. */
export type Placed<Line> = Line & { binId?: string };

type OfProduct<Line> = { sku: string; productId: string; lines: Placed<Line>[] };

/**
 * The lines by product, in the order in which levels are locked. Refuses unknown SKUs and bins, bundles, and lots or serial
 * numbers where the product has none, or that are missing where it has. A condition names no serial numbers.
 */
export async function shelfLines<Line extends ShelfLine>(
  ctx: Context,
  { kind, lines }: { kind: string; lines: readonly Line[] },
  warehouseId: string,
): Promise<OfProduct<Line>[]> {
  const rows = await ctx.db
    .select({
      id: products.id,
      sku: products.sku,
      isBundle: products.isBundle,
      tracksLots: products.tracksLots,
      tracksSerials: products.tracksSerials,
    })
    .from(products)
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        inArray(
          products.sku,
          lines.map((line) => line.sku),
        ),
      ),
    );
  const found = new Map<string, OfProduct<Line>>();
  const binIds = new Map<string, string>();
  for (const [i, line] of lines.entries()) {
    const { sku, lot, serials, bin } = line;
    const product = rows.find((row) => row.sku === sku);
    if (!product) throw invalidShelf(`lines.${i}.sku`, "product.unknown", { sku });
    if (product.isBundle) throw invalidShelf(`lines.${i}.sku`, "stock.bundle_has_no_stock", { sku });
    if (product.tracksLots && !lot) throw invalidShelf(`lines.${i}.lot`, "stock.lot_missing", { sku });
    if (!product.tracksLots && lot) throw invalidShelf(`lines.${i}.lot`, "stock.lot_not_tracked", { sku });
    const why = kind === "condition" ? null : whyNotSerials(product, unitsOf(line), serials);
    if (why) throw invalidShelf(`lines.${i}.serials`, why.code, why.params);
    if (bin && !binIds.has(bin)) binIds.set(bin, await binNamed(ctx, warehouseId, bin, `lines.${i}.bin`));
    const placed = bin ? { ...line, binId: binIds.get(bin) } : line;
    const known = found.get(sku);
    if (known) known.lines.push(placed);
    else found.set(sku, { sku, productId: product.id, lines: [placed] });
  }
  return [...found.values()].sort((a, b) => a.productId.localeCompare(b.productId));
}

const unitsOf = ({ delta, onHand, quantity }: ShelfLine) => Math.abs(delta ?? onHand ?? quantity ?? 0);

/** The warehouse of such an act; refuses an unknown one, and one that is not the actor's. */
export async function warehouseOfShelf(ctx: Context, code: string): Promise<string> {
  const [warehouse] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  if (!warehouse) throw invalidShelf("warehouse", "warehouse.unknown", { warehouse: code });
  if (ctx.actor.warehouseIds && !ctx.actor.warehouseIds.includes(warehouse.id))
    throw invalidShelf("warehouse", "warehouse.not_yours", { warehouse: code });
  return warehouse.id;
}

/** The refusal of a field of such an act. */
export function invalidShelf(path: string, code: string, params: Record<string, string | number> = {}): Refusal {
  return new Refusal("invalid", reasonOf(code, params), { errors: [{ path, message: code }] });
}
