import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { applyMovements, type LockedLevels } from "../levels";
import { whyAboveMost } from "../stock";
import { type Condition, stockMovements } from "../tables";
import { outstanding } from "./arrival";
import { costReceipt } from "./cost-receipt";
import { type ArrivalRow, arrivalFact } from "./lock-arrival";
import { refreshIncoming } from "./refresh-incoming";
import { expectedArrivals } from "./tables";

const causeKey = (arrivalId: string, receipt: string) => `arrival:${arrivalId}:${receipt}`;

/** Whether an unpacking of this name has been booked. */
export async function isReceiptBooked(ctx: Context, arrival: ArrivalRow, receipt: string): Promise<boolean> {
  const { organizationId } = ctx.actor;
  const [row] = await ctx.db
    .select({ id: stockMovements.id })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.organizationId, organizationId),
        eq(stockMovements.causeKey, causeKey(arrival.id, receipt)),
        eq(stockMovements.warehouseId, arrival.warehouseId),
        eq(stockMovements.productId, arrival.productId),
      ),
    )
    .limit(1);
  return row !== undefined;
}

type Receipt = {
  quantity: number;
  receipt: string;
  lot?: string;
  expiresOn?: string | null;
  serials?: string[];
  binId?: string | null;
  /** What may not be sold is set apart as it comes. */
  condition?: Condition;
};

/** Puts units of a locked arrival on a locked level, and closes it when it is all there. Refuses more than is still to come. */
export async function bookArrival(
  ctx: Context,
  arrival: ArrivalRow,
  levels: LockedLevels,
  { quantity, receipt, ...details }: Receipt,
): Promise<void> {
  const most = outstanding(arrival);
  if (quantity > most) throw new Refusal("conflict", reason("arrival.more_than_expected", { units: quantity, most }));
  const { warehouseId, productId } = arrival;
  refuseIf(whyAboveMost(levels.get(warehouseId, productId).onHand, quantity, arrival.sku));
  await applyMovements(ctx, levels, [
    {
      warehouseId,
      productId,
      kind: "received",
      quantity,
      ...details,
      ...(details.condition && details.condition !== "sellable" ? { conditionDelta: quantity } : {}),
      cause: { kind: "arrival", id: arrival.id, key: causeKey(arrival.id, receipt) },
      reason: arrival.reference,
    },
  ]);
  await costReceipt(ctx, { productId, sku: arrival.sku, units: quantity, unitCostE4: arrival.unitCostE4, arrivalId: arrival.id, receipt });
  const received = arrival.received + quantity;
  const isLast = received === arrival.quantity;
  await ctx.db
    .update(expectedArrivals)
    .set({
      received,
      version: arrival.version + 1,
      updatedAt: ctx.now(),
      ...(isLast ? { status: "received", closedAt: ctx.now() } : {}),
    })
    .where(and(eq(expectedArrivals.organizationId, arrival.organizationId), eq(expectedArrivals.id, arrival.id)));
  await refreshIncoming(ctx, [{ warehouseId, productId }]);
  const fact = arrivalFact(arrival);
  await record(
    ctx,
    { ...fact, type: "arrival.received", data: { ...fact.data, units: quantity, left: most - quantity } },
    {
      type: "stock.changed",
      subject: { kind: "stock", id: arrival.id },
      warehouseId,
      data: { productIds: [productId], cause: "received", units: quantity },
    },
  );
}
