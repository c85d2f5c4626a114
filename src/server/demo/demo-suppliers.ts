import { submitPurchase } from "@/modules/purchasing/orders/decide-purchase";
import { SavePurchase } from "@/modules/purchasing/orders/inputs";
import { createPurchase } from "@/modules/purchasing/orders/save-purchase";
import { PutPrices, PutSupplier } from "@/modules/purchasing/suppliers/inputs";
import { putPrices } from "@/modules/purchasing/suppliers/put-prices";
import { createSupplier } from "@/modules/purchasing/suppliers/put-supplier";
import type { Context } from "@/platform/context";

const suppliers = [
  {
    ...{ name: "Мануфактура «Север»", person: "Ольга Лебедева", email: "orders@sever.example", phone: "+7 812 555-01-20" },
    ...{ taxNumber: "7712345671", currency: "RUB", leadDays: 9, paymentTerms: "50 % сразу, остаток после приёмки" },
  },
  { name: "Harbour Supply Co.", email: "sales@harbour.example", locale: "en" as const, currency: "RUB", leadDays: 21 },
];

/** Whom the demo shop buys from, at half its prices, with an order that waits to be sent and one that is still a draft. */
export async function demoSuppliers(desk: Context, products: readonly { sku: string; priceMinor: number }[]): Promise<void> {
  for (const [i, supplier] of suppliers.entries()) {
    const { id: supplierId } = await createSupplier(desk, PutSupplier.parse(supplier));
    const own = products.filter((_, place) => place % suppliers.length === i);
    if (own.length === 0) continue;
    const prices = own.map(({ sku, priceMinor }) => ({ sku, priceMinor: Math.round(priceMinor / 200) * 100, minQuantity: 10, pack: 5 }));
    await putPrices(desk, { supplierId, ...PutPrices.parse({ prices }) });
    const lines = own.slice(0, 3).map(({ sku }, place) => ({ sku, quantity: 20 + 10 * place }));
    const { id: purchaseId } = await createPurchase(desk, SavePurchase.parse({ supplierId, warehouse: "MSK", lines }));
    if (i === 0) await submitPurchase(desk, { purchaseId });
  }
}
