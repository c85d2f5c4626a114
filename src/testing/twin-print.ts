import { openStation } from "@/modules/printing/commands/open-station";
import { queuePrint } from "@/modules/printing/commands/queue-print";
import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";

/** A print station, and a label that waits for it. */
export async function twinPrint(ctx: Context, warehouse: string, { warehouseId, sku }: Foreign): Promise<Foreign> {
  const { stationId } = await openStation(ctx, { warehouse, name: `Desk of ${warehouse}`, kinds: ["product_label"] });
  const what = { kind: "product_label" as const, warehouse, sku: String(sku), units: 1 };
  const { jobId } = await queuePrint(ctx, { warehouseId: String(warehouseId), what, title: String(sku), stationId });
  return { stationId, jobId };
}
