import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { notFound, Refusal } from "@/platform/refusal";
import { carrierRowByCode } from "../carrier-queries";
import type { AddressOpinion } from "../carriers/abilities";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import { openRow, type RowOpener } from "../load-accounts";

/** Asks a carrier what it makes of an order's address. Changes nothing; call it outside transactions. */
export async function checkOrderAddress(
  ctx: Context,
  { orderId, carrier: code }: { orderId: string; carrier: string },
  open: RowOpener = openRow,
): Promise<AddressOpinion> {
  const [order] = await ctx.db
    .select({ shippingAddress: orders.shippingAddress })
    .from(orders)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
  const { shippingAddress } = order;
  if (!shippingAddress) throw new Refusal("conflict", reason("carrier.no_address_to_check"));
  const row = await carrierRowByCode(ctx, code);
  const opened = open(row);
  if ("reason" in opened) throw new Refusal("conflict", opened.reason);
  const { carrier, account } = opened;
  if (!carrier.checkAddress) throw new Refusal("conflict", reason("carrier.cannot_check_address", { carrier: row.name }));
  try {
    return await inTime(carrier.checkAddress(shippingAddress, account));
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, carrier: row.name }, "an adapter failed at an address");
    throw new Refusal("unavailable", reason("carrier.unavailable", { carrier: row.name }));
  }
}
