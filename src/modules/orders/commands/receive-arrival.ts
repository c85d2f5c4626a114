import { newId } from "@/lib/ids";
import { whyNotArrival } from "@/modules/inventory/arrivals/arrival";
import { bookArrival, isReceiptBooked } from "@/modules/inventory/arrivals/book-arrival";
import type { ReceiveArrival } from "@/modules/inventory/arrivals/inputs";
import { lockArrival, refuseStaleArrival } from "@/modules/inventory/arrivals/lock-arrival";
import { binNamed } from "@/modules/inventory/bins/bin-queries";
import { ensureLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { fillFrom } from "../fill-waiting";

/**
 * Takes in an expected arrival, whole or a part of it: on hand rises, and in the same transaction it goes to the orders that
 * wait, by priority and age. The same receipt told twice is booked once. Refuses more than is still to come.
 */
export function receiveArrival(
  ctx: Context,
  { arrivalId, version, quantity, receipt, bin, ...details }: ReceiveArrival & { arrivalId: string },
): Promise<{ filled: number }> {
  return inTransaction(ctx, async (ctx) => {
    const arrival = await lockArrival(ctx, arrivalId);
    if (receipt && (await isReceiptBooked(ctx, arrival, receipt))) return { filled: 0 };
    refuseStaleArrival(arrival, version);
    refuseIf(whyNotArrival("receive", arrival));
    const { warehouseId, productId } = arrival;
    const binId = bin ? await binNamed(ctx, warehouseId, bin) : null;
    await ensureLevels(ctx, [{ warehouseId, productId }]);
    const filled = await fillFrom(ctx, [productId], (levels) =>
      bookArrival(ctx, arrival, levels, { quantity, receipt: receipt ?? newId(), ...details, binId }),
    );
    return { filled };
  });
}
