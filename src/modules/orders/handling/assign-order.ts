import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { lockOrder, type OrderRow } from "../lock-order";
import { type Assignee, assigneeCalled } from "./assignees";
import type { AssignOrder } from "./inputs";
import { saveHandling } from "./save-handling";

/** Makes somebody answer for an order, or nobody. Who answers for it already stays, and nothing is told. */
export function assignOrder(ctx: Context, { orderId, version, responsibleId }: AssignOrder & { orderId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const person = responsibleId === null ? null : await assigneeCalled(ctx, responsibleId);
    return order.responsibleId === responsibleId ? order : handTo(ctx, order, person);
  });
}

/** Writes who answers for a locked order; whoever it is hears of it. */
export function handTo(ctx: Context, order: OrderRow, person: Assignee | null): Promise<OrderRow> {
  const responsibleId = person?.id ?? null;
  return saveHandling(
    ctx,
    order,
    { responsibleId },
    { type: "order.assigned", data: { responsibleId, name: person?.name ?? null, fromId: order.responsibleId } },
  );
}
