import { and, eq, inArray } from "drizzle-orm";
import { serialsRead } from "@/lib/barcode";
import { type Reason, reason } from "@/lib/reason";
import { whyNotGo, whyNotSerials } from "@/modules/inventory/serial";
import { pickedSerials, putSerialsDown, takeSerials } from "@/modules/inventory/serials/pick-serials";
import { stockSerials } from "@/modules/inventory/serials/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { Work, WorkLine } from "./lock-fulfilment";

/** The units with serial numbers of warehouse work, of products that track them. */

type NamedUnits = { sku: string; serials?: string[] };

/**
 * Puts the numbers that were named into the tote, under the lines that take their units. Refuses (422) when a product that
 * tracks them is named without, with too many or too few, and (409) numbers that are not there to be taken.
 */
export async function takeNamed(
  ctx: Context,
  { lines, fulfilment: { warehouseId } }: Work,
  taken: ReadonlyMap<string, number>,
  named: readonly NamedUnits[],
): Promise<void> {
  for (const { sku, serials } of named)
    if (serials && !lines.some((line) => line.sku === sku && line.tracksSerials))
      throw invalid(reason("stock.serials_not_tracked", { sku }));
  const numbered = lines.filter((line) => line.tracksSerials && (taken.get(line.id) ?? 0) > 0);
  for (const productId of new Set(numbered.map((line) => line.productId))) {
    const own = numbered.filter((line) => line.productId === productId);
    const [{ sku }] = own as [WorkLine];
    const units = own.reduce((sum, line) => sum + (taken.get(line.id) ?? 0), 0);
    const ofSku = named.filter((one) => one.sku === sku);
    const serials = ofSku.some((one) => one.serials) ? ofSku.flatMap((one) => one.serials ?? []) : undefined;
    const why = whyNotSerials({ sku, tracksSerials: true }, units, serials);
    if (why) throw invalid(why);
    let from = 0;
    for (const line of own) {
      const to = from + (taken.get(line.id) ?? 0);
      await takeSerials(ctx, { warehouseId, productId, sku, lineId: line.id, serials: (serials ?? []).slice(from, to) });
      from = to;
    }
  }
}

type ScannableLine = Pick<WorkLine, "productId" | "sku" | "quantity" | "picked" | "tracksSerials">;
export type UnitScanned<Line = WorkLine> = { line: Line; serial: string } | { refused: Reason; line: Line };

/** The unit that a scanned number names, of a product that the work asks for; null when the code is no such number. */
export async function unitScanned<Line extends ScannableLine>(
  ctx: Context,
  { lines, fulfilment: { warehouseId } }: { lines: readonly Line[]; fulfilment: { warehouseId: string } },
  code: string,
): Promise<UnitScanned<Line> | null> {
  const numbered = lines.filter((line) => line.tracksSerials);
  if (numbered.length === 0) return null;
  const rows = await ctx.db
    .select()
    .from(stockSerials)
    .where(
      and(
        eq(stockSerials.organizationId, ctx.actor.organizationId),
        inArray(stockSerials.productId, [...new Set(numbered.map((line) => line.productId))]),
        inArray(stockSerials.serial, serialsRead(code)),
      ),
    )
    .limit(5);
  const row = rows.find((one) => one.warehouseId === warehouseId) ?? rows[0];
  const line = numbered.find((one) => one.productId === row?.productId);
  if (!row || !line) return null;
  if (new Set(rows.map((one) => one.productId)).size > 1) return { refused: reason("scan.ambiguous", { code: row.serial }), line };
  const { sku } = line;
  const why = whyNotGo({ sku, warehouseId, serial: row.serial }, row, "in_stock");
  if (why) return { refused: why, line };
  const own = numbered.filter((one) => one.productId === row.productId);
  const open = own.find((one) => one.picked < one.quantity);
  if (open) return { line: open, serial: row.serial };
  return { refused: reason("scan.extra_unit", { sku, quantity: own.reduce((sum, one) => sum + one.quantity, 0) }), line };
}

/** Puts units of lines back on their shelf: the number that was scanned, else those picked last. */
export async function putDownLast(ctx: Context, lines: ReadonlyMap<string, number>, serial: string | null): Promise<void> {
  const picked = await pickedSerials(ctx, [...lines.keys()]);
  for (const [lineId, units] of lines) {
    const own = picked.filter((one) => one.lineId === lineId);
    const named = own.filter((one) => one.serial === serial);
    const last = own.filter((one) => one.serial !== serial).reverse();
    await putSerialsDown(
      ctx,
      [...named, ...last].slice(0, units).map((one) => one.id),
    );
  }
}

/** The numbers that leave with the parcels, by product: of each line as many as it holds, those picked first. */
export async function serialsInParcels(ctx: Context, lines: readonly WorkLine[]): Promise<Map<string, string[]>> {
  const numbered = lines.filter((line) => line.tracksSerials);
  const picked = await pickedSerials(
    ctx,
    numbered.map((line) => line.id),
  );
  const leaving = new Map<string, string[]>();
  for (const line of numbered) {
    const own = picked.filter((one) => one.lineId === line.id).slice(0, line.quantity);
    leaving.set(line.productId, [...(leaving.get(line.productId) ?? []), ...own.map((one) => one.serial)]);
  }
  return leaving;
}

function invalid(why: Reason): Refusal {
  return new Refusal("invalid", why, { errors: [{ path: "lines", message: why.code }] });
}
