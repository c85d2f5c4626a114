import { available, type Level } from "@/modules/inventory/stock";

/**
 * What one channel may still take, by warehouse and product, from locked levels. The channel's buffer is kept once per
 * product over all its warehouses, and is taken where most lies, so that small warehouses stay usable.
 */
export function availability(
  levels: readonly Level[],
  warehouses: readonly { id: string }[],
  productIds: ReadonlySet<string>,
  buffer: number,
): Map<string, Map<string, number>> {
  const byWarehouse = new Map(warehouses.map((w) => [w.id, new Map<string, number>()]));
  const byProduct = new Map<string, { warehouseId: string; units: number }[]>();
  for (const level of levels) {
    if (!productIds.has(level.productId) || !byWarehouse.has(level.warehouseId)) continue;
    const rows = byProduct.get(level.productId) ?? [];
    rows.push({ warehouseId: level.warehouseId, units: available(level) });
    byProduct.set(level.productId, rows);
  }
  for (const [productId, rows] of byProduct) {
    let keep = buffer;
    rows.sort((a, b) => b.units - a.units || a.warehouseId.localeCompare(b.warehouseId));
    for (const row of rows) {
      const kept = Math.min(keep, row.units);
      keep -= kept;
      byWarehouse.get(row.warehouseId)?.set(productId, row.units - kept);
    }
  }
  return byWarehouse;
}
