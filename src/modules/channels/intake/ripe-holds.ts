import { doubtAddress } from "@/modules/orders/address/doubt-address";
import { lacksAddress } from "@/modules/orders/address-check";
import { lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import type { OrderIntake } from "../marketplaces/port";
import { release } from "./apply-changes";
import { concernsAddress } from "./placement";
import { settleUnknownLines } from "./settle-unknown-lines";
import { settleWords } from "./settle-words";

/**
 * Releases the holds of an order whose reason is gone: its SKUs are known by now, its words have a meaning, its address came. What was
 * not reserved because of them is reserved.
 */
export async function releaseRipeHolds(ctx: Context, connectionId: string, orderId: string, telling: OrderIntake): Promise<void> {
  await settleWords(ctx, connectionId, orderId);
  await settleUnknownLines(ctx, connectionId, orderId);
  const order = await lockOrder(ctx, orderId);
  const addressIsGood = !lacksAddress(order) && !telling.problems.some((problem) => concernsAddress(problem.reason));
  // Our own doubt stays until the address is another one, or somebody has let it go.
  if (order.openHolds.includes("address_invalid") && addressIsGood && !(await doubtAddress(order)))
    await release(ctx, orderId, "address_invalid");
}
