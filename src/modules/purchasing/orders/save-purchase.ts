import { eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { lockSupplier } from "../suppliers/lock-supplier";
import { termsFor } from "../suppliers/terms-queries";
import type { EditPurchase, SavePurchase } from "./inputs";
import { factOf, lockPurchase, writePurchase } from "./lock-purchase";
import { whyNotPurchase } from "./purchase";
import { type DraftLine, insertPurchase, rewriteLines, sumsOf, taxRatesOf } from "./write-purchase";

/** Drafts an order by hand. What is left out of a line is as the supplier's price list and the catalogue have it. */
export function createPurchase(ctx: Context, input: SavePurchase): Promise<{ id: string; number: string }> {
  return inTransaction(ctx, async (ctx) => insertPurchase(ctx, await draftOf(ctx, input)));
}

/** Changes a draft. Refuses an order that was submitted, a stale version, unknown codes, and a discount above the line's goods. */
export function editPurchase(ctx: Context, { purchaseId, version, ...input }: EditPurchase & { purchaseId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { order } = await lockPurchase(ctx, purchaseId, version);
    refuseIf(whyNotPurchase("edit", order));
    const { lines, ...draft } = await draftOf(ctx, input);
    await rewriteLines(ctx, purchaseId, lines);
    await writePurchase(ctx, order, { ...draft, ...sumsOf(lines, draft.freightMinor) });
    await record(ctx, factOf({ order }, "purchase.edited", { lines: lines.length }));
  });
}

async function draftOf(ctx: Context, input: SavePurchase) {
  const supplier = await lockSupplier(ctx, input.supplierId);
  const place = await warehouseNamed(ctx, input.warehouse, "warehouse");
  const [organization] = await ctx.db
    .select({ currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const isForeign = organization?.currency !== supplier.currency;
  return {
    supplierId: supplier.id,
    warehouseId: place.id,
    currency: supplier.currency,
    rateE8: isForeign && input.rate !== null ? Math.round(input.rate * 100_000_000) : null,
    expectedAt: input.expectedAt ? new Date(input.expectedAt) : null,
    note: input.note || null,
    reference: input.reference || null,
    freightMinor: input.freightMinor,
    lines: await linesOf(ctx, input),
  };
}

async function linesOf(ctx: Context, { supplierId, lines }: SavePurchase): Promise<DraftLine[]> {
  const products = await stockedProducts(
    ctx,
    lines.map((line) => line.sku),
    (i) => `lines.${i}.sku`,
  );
  const productIds = [...products.values()].map(({ id }) => id);
  const terms = (await termsFor(ctx, productIds)).filter((row) => row.supplierId === supplierId);
  const rates = await taxRatesOf(ctx, productIds);
  return lines.flatMap(({ sku, quantity, discountMinor, taxRate, unitPriceMinor, expectedAt }, i) => {
    const product = products.get(sku);
    if (!product) return [];
    const row = terms.find(({ productId }) => productId === product.id);
    const price = unitPriceMinor ?? row?.priceMinor;
    if (price === undefined) throw invalid(`lines.${i}.unitPriceMinor`, "purchase.price_missing", { sku });
    if (discountMinor > quantity * price) throw invalid(`lines.${i}.discountMinor`, "purchase.discount_too_big", { sku });
    return [
      {
        ...{ productId: product.id, quantity, discountMinor, supplierSku: row?.supplierSku ?? null },
        unitPriceMinor: price,
        taxRate: taxRate === undefined ? (rates.get(product.id) ?? null) : taxRate,
        expectedAt: expectedAt ? new Date(expectedAt) : null,
      },
    ];
  });
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
