import { and, eq, inArray } from "drizzle-orm";
import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { IntakeAddress, IntakeCustomer, OrderIntake } from "../marketplaces/port";
import { localeOf, type Shop } from "./placement";

type Destination = { shippingAddress?: IntakeAddress | null } & Partial<Pick<OrderIntake, "shippingMethod" | "pickupPoint">>;

/** Takes over another destination while nothing is packed for the old one; else says why somebody has to decide. */
export async function changeDestination(
  ctx: Context,
  orderId: string,
  { shippingAddress, ...delivery }: Destination,
): Promise<Reason | null> {
  const order = await lockOrder(ctx, orderId);
  if (order.status === "cancelled") return null;
  if (await isPacked(ctx, orderId)) return reason("channel.address_changed_late");
  const address =
    shippingAddress === undefined
      ? {}
      : { shippingAddress: shippingAddress && { ...shippingAddress, country: shippingAddress.country || "ZZ" } };
  await write(ctx, order, { ...address, ...delivery }, shippingAddress === undefined ? "delivery" : "address");
  return null;
}

/** Takes over another name, phone or e-mail of the buyer; messages go to the new ones from now on. */
export async function changeContact(ctx: Context, orderId: string, customer: IntakeCustomer, shop: Shop): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  const phone = customer.phone ? (normalizePhone(customer.phone, order.shippingAddress?.country) ?? customer.phone) : null;
  const name = customer.name || order.customerName;
  // The old words stay: somebody may still look for the order by them, or by its tracking number.
  const search = `${order.searchText} ${[name, customer.email, phone?.replace(/\D/g, "")].filter(Boolean).join(" ").toLowerCase()}`.slice(
    0,
    2_000,
  );
  const next = {
    customerName: name,
    customerEmail: customer.email,
    customerPhone: phone,
    customerLocale: localeOf(customer.locale, shop),
    searchText: search,
  };
  await write(ctx, order, next, "contact");
}

async function write(ctx: Context, order: OrderRow, changes: Partial<OrderRow>, what: "address" | "delivery" | "contact"): Promise<void> {
  await record(ctx, {
    type: "order.edited",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { changed: what },
  });
  await refreshOrder(ctx, order.id, changes);
}

async function isPacked(ctx: Context, orderId: string): Promise<boolean> {
  const packed = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, ctx.actor.organizationId),
        eq(fulfilments.orderId, orderId),
        inArray(fulfilments.status, ["packed", "handed_over", "delivered", "returned_to_sender"]),
      ),
    )
    .limit(1);
  return packed.length > 0;
}
