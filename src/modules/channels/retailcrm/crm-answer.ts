import { toDecimal } from "@/lib/money";
import type { OrderCore } from "@/modules/orders/queries";
import type { StatusGroup } from "../marketplaces/retailcrm/status";

/** RetailCRM numbers its orders; ours is the number that people see. */
export const crmId = (number: string): number => Number(/\d+/.exec(number)?.[0] ?? 0);

/** Where an order stands, in the codes and groups that every RetailCRM account begins with. */
export function crmStatus({ status, fulfilmentStatus, holds }: Pick<OrderCore, "status" | "fulfilmentStatus" | "holds">): {
  status: string;
  group: StatusGroup;
} {
  if (status === "cancelled") return { status: "cancel-other", group: "cancel" };
  if (status === "closed" || fulfilmentStatus === "delivered") return { status: "complete", group: "complete" };
  if (["shipped", "partially_shipped", "partially_delivered"].includes(fulfilmentStatus))
    return { status: "delivering", group: "delivery" };
  if (fulfilmentStatus === "packed") return { status: "assembling-complete", group: "assembling" };
  if (fulfilmentStatus === "picking") return { status: "assembling", group: "assembling" };
  if (status === "confirmed" && holds.length === 0) return { status: "client-confirmed", group: "approval" };
  return { status: "new", group: "new" };
}

/** An order as RetailCRM's API tells it: amounts in roubles, times by Moscow's clock. `externalId` is the shop's own. */
export function crmOrder(order: OrderCore, site: string): Record<string, unknown> {
  const amount = (minor: number) => Number(toDecimal(minor, order.currency));
  const { totals, shippingAddress: address } = order;
  return {
    id: crmId(order.number),
    number: order.number,
    externalId: order.externalId,
    site,
    createdAt: crmTime(new Date(order.placedAt)),
    status: crmStatus(order).status,
    currency: order.currency,
    summ: amount(totals.goods.amount - totals.discount.amount),
    totalSumm: amount(totals.total.amount),
    prepaySum: amount(totals.paid.amount - totals.refunded.amount),
    firstName: order.customer.name,
    phone: order.customer.phone,
    email: order.customer.email,
    countryIso: address?.country ?? null,
    customerComment: order.note,
    delivery: {
      code: order.shippingMethod,
      cost: amount(totals.shipping.amount),
      address: address && {
        index: address.postalCode,
        countryIso: address.country,
        region: address.region,
        city: address.city,
        text: address.line1,
      },
    },
    items: order.lines
      .filter(({ quantity, cancelled }) => quantity > cancelled)
      .map(({ sku, name, quantity, cancelled, unitPrice, discount, taxRate }) => {
        const paid = Math.round((quantity * unitPrice - discount) / quantity);
        return {
          offer: { article: sku, displayName: name },
          productName: name,
          quantity: quantity - cancelled,
          initialPrice: amount(unitPrice),
          discountTotal: amount(unitPrice - paid),
          prices: [{ price: amount(paid), quantity: quantity - cancelled }],
          vatRate: taxRate === null ? "none" : String(taxRate),
          status: "new",
        };
      }),
    shipped: ["shipped", "delivered", "partially_delivered"].includes(order.fulfilmentStatus),
  };
}

/** "2026-11-22 12:00:00" in Moscow. */
export function crmTime(at: Date): string {
  return new Date(at.getTime() + 3 * 60 * 60_000).toISOString().slice(0, 19).replace("T", " ");
}

/** A refusal as RetailCRM words it. */
export const crmRefusal = (errorMsg: string, errors?: Record<string, string>) => ({
  success: false as const,
  errorMsg,
  ...(errors && Object.keys(errors).length > 0 ? { errors } : {}),
});
