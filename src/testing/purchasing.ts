import type { z } from "zod";
import { submitPurchase } from "@/modules/purchasing/orders/decide-purchase";
import { SavePurchase, SendPurchase } from "@/modules/purchasing/orders/inputs";
import { createPurchase } from "@/modules/purchasing/orders/save-purchase";
import { sendPurchase } from "@/modules/purchasing/orders/send-purchase";
import { PutPrices, PutSupplier } from "@/modules/purchasing/suppliers/inputs";
import { putPrices } from "@/modules/purchasing/suppliers/put-prices";
import { createSupplier } from "@/modules/purchasing/suppliers/put-supplier";
import type { Context } from "@/platform/context";

type Prices = Record<string, number | Partial<z.input<typeof PutPrices>["prices"][number]>>;

/** A supplier in Moscow with prices by SKU, in minor units or with their terms. */
export async function aSupplier(
  ctx: Context,
  { prices = {}, ...wish }: Partial<z.input<typeof PutSupplier>> & { prices?: Prices } = {},
): Promise<string> {
  const { id } = await createSupplier(
    ctx,
    PutSupplier.parse({ name: "Текстиль", email: "sales@textile.example", currency: "RUB", leadDays: 5, ...wish }),
  );
  const rows = Object.entries(prices).map(([sku, row]) => ({
    sku,
    priceMinor: 1_000,
    ...(typeof row === "number" ? { priceMinor: row } : row),
  }));
  if (rows.length > 0) await putPrices(ctx, { supplierId: id, ...PutPrices.parse({ prices: rows }) });
  return id;
}

type PurchaseWish = Partial<Omit<z.input<typeof SavePurchase>, "lines">> & {
  supplierId: string;
  /** Units by SKU at the supplier's price, or whole lines. */
  lines: Record<string, number> | z.input<typeof SavePurchase>["lines"];
};

/** A draft into Moscow unless wished otherwise. */
export async function aDraft(ctx: Context, { lines, ...wish }: PurchaseWish): Promise<string> {
  const rows = Array.isArray(lines) ? lines : Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity }));
  return (await createPurchase(ctx, SavePurchase.parse({ warehouse: "MSK", ...wish, lines: rows }))).id;
}

/** An order that its supplier has got by hand. */
export async function aSentPurchase(ctx: Context, wish: PurchaseWish): Promise<string> {
  const purchaseId = await aDraft(ctx, wish);
  await submitPurchase(ctx, { purchaseId });
  await sendPurchase(ctx, { purchaseId, ...SendPurchase.parse({ by: "hand" }) });
  return purchaseId;
}
