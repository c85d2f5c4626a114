import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { customers } from "@/modules/customers/tables";
import { lockLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { withAddressDoubt } from "../address/doubt-address";
import { discountOf } from "../changes/plan-change";
import { destinationOf } from "../destination";
import type { PlaceDraft } from "../drafts/inputs";
import { freeForDraft } from "../drafts/keep-stock";
import { orderHolds } from "../holds/tables";
import { PlaceOrder } from "../inputs";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { payments } from "../payments/tables";
import { type Facts, readFacts } from "../placing/facts";
import { lockBackorderRoom } from "../placing/lock-backorder-room";
import { holdData, type NumberedOrder, placedFacts } from "../placing/placed-facts";
import { planOrder } from "../placing/plan";
import { writePreorders } from "../preorders/write-preorders";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting } from "../reserve-waiting";
import { orderLines, orders } from "../tables";

/**
 * Makes a draft an order, by the same rules as any other that comes in: holds, reservation, routing, events. It keeps its id
 * and number. What was kept for it till now goes over without being free in between. Refuses a draft that lacks what an
 * order must have.
 */
export function placeDraft(ctx: Context, { orderId, version, payment }: PlaceDraft & { orderId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockOrder(ctx, orderId, version);
    const lines = (await linesOf(ctx, orderId)).filter((line) => line.quantity > line.cancelled);
    refuseIf(whyNot("place", { ...draft, lines }));
    const request = await requestOf(ctx, draft, lines, payment);
    const facts = await readFacts(ctx, [request], []);
    // It is no duplicate of itself.
    for (const buyer of facts.buyers.values()) buyer.earlier = buyer.earlier.filter(({ id }) => id !== orderId);
    const goods = request.lines.flatMap((line) => facts.products.get(line.sku) ?? []);
    const productIds = goods.flatMap((product) => product.parts.map((part) => part.productId));
    await freeForDraft(ctx, orderId, { state: "ordered", nextProductIds: productIds });
    const levels = await lockLevels(ctx, productIds);
    const room = await lockBackorderRoom(ctx, [...new Set(goods.flatMap((product) => product.limitedIds))]);
    const doubted = { order: request, holds: await withAddressDoubt({ order: request }) };
    const plan = planOrder(doubted, await destinationOf(draft.shippingAddress), facts, levels.all(), ctx.now(), room);
    const placed: NumberedOrder = { ...plan, id: orderId, number: draft.number };
    for (const [i, line] of lines.entries()) await know(ctx, line, placed.lines[i]?.product ?? null);
    await writePlacing(ctx, placed, await customerOf(ctx, placed, facts));
    // The work is planned below, and tells of itself.
    await record(ctx, ...placedFacts(placed).filter(({ type }) => type !== "fulfilment.planned"));
    await writePreorders(ctx, [{ ...placed, lines: placed.lines.map((line, i) => ({ ...line, id: lines[i]?.id ?? line.id })) }]);
    const order = await lockOrder(ctx, orderId);
    if (!placed.holds.some((hold) => hold.reason === "out_of_stock")) await reserveWaiting(ctx, order, await linesOf(ctx, orderId), levels);
    return refreshOrder(ctx, orderId);
  });
}

async function requestOf(
  ctx: Context,
  draft: OrderRow,
  lines: readonly OrderLineRow[],
  payment: PlaceDraft["payment"],
): Promise<PlaceOrder> {
  const [channel] = await ctx.db
    .select({ code: channels.code })
    .from(channels)
    .where(and(eq(channels.organizationId, draft.organizationId), eq(channels.id, draft.channelId)));
  const terms = { prepaid: "unpaid", authorized: "authorized", cash_on_delivery: "cash_on_delivery" } as const;
  const parsed = PlaceOrder.safeParse({
    channel: channel?.code,
    externalId: draft.externalId,
    currency: draft.currency,
    customer: { name: draft.customerName, email: draft.customerEmail, phone: draft.customerPhone, locale: draft.customerLocale },
    shippingAddress: draft.shippingAddress,
    shippingMethod: draft.shippingMethod,
    pickupPoint: draft.pickupPoint,
    shipBy: draft.shipBy?.toISOString() ?? null,
    shippingPrice: draft.shippingPriceMinor,
    lines: lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: line.quantity - line.cancelled,
      unitPrice: line.unitPriceMinor,
      discount: discountOf(line),
      taxRate: line.taxRate,
      ...(line.externalId && { externalId: line.externalId }),
    })),
    payment: payment ?? { status: terms[draft.paymentTerms], method: draft.paymentMethod, reference: null },
    onShortage: draft.onShortage,
    note: draft.note,
    tags: draft.tags,
  });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const nameless = errors.some(({ path }) => path === "customer.name");
  throw new Refusal("invalid", reason(nameless ? "order.draft_without_buyer" : "order.draft_incomplete"), { errors });
}

/** A SKU that was unknown when the draft was written may be known by now. */
async function know(ctx: Context, line: OrderLineRow, product: NumberedOrder["lines"][number]["product"]): Promise<void> {
  if (!product || line.productId !== null) return;
  await ctx.db
    .update(orderLines)
    .set({ productId: product.id, unitCostMinor: product.costMinor })
    .where(and(eq(orderLines.organizationId, line.organizationId), eq(orderLines.id, line.id)));
}

async function customerOf(ctx: Context, { contactKey, request, phone }: NumberedOrder, facts: Facts): Promise<string | null> {
  if (!contactKey) return null;
  const known = facts.customers.get(contactKey);
  if (known) return known;
  const { organizationId } = ctx.actor;
  const { name, email, locale } = request.order.customer;
  await ctx.db.insert(customers).values({ organizationId, id: newId(), contactKey, name, email, phone, locale }).onConflictDoNothing();
  const [row] = await ctx.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.organizationId, organizationId), eq(customers.contactKey, contactKey)));
  return row?.id ?? null;
}

async function writePlacing(ctx: Context, placed: NumberedOrder, customerId: string | null): Promise<void> {
  const { organizationId, kind, id: actorId, name } = ctx.actor;
  const by = { kind, id: actorId, name };
  const { payment, currency } = placed.request.order;
  const placedAt = ctx.now();
  await ctx.db
    .update(orders)
    .set({
      status: placed.status,
      placedAt,
      customerId,
      paymentTerms: placed.terms,
      paymentMethod: payment.method,
      reserveUntil: null,
      openHolds: placed.holds.map((hold) => hold.reason),
    })
    .where(and(eq(orders.organizationId, organizationId), eq(orders.id, placed.id)));
  await ctx.db
    .update(orderLines)
    .set({ placedAt })
    .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.orderId, placed.id)));
  if (placed.holds.length > 0)
    await ctx.db
      .insert(orderHolds)
      .values(placed.holds.map((hold) => ({ ...hold, organizationId, orderId: placed.id, data: holdData(placed, hold.reason), by })));
  if (placed.paidMinor > 0)
    await ctx.db.insert(payments).values({
      organizationId,
      id: newId(),
      orderId: placed.id,
      kind: "payment",
      amountMinor: placed.paidMinor,
      currency,
      method: payment.method ?? "other",
      reference: payment.reference,
      occurredAt: ctx.now(),
      by,
      causeKey: "placed",
    });
}
