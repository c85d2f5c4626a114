import { putCart } from "@/modules/fulfilment/waves/put-settings";
import { scanForTask } from "@/modules/fulfilment/waves/scan-for-task";
import { readTask } from "@/modules/fulfilment/waves/task-queries";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { actingAs, anOrder, aProduct, aShop, inBin } from "./orders";

/** Kazan with five products in two zones, and a cart of four totes. */
export async function aWaveFloor(db: Db, { units = 40 } = {}) {
  const shop = await aShop(db);
  const { ctx, warehouses } = shop;
  const places = { A: "A-01-1", B: "A-01-7", C: "A-02-3", D: "B-01-2", E: "B-02-5" };
  let walk = 0;
  for (const [sku, bin] of Object.entries(places)) {
    await aProduct(ctx, { sku, stock: { KZN: units } });
    await inBin(ctx, sku, warehouses.KZN, bin, ++walk * 10);
  }
  await putCart(ctx, { code: "four", name: "Тележка на четыре", slots: 4 });
  const picker = (name: string) => actingAs(ctx, { role: "picker", name, warehouseIds: [warehouses.KZN] });
  return { ...shop, olga: picker("Ольга"), tim: picker("Тимур") };
}

/** An order of these goods, and its work in Kazan. */
export const workOf = async (ctx: Context, lines: Record<string, number>) => {
  const order = await anOrder(ctx, { lines });
  return { orderId: order.id, fulfilmentId: order.fulfilments[0]?.id ?? "" };
};

/** Scans everything that a task still asks for, in the order of the walk. */
export async function walkThrough(ctx: Context, taskId: string): Promise<void> {
  for (;;) {
    const { lines } = await readTask(ctx, taskId);
    const line = lines.find((one) => one.picked < one.quantity);
    if (!line) return;
    await scanForTask(ctx, { taskId, code: line.sku, lineId: line.id });
  }
}
