import { and, eq, isNull } from "drizzle-orm";
import { nextCutOff } from "@/lib/departure";
import { linesOfTransfer, type TransferRow } from "@/modules/inventory/transfers/lock-transfer";
import { lockTransfersOf, setTransferFree } from "@/modules/inventory/transfers/transfers-of-order";
import { dropTransfer, rewriteLines } from "@/modules/inventory/transfers/write-transfer";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { closeHold } from "../close-hold";
import { workLines } from "../free-units";
import { orderHolds } from "../holds/tables";
import { linesOf, type OrderRow } from "../lock-order";
import { fulfilments } from "../tables";

/** Whether goods of an order are to travel together first, by what is kept with it. */
export const isGathering = ({ openHolds }: Pick<OrderRow, "openHolds">): boolean => openHolds.includes("gathering");

/**
 * Lets the transfers of an order follow what became of it: a draft brings what the order keeps where it begins, and is given up
 * with the last of it; what is under way and no longer wanted is free for anybody. The hold ends with the last transfer. Called
 * with the order locked, whenever a part of it has changed.
 */
export async function followGathering(ctx: Context, order: OrderRow): Promise<void> {
  const open = await lockTransfersOf(ctx, order.id);
  const isOver = order.status === "cancelled" || order.status === "closed";
  const hold = isOver ? null : await openHold(ctx, order);
  if (!hold) return letGo(ctx, open);
  const work = (await workLines(ctx, order.id)).filter(({ fulfilmentStatus, quantity }) => fulfilmentStatus === "planned" && quantity > 0);
  const isAwaited = (await linesOf(ctx, order.id)).some((line) => line.quantity - line.cancelled - line.reserved - line.shipped > 0);
  let left = 0;
  for (const transfer of open) {
    if (transfer.status !== "draft") {
      if (isAwaited) left++;
      else await setTransferFree(ctx, transfer);
      continue;
    }
    const isSending = work.some(({ warehouseId }) => warehouseId === transfer.toWarehouseId) || open.some(isUnderWayTo(transfer));
    const wanted = unitsAt(work, transfer.fromWarehouseId);
    if (!isSending || wanted.size === 0) await dropTransfer(ctx, transfer);
    else {
      left++;
      await bring(ctx, transfer, wanted);
    }
  }
  if (left > 0) return;
  await closeHold(ctx, order, hold.id, "gathering");
  // Everything is there, or nothing comes any more: it leaves with the next work of the warehouse.
  await dueFrom(ctx, order, ctx.now());
}

/** Gives a plan up: nothing is sent for the order any more, and what is under way comes for anybody. The caller looks for its units elsewhere. */
export async function giveUpGathering(ctx: Context, order: OrderRow): Promise<void> {
  await letGo(ctx, await lockTransfersOf(ctx, order.id));
}

async function letGo(ctx: Context, open: readonly TransferRow[]): Promise<void> {
  for (const transfer of open) await (transfer.status === "draft" ? dropTransfer(ctx, transfer) : setTransferFree(ctx, transfer));
}

const isUnderWayTo = (draft: TransferRow) => (other: TransferRow) =>
  other.status !== "draft" && other.toWarehouseId === draft.toWarehouseId;

async function openHold(ctx: Context, order: OrderRow): Promise<{ id: string } | null> {
  const { organizationId, id, orderId, reason, releasedAt } = orderHolds;
  const [hold] = await ctx.db
    .select({ id })
    .from(orderHolds)
    .where(and(eq(organizationId, order.organizationId), eq(orderId, order.id), eq(reason, "gathering"), isNull(releasedAt)));
  return hold ?? null;
}

type Work = Awaited<ReturnType<typeof workLines>>[number];

function unitsAt(work: readonly Work[], warehouse: string): Map<string, number> {
  const units = new Map<string, number>();
  for (const { warehouseId, productId, quantity } of work)
    if (warehouseId === warehouse) units.set(productId, (units.get(productId) ?? 0) + quantity);
  return units;
}

async function bring(ctx: Context, transfer: TransferRow, wanted: ReadonlyMap<string, number>): Promise<void> {
  const lines = await linesOfTransfer(ctx, transfer.id);
  if (lines.length === wanted.size && lines.every((line) => wanted.get(line.productId) === line.quantity)) return;
  await rewriteLines(
    ctx,
    transfer.id,
    [...wanted].map(([productId, quantity]) => ({ productId, quantity })),
  );
}

/** Moves the order's planned work to the first time at which it can go out after a moment, unless the order names its own. */
export async function dueFrom(ctx: Context, order: OrderRow, now: Date, warehouseId?: string): Promise<void> {
  if (order.shipBy) return;
  const { organizationId } = order;
  const planned = await ctx.db
    .select({ id: fulfilments.id, place: warehouses })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        eq(fulfilments.orderId, order.id),
        eq(fulfilments.status, "planned"),
        warehouseId ? eq(fulfilments.warehouseId, warehouseId) : undefined,
      ),
    );
  for (const { id, place } of planned)
    await ctx.db
      .update(fulfilments)
      .set({ dueAt: nextCutOff({ ...place, now }) })
      .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.id, id)));
}
