import { deliverFulfilment, handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { readOrders } from "@/modules/orders/queries";
import { approveReturn } from "@/modules/returns/commands/decide-return";
import { requestReturn } from "@/modules/returns/commands/request-return";
import { RequestReturn } from "@/modules/returns/inputs";
import { readReturns } from "@/modules/returns/queries";
import { returnById } from "@/modules/returns/return-queries";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import type { Shop } from "./orders";
import { aPackedParcel } from "./parcel-task";

/** An order of 2 A and 1 B (1 299 ₽ each, delivery 300 ₽) that its buyer has got from Kazan, paid unless wished otherwise. */
export async function aDeliveredOrder(db: Db, wish: Parameters<typeof aPackedParcel>[1] = {}): Promise<Shop & Delivered> {
  const parcel = await aPackedParcel(db, wish);
  await deliver(parcel.ctx, parcel.fulfilmentId);
  return { ...parcel, ...(await delivered(parcel.ctx, parcel.order.id)), fulfilmentId: parcel.fulfilmentId };
}

export async function deliver(ctx: Context, fulfilmentId: string): Promise<void> {
  await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
  await deliverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
}

type Delivered = { orderId: string; lineOf: Record<string, string>; fulfilmentId: string };

async function delivered(ctx: Context, orderId: string) {
  const [order] = await readOrders(ctx, [orderId]);
  return { orderId, lineOf: Object.fromEntries((order?.lines ?? []).map((line) => [line.sku, line.id])) };
}

/** Asks units back by SKU through the real command, approved unless wished otherwise. */
export async function aReturn(
  ctx: Context,
  { orderId, lineOf }: Pick<Delivered, "orderId" | "lineOf">,
  units: Record<string, number>,
  { because = "wrong_size", approved = true }: { because?: string; approved?: boolean } = {},
): Promise<string> {
  const lines = Object.entries(units).map(([sku, quantity]) => ({ lineId: lineOf[sku], quantity, reason: because }));
  const { id } = await requestReturn(ctx, RequestReturn.parse({ orderId, lines }));
  if (approved) await approveReturn(ctx, { returnId: id });
  return id;
}

/** A return as lists show it. */
export async function returnRow(ctx: Context, returnId: string) {
  const [row] = await readReturns(ctx, [returnId]);
  if (!row) throw new Error("no such return");
  return row;
}

/** Its money: due, open, gone back. */
export async function sumsOfReturn(ctx: Context, returnId: string) {
  const { sums, refundedMinor } = await returnById(ctx, returnId);
  return { due: sums.dueMinor, open: sums.openMinor, refunded: refundedMinor };
}
