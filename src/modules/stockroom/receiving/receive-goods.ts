import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { outstanding, whyNotArrival } from "@/modules/inventory/arrivals/arrival";
import { bookArrival } from "@/modules/inventory/arrivals/book-arrival";
import { costReceipt } from "@/modules/inventory/arrivals/cost-receipt";
import { lockArrival } from "@/modules/inventory/arrivals/lock-arrival";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { binNamed } from "@/modules/inventory/bins/bin-queries";
import { refuseFullBin } from "@/modules/inventory/bins/refuse-full-bin";
import { applyMovements, ensureLevels, type LockedLevels } from "@/modules/inventory/levels";
import { whyAboveMost } from "@/modules/inventory/stock";
import { logWork } from "@/modules/inventory/work-log/log-work";
import { fillFrom } from "@/modules/orders/fill-waiting";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { encodedPhoto } from "./encode-photo";
import type { ReceiveGoods } from "./inputs";
import { writeDiscrepancy } from "./note-discrepancy";

/** What a receipt came to: units of the delivery, units beyond it, what is still to come, what went to waiting orders. */
export type Received = { announced: number; over: number; left: number | null; filled: number; bin: string | null };

type Beside = Pick<ReceiveGoods, "sku" | "quantity" | "condition" | "note" | "lot" | "expiresOn" | "serials"> & {
  warehouseId: string;
  productId: string;
  binId: string | null;
};

/** Units that nobody announced. */
async function bookBeside(ctx: Context, levels: LockedLevels, { sku, note, ...goods }: Beside): Promise<void> {
  const { warehouseId, productId, quantity, condition } = goods;
  refuseIf(whyAboveMost(levels.get(warehouseId, productId).onHand, quantity, sku));
  const id = newId();
  const apart = condition === "sellable" ? 0 : quantity;
  const cause = { kind: "receipt", id, key: `receipt:${id}` };
  await applyMovements(ctx, levels, [{ ...goods, kind: "received", conditionDelta: apart, cause, reason: note || null }]);
  await record(ctx, {
    type: "stock.changed",
    subject: { kind: "stock", id },
    warehouseId,
    data: { productIds: [productId], cause: "received", units: quantity },
  });
}

/**
 * Takes in units on the floor, of an announced delivery or of none. They are in stock at once, and in the same transaction they
 * go to the orders that wait; what came damaged or needs a look is set apart. More than was announced is refused unless `over`
 * is said: then the rest is booked beside the delivery and noted, as is what came damaged of it.
 */
export async function receiveGoods(ctx: Context, { photo, ...goods }: ReceiveGoods): Promise<Received> {
  const picture = await encodedPhoto(photo);
  return inTransaction(ctx, async (ctx) => {
    const { id: warehouseId } = await warehouseNamed(ctx, goods.warehouse, "warehouse");
    const { sku, quantity, condition, note } = goods;
    const product = (await stockedProducts(ctx, [sku], () => "sku")).get(sku);
    if (!product) throw notFound("product");
    const binId = goods.bin ? await binNamed(ctx, warehouseId, goods.bin) : null;
    if (binId && !goods.anyway) await refuseFullBin(ctx, binId, [{ sku, productId: product.id, units: quantity }]);
    const arrival = goods.arrivalId ? await lockArrival(ctx, goods.arrivalId) : null;
    if (arrival) {
      refuseIf(whyNotArrival("receive", arrival));
      if (arrival.warehouseId !== warehouseId || arrival.productId !== product.id)
        throw new Refusal("conflict", reason("arrival.of_other_goods", { sku }));
    }
    const due = arrival ? outstanding(arrival) : 0;
    if (arrival && quantity > due && !goods.over)
      throw new Refusal("conflict", reason("arrival.more_than_expected", { units: quantity, most: due }), { most: due });
    const announced = Math.min(quantity, due);
    const beside = quantity - announced;
    const details = { lot: goods.lot, expiresOn: goods.expiresOn, binId };
    const serials = { announced: goods.serials?.slice(0, announced), beside: goods.serials?.slice(announced) };
    await ensureLevels(ctx, [{ warehouseId, productId: product.id }]);
    const filled = await fillFrom(ctx, [product.id], async (levels) => {
      if (arrival && announced > 0)
        await bookArrival(ctx, arrival, levels, {
          ...details,
          quantity: announced,
          receipt: newId(),
          condition,
          // Too many numbers for what came are refused below, where they are counted.
          serials: beside > 0 ? serials.announced : goods.serials,
        });
      if (beside > 0)
        await bookBeside(ctx, levels, {
          ...details,
          ...{ warehouseId, productId: product.id, sku, condition, note },
          quantity: beside,
          serials: serials.beside,
        });
      // What a supplier sends beyond its order costs what the rest of it does.
      if (arrival && beside > 0) {
        const { id: arrivalId, unitCostE4 } = arrival;
        await costReceipt(ctx, { productId: product.id, sku, units: beside, unitCostE4, arrivalId, receipt: newId() });
      }
    });
    const about = { warehouseId, productId: product.id, sku, arrivalId: goods.arrivalId, note, photo: picture };
    if (arrival && beside > 0) await writeDiscrepancy(ctx, { ...about, kind: "over", units: beside });
    if (condition !== "sellable")
      await writeDiscrepancy(ctx, { ...about, kind: condition === "damaged" ? "damaged" : "other", units: quantity });
    await logWork(ctx, { stage: "receive", step: "done", warehouseId, subjectId: goods.arrivalId, units: quantity, lines: 1 });
    return { announced, over: beside, left: arrival ? due - announced : null, filled, bin: goods.bin ?? null };
  });
}
