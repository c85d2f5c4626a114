import { writeTransfer } from "@/modules/inventory/transfers/write-transfer";
import type { Context } from "@/platform/context";
import type { PlannedOrder } from "../placing/plan";

type Place = { id: string; code: string };

/** Goods of one order that lie apart, with the place where they meet. */
type Meeting = {
  orderId: string;
  to: Place;
  readyAt: Date;
  from: readonly { warehouse: Place; lines: readonly { productId: string; quantity: number }[] }[];
};

/** Plans one transfer from each place where goods of an order lie to the one that sends them. The units stay kept for the order until they leave. */
export async function planTransfers(ctx: Context, { orderId, to, readyAt, from }: Meeting): Promise<void> {
  for (const { warehouse, lines } of from) {
    const units = new Map<string, number>();
    for (const { productId, quantity } of lines) units.set(productId, (units.get(productId) ?? 0) + quantity);
    const planned = [...units].map(([productId, quantity]) => ({ productId, quantity }));
    if (warehouse.id !== to.id && planned.length > 0)
      await writeTransfer(ctx, { from: warehouse, to, expectedAt: readyAt, note: null, orderId, lines: planned });
  }
}

/** Writes beside placed orders the transfers that bring their goods together: few orders have any, and no other pays for it. */
export async function writeGatherings(ctx: Context, placed: readonly PlannedOrder[]): Promise<void> {
  for (const { id, gathering, fulfilments } of placed) {
    const to = fulfilments.find(({ warehouse }) => warehouse.id === gathering?.warehouseId)?.warehouse;
    if (gathering && to) await planTransfers(ctx, { orderId: id, to, readyAt: gathering.readyAt, from: fulfilments });
  }
}
