import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { RequestReturn } from "../inputs";
import { loadTerms } from "../load-settings";
import { readReason } from "../reasons";
import { recordReturn } from "../record-return";

/**
 * Asks units of an order back, by somebody of the staff or a shop's own key. It waits for a decision unless `approve` makes it at
 * once. Refused for units that have not left, have come back, or are asked back already.
 */
export function requestReturn(ctx: Context, { orderId, lines, note, warehouse, approve }: RequestReturn): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const code = warehouse === undefined ? (await loadTerms(ctx)).settings.warehouse : warehouse;
    const place = code ? await warehouseNamed(ctx, code, "warehouse", false) : null;
    const { id } = await recordReturn(ctx, order, {
      origin: "staff",
      lines: lines.map((line) => {
        const said = readReason(line.reason);
        return { ...line, reason: said.reason, note: [said.note, line.note].filter(Boolean).join("\n") || null };
      }),
      note,
      warehouseId: place?.id ?? null,
      approve,
    });
    return { id };
  });
}
