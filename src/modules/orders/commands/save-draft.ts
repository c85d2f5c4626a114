import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction, LostRace } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { DraftOrder } from "../drafts/inputs";
import { keepForDraft } from "../drafts/keep-stock";
import { paymentStatusOf } from "../order-status";
import { externalKey, readFacts } from "../placing/facts";
import { planOrder } from "../placing/plan";
import { rankOf } from "../priority";
import { searchText } from "../search-text";
import { orderLines, orders } from "../tables";

/**
 * Writes an order down without placing it: it has a number and sums, holds no stock and waits for nobody. With a moment to
 * reserve until, its units are kept till then, all or none. The channel's external id is taken once: again, it answers the order.
 */
export function saveDraft(ctx: Context, draft: DraftOrder): Promise<{ id: string; known: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    try {
      return await save(ctx, draft);
    } catch (error) {
      if (brokenConstraint(error) === "orders_external_id") throw new LostRace("its twin was faster");
      throw error;
    }
  });
}

async function save(ctx: Context, { reserveUntil, ...input }: DraftOrder): Promise<{ id: string; known: boolean }> {
  const order = { ...input, onShortage: "backorder" as const };
  const facts = await readFacts(ctx, [order], []);
  const known = input.externalId === null ? undefined : facts.known.get(externalKey(input.channel, input.externalId));
  if (known) return { id: known, known: true };
  // Planned over empty shelves: the lines and the sums are those of a placed order, and nothing is promised.
  const plan = planOrder({ order }, null, facts, [], ctx.now());
  const { rows } = await ctx.db.execute<{ number: string }>(sql`select next_order_number(${ctx.actor.organizationId}::uuid) as number`);
  const number = rows[0]?.number;
  if (!number) throw new Error("no order number was given");
  const { organizationId } = ctx.actor;
  const { totalMinor, goodsMinor, discountMinor, taxMinor, shippingMinor } = plan.totals;
  const [row] = await ctx.db
    .insert(orders)
    .values({
      organizationId,
      id: plan.id,
      number,
      channelId: plan.channel.id,
      externalId: input.externalId,
      status: "draft",
      paymentStatus: paymentStatusOf({ totalMinor, paidMinor: 0, refundedMinor: 0, terms: plan.terms }),
      fulfilmentStatus: "unfulfilled",
      placedAt: ctx.now(),
      currency: input.currency,
      customerId: plan.contactKey ? (facts.customers.get(plan.contactKey) ?? null) : null,
      customerName: input.customer.name,
      customerEmail: input.customer.email,
      customerPhone: plan.phone,
      customerLocale: input.customer.locale,
      shippingAddress: input.shippingAddress,
      shippingMethod: input.shippingMethod,
      pickupPoint: input.pickupPoint,
      shipBy: input.shipBy ? new Date(input.shipBy) : null,
      shippingPriceMinor: shippingMinor,
      goodsMinor,
      discountMinor,
      taxMinor,
      totalMinor,
      paymentTerms: plan.terms,
      paymentMethod: input.payment.method,
      onShortage: input.onShortage,
      note: input.note,
      tags: input.tags,
      priority: rankOf(input.priority),
      customFields: input.customFields,
      reserveUntil: reserveUntil ? new Date(reserveUntil) : null,
      trackingToken: plan.trackingToken,
      searchText: searchText({
        number,
        externalId: input.externalId,
        customerName: input.customer.name,
        email: input.customer.email,
        phone: plan.phone,
        unknownSkus: plan.lines.flatMap((line) => (line.product ? [] : line.sku)),
      }),
    })
    .returning();
  if (!row) throw new Error("the draft was not written");
  const lines = await ctx.db
    .insert(orderLines)
    .values(
      plan.lines.map(({ product, reserved, backordered, ...line }) => ({
        ...line,
        organizationId,
        orderId: row.id,
        placedAt: row.placedAt,
        productId: product?.id ?? null,
        unitCostMinor: product?.costMinor ?? null,
      })),
    )
    .returning();
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const subject = { kind: "order", id: row.id, number };
  await record(ctx, { type: "order.drafted", subject, orderId: row.id, data: { totalMinor, currency: input.currency, units } });
  await keepForDraft(ctx, row, lines);
  return { id: row.id, known: false };
}
