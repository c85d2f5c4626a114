import { expect, test } from "vitest";
import { ReceiveGoods } from "@/modules/stockroom/receiving/inputs";
import { receiveGoods } from "@/modules/stockroom/receiving/receive-goods";
import { bookBreaches } from "@/testing/book-breaches";
import { refusalOf } from "@/testing/counted-stockroom";
import { withDatabase } from "@/testing/database";
import { aProduct, aShop, stockOf } from "@/testing/orders";
import { aSentPurchase, aSupplier } from "@/testing/purchasing";
import { cancelPurchase } from "./end-purchase";
import { purchaseById } from "./one-purchase-queries";
import { settlePurchases } from "./settle-purchase";

test(
  "two who receive one line at once never count more than came, and the order counts both",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    const supplierId = await aSupplier(ctx, { prices: { A: 100 } });
    const purchaseId = await aSentPurchase(ctx, { supplierId, lines: { A: 5 } });
    const arrivalId = (await purchaseById(ctx, purchaseId)).lines[0]?.arrival?.id ?? "";
    const take = () => refusalOf(receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 4, arrivalId })));
    const answers = await Promise.all([take(), take()]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => settlePurchases(ctx, [arrivalId])));
    expect(await purchaseById(ctx, purchaseId)).toMatchObject({ lines: [{ received: 4 }], receipts: [{ units: 4 }] });
    await Promise.all([
      refusalOf(receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 1, arrivalId }))),
      refusalOf(cancelPurchase(ctx, { purchaseId })),
    ]);
    await settlePurchases(ctx, [arrivalId]);
    const { status, lines } = await purchaseById(ctx, purchaseId);
    const [line] = lines;
    expect(status).toBe("received");
    expect((line?.received ?? 0) + (line?.cancelled ?? 0)).toBe(5);
    expect((await stockOf(ctx, "A")).onHand).toBe(line?.received);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
