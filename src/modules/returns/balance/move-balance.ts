import { and, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { customers } from "@/modules/customers/tables";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { balanceEntries } from "./tables";

/** Puts money of an order onto its buyer's balance, once per cause. Refused where nobody knows who the buyer is. */
export async function putOnBalance(ctx: Context, order: OrderRow, amountMinor: number, causeKey: string): Promise<void> {
  if (!order.customerId) throw new Refusal("conflict", reason("return.no_customer"));
  await write(ctx, { customerId: order.customerId, order, amountMinor, causeKey });
}

/** What the buyer of an order has with the shop, in the order's currency. */
export async function balanceOfOrder(ctx: Context, orderId: string): Promise<{ amountMinor: number; currency: string }> {
  const { rows } = await ctx.db.execute<{ amount: string; currency: string }>(sql`
    select coalesce(sum(b.amount_minor), 0)::text as amount, o.currency from orders o
    left join balance_entries b on b.organization_id = o.organization_id and b.customer_id = o.customer_id and b.currency = o.currency
    where o.organization_id = ${ctx.actor.organizationId} and o.id = ${orderId} group by o.currency`);
  const [row] = rows;
  if (!row) throw notFound("order");
  return { amountMinor: Number(row.amount), currency: row.currency };
}

type Paying = { orderId: string; amount: number };

/** Pays an order from its buyer's balance. Never more than lies there, nor than the order still lacks. */
export function payFromBalance(ctx: Context, { orderId, amount }: Paying): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const { customerId } = order;
    if (!customerId) throw new Refusal("conflict", reason("return.no_customer"));
    // Two orders of one buyer are paid one after the other.
    await ctx.db
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.organizationId, order.organizationId), eq(customers.id, customerId)))
      .for("update");
    const { amountMinor } = await balanceOfOrder(ctx, orderId);
    const lacking = Math.max(0, order.totalMinor - order.paidMinor + order.refundedMinor);
    const most = Math.min(amountMinor, lacking);
    refuseIf(amount > most ? reason("return.balance_short", { most, currency: order.currency }) : null);
    const entryId = newId();
    await write(ctx, { customerId, order, amountMinor: -amount, causeKey: `pay:${entryId}` });
    await recordPayment(ctx, { orderId, amount, method: "balance", reference: null, causeKey: `balance:${entryId}` });
  });
}

type Entry = { customerId: string; order: OrderRow; amountMinor: number; causeKey: string };

async function write(ctx: Context, { customerId, order, amountMinor, causeKey }: Entry): Promise<void> {
  const { kind, id, name } = ctx.actor;
  await ctx.db.insert(balanceEntries).values({
    ...{ organizationId: order.organizationId, id: newId(), customerId, orderId: order.id },
    ...{ currency: order.currency, amountMinor, causeKey, by: { kind, id, name }, createdAt: ctx.now() },
  });
}
