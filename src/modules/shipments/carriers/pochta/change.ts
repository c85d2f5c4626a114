import { reason } from "@/lib/reason";
import type { BookingChange, Granted } from "../abilities";
import { KeysRefused } from "../ask-carrier";
import { type BookedRef, CarrierUnavailable } from "../port";
import { ask, complaintsIn, isDone, type Pochta, saidNo } from "./ask";
import { ordersOf } from "./book";
import { idsOf, lookUp } from "./order";

/**
 * Another address, buyer or office for orders that lie among the new ones («Редактирование заказа»): each is written again whole.
 * What is in a batch already stands as it is.
 */
export async function modify(booking: BookedRef, { whole }: BookingChange, account: Pochta): Promise<Granted<object>> {
  const ids = idsOf(booking);
  try {
    const orders = await ordersOf(whole, account);
    if ("reason" in orders) return { outcome: "refused", reason: orders.reason };
    for (const [at, id] of ids.entries()) {
      const answer = await ask(account, { method: "PUT", path: `/1.0/backlog/${encodeURIComponent(id)}`, body: orders[at] });
      const complaints = complaintsIn(answer.body);
      if (isDone(answer) && complaints.length === 0) continue;
      // Of several parcels none may stay behind: asked again, those that were changed are written the same once more.
      if (at > 0) throw new CarrierUnavailable("some of the parcels were changed and others not", "maybe");
      const batch = (await lookUp(id, account))?.["batch-name"];
      return { outcome: "refused", reason: batch ? reason("carrier.in_batch", { batch }) : saidNo(complaints, answer) };
    }
    return { outcome: "done" };
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}
