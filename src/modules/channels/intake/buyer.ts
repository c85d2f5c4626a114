import { and, eq, inArray } from "drizzle-orm";
import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import type { OrderRow } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { lockWithParts } from "@/modules/orders/split/family";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { IntakeAddress, IntakeCustomer, OrderIntake } from "../marketplaces/port";
import { askForAttention } from "./attention";
import { localeOf, type Shop } from "./placement";
import { wording } from "./words";

type Destination = { shippingAddress?: IntakeAddress | null } & Partial<Pick<OrderIntake, "shippingMethod" | "pickupPoint">>;

/**
 * Takes over another destination while nothing is packed for the old one; else says why somebody has to decide. The channel knows
 * the whole only: what was split off from the order goes there too, and a part that is packed for the old one is held by itself.
 */
export async function changeDestination(ctx: Context, orderId: string, destination: Destination, shop: Shop): Promise<Reason | null> {
  const tooLate = reason("channel.address_changed_late");
  const [order, ...parts] = await lockWithParts(ctx, orderId);
  for (const part of parts)
    if (!(await redirect(ctx, part, destination))) await askForAttention(ctx, part.id, [tooLate], wording(shop.locale));
  return (await redirect(ctx, order, destination)) ? null : tooLate;
}

/** False when it is too late for this order. */
async function redirect(ctx: Context, order: OrderRow, { shippingAddress, ...delivery }: Destination): Promise<boolean> {
  if (order.status === "cancelled") return true;
  // The telling says in other words what somebody has already said here.
  if (shippingAddress === undefined && isSame(order, delivery)) return true;
  if (await isPacked(ctx, order.id)) return false;
  const address =
    shippingAddress === undefined
      ? {}
      : { shippingAddress: shippingAddress && { ...shippingAddress, country: shippingAddress.country || "ZZ" } };
  await write(ctx, order, { ...address, ...delivery }, shippingAddress === undefined ? "delivery" : "address");
  return true;
}

/**
 * Takes over another name, phone or e-mail of the buyer; messages go to the new ones from now on, those of what was split off
 * from the order too.
 */
export async function changeContact(ctx: Context, orderId: string, customer: IntakeCustomer, shop: Shop): Promise<void> {
  const [order, ...parts] = await lockWithParts(ctx, orderId);
  for (const part of [order, ...parts.filter(({ status }) => status !== "cancelled")]) await rename(ctx, part, customer, shop);
}

async function rename(ctx: Context, order: OrderRow, customer: IntakeCustomer, shop: Shop): Promise<void> {
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

function isSame(order: OrderRow, { shippingMethod, pickupPoint }: Omit<Destination, "shippingAddress">): boolean {
  const point = (of: OrderRow["pickupPoint"] | undefined) => (of ? `${of.carrier} ${of.code}` : "");
  return order.shippingMethod === shippingMethod && point(order.pickupPoint) === point(pickupPoint);
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
