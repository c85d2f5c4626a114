import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { stockedProducts, warehouseNamed } from "../arrivals/look-up";
import { binNamed } from "../bins/bin-queries";
import { refuseFullBin } from "../bins/refuse-full-bin";
import type { MoveBetweenBins } from "../inputs";
import { applyMovements, ensureLevels, type LedgerRow, lockLevels, type Movement } from "../levels";

/**
 * Moves units between bins of a warehouse, or out of and into none, all of it or nothing. Levels, reservations and lots stay as
 * they are; the ledger gets a row for each side. Refuses unknown codes, bundles, more than lies in the bin, and, unless `anyway`
 * is said, more than goes into one. Returns the rows.
 */
export function moveBetweenBins(ctx: Context, { warehouse, reason: why, lines, anyway }: MoveBetweenBins): Promise<LedgerRow[]> {
  return inTransaction(ctx, async (ctx) => {
    const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
    const found = await stockedProducts(
      ctx,
      lines.map((line) => line.sku),
      (i) => `lines.${i}.sku`,
    );
    const cause = { kind: "bins", id: newId() };
    const movements: Movement[] = [];
    const filled = new Map<string, { sku: string; productId: string; units: number }[]>();
    for (const [i, { sku, quantity, from, to, lot }] of lines.entries()) {
      const product = found.get(sku);
      if (!product) continue;
      if (product.tracksLots && !lot) throw invalid(`lines.${i}.lot`, "stock.lot_missing", { sku });
      if (!product.tracksLots && lot) throw invalid(`lines.${i}.lot`, "stock.lot_not_tracked", { sku });
      const [source, target] = [
        from === null ? null : await binNamed(ctx, warehouseId, from, `lines.${i}.from`),
        to === null ? null : await binNamed(ctx, warehouseId, to, `lines.${i}.to`),
      ];
      if (target) filled.set(target, [...(filled.get(target) ?? []), { sku, productId: product.id, units: quantity }]);
      const own = { warehouseId, productId: product.id, kind: "moved" as const, lot, reason: why || null };
      const key = `bins:${cause.id}:${i}`;
      // First in, then out: at no moment are there fewer than there are.
      movements.push({ ...own, quantity, binId: target, cause: { ...cause, key: `${key}:in` } });
      movements.push({ ...own, quantity: -quantity, binId: source, cause: { ...cause, key: `${key}:out` } });
    }
    if (!anyway) for (const [binId, goods] of [...filled].sort(([a], [b]) => (a < b ? -1 : 1))) await refuseFullBin(ctx, binId, goods);
    const productIds = [...new Set(movements.map((movement) => movement.productId))];
    await ensureLevels(
      ctx,
      productIds.map((productId) => ({ warehouseId, productId })),
    );
    const levels = await lockLevels(ctx, productIds, [warehouseId]);
    const rows = await applyMovements(ctx, levels, movements);
    await record(ctx, {
      type: "stock.bins_moved",
      subject: { kind: "stock", id: cause.id },
      warehouseId,
      data: { warehouse, lines: lines.map(({ sku, quantity, from, to }) => ({ sku, quantity, from, to })) },
    });
    return rows;
  });
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
