import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { OrderAnswer } from "@/modules/orders/answer";
import type { ChangePreview } from "@/modules/orders/changes/preview";
import { changeSets } from "@/modules/orders/changes/tables";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import { PlaceOrder } from "@/modules/orders/inputs";
import type { OrderRow } from "@/modules/orders/lock-order";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { inTransaction, tryOut } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { ExchangeReturn } from "../inputs";
import { factOf, lockReturn } from "../lock-return";
import { whyNotReturn } from "../return";
import { settleReturn, sumsOf } from "../settle-return";
import { bookRefund, causeOfRefund } from "./refund-return";

type Exchanging = ExchangeReturn & { returnId: string };

export type ExchangePreview = {
  currency: string;
  /** What goes out costs so much, */
  totalMinor: number;
  /** of which so much is covered by what came back; */
  coveredMinor: number;
  /** the buyer still owes this, */
  toPayMinor: number;
  /** or gets this back. */
  toRefundMinor: number;
  stock: { sku: string; reserved: number; backordered: number }[];
};

export type Exchanged = ExchangePreview & { orderId: string; number: string };

/**
 * Sends other goods for what came back: a new order bound to the return, which pays it as far as it is worth. The first order stays
 * as it was delivered. What is above the worth the buyer still owes, what is below it can be refunded.
 */
export function exchangeReturn(ctx: Context, wish: Exchanging): Promise<Exchanged> {
  return inTransaction(ctx, (ctx) => exchange(ctx, wish));
}

/** What an exchange would do, found out by doing it and taking it back. */
export function previewExchange(ctx: Context, wish: Exchanging): Promise<ExchangePreview> {
  return inTransaction(ctx, async (ctx) => {
    const {
      orderId: _,
      number: __,
      ...preview
    } = await tryOut(
      ctx,
      (ctx) => exchange(ctx, wish),
      () => false,
    );
    return preview;
  });
}

async function exchange(ctx: Context, { returnId, version, lines: wanted, note }: Exchanging): Promise<Exchanged> {
  const locked = await lockReturn(ctx, returnId, version);
  const { one, order, lines } = locked;
  refuseIf(whyNotReturn("exchange", one));
  refuseIf(one.exchangeOrderId ? reason("return.exchanged_already") : null);
  const { openMinor } = sumsOf(one, lines, order);
  const placed = await placeOrder(ctx, { order: await requestOf(ctx, order, wanted, note) });
  if (placed.outcome !== "placed") throw new Error(`the exchange was not placed: ${placed.outcome}`);
  const instead = placed.order;
  const totalMinor = instead.totals.total.amount;
  const coveredMinor = Math.min(openMinor, totalMinor);
  if (coveredMinor > 0) {
    const booking = { minor: coveredMinor, method: "exchange", reference: instead.number, fiscalNumber: null };
    await bookRefund(ctx, one, booking);
    const payment = { amount: coveredMinor, method: "exchange", reference: one.number };
    await recordPayment(ctx, { orderId: instead.id, ...payment, causeKey: `${causeOfRefund(one.id)}${one.version}` });
  }
  const preview = previewOf(order, instead, { coveredMinor, openMinor });
  await writeChangeSet(ctx, { order, instead, preview, note });
  const fresh = await lockReturn(ctx, returnId);
  const changes = { exchangeOrderId: instead.id, refundedMinor: one.refundedMinor + coveredMinor };
  const settled = await settleReturn(ctx, one, lines, fresh.order, changes);
  const told = { order: instead.number, amountMinor: coveredMinor, currency: order.currency, status: settled.status };
  await record(ctx, factOf(locked, "return.exchanged", told));
  return { ...preview, orderId: instead.id, number: instead.number };
}

/** The new order: to the same buyer by the same way, at the prices of the catalogue unless others are named; delivery is free. */
async function requestOf(ctx: Context, order: OrderRow, wanted: ExchangeReturn["lines"], note: string | null): Promise<PlaceOrder> {
  const own = ctx.actor.organizationId;
  const skus = wanted.map(({ sku }) => sku);
  const known = await ctx.db
    .select({ sku: products.sku, priceMinor: products.priceMinor, taxRate: products.taxRate, currency: products.currency })
    .from(products)
    .where(and(eq(products.organizationId, own), inArray(products.sku, skus)));
  const [first] = await readOrders(ctx, [order.id]);
  const lines = wanted.map(({ sku, quantity, unitPrice }, i) => {
    const product = known.find((one) => one.sku === sku);
    if (!product) {
      const why = reason("product.unknown", { sku });
      throw new Refusal("invalid", why, { errors: [{ path: `lines.${i}.sku`, message: why.code }] });
    }
    const foreign = product.currency !== order.currency && unitPrice === undefined;
    refuseIf(foreign ? reason("return.price_in_other_currency", { sku, currency: product.currency }) : null);
    return { sku, quantity, unitPrice: unitPrice ?? product.priceMinor, taxRate: product.taxRate };
  });
  return PlaceOrder.parse({
    channel: first?.channel,
    currency: order.currency,
    customer: { name: order.customerName, email: order.customerEmail, phone: order.customerPhone, locale: order.customerLocale },
    shippingAddress: order.shippingAddress,
    shippingMethod: order.shippingMethod,
    pickupPoint: order.pickupPoint,
    shippingPrice: 0,
    lines,
    payment: { status: "unpaid", method: "exchange", reference: null },
    note: note || null,
  });
}

function previewOf(order: OrderRow, instead: OrderAnswer, sums: { coveredMinor: number; openMinor: number }): ExchangePreview {
  const totalMinor = instead.totals.total.amount;
  return {
    currency: order.currency,
    totalMinor,
    coveredMinor: sums.coveredMinor,
    toPayMinor: totalMinor - sums.coveredMinor,
    toRefundMinor: sums.openMinor - sums.coveredMinor,
    stock: instead.lines.map(({ sku, reserved, backordered }) => ({ sku, reserved, backordered })),
  };
}

type Kept = { order: OrderRow; instead: OrderAnswer; preview: ExchangePreview; note: string | null };

/** An exchange is one change of the order that it came from, kept with what it did; its own totals and work stay as they are. */
async function writeChangeSet(ctx: Context, { order, instead, preview, note }: Kept): Promise<void> {
  const { kind, id, name } = ctx.actor;
  const by = { kind, id, name };
  const totals = {
    goodsMinor: order.goodsMinor,
    discountMinor: order.discountMinor,
    shippingMinor: order.shippingPriceMinor,
    taxMinor: order.taxMinor,
    totalMinor: order.totalMinor,
  };
  const did: ChangePreview = {
    totals: { before: totals, after: totals },
    balanceMinor: preview.toPayMinor - preview.toRefundMinor,
    stock: preview.stock.map(({ sku, reserved, backordered }) => ({ sku, ordered: reserved + backordered, reserved, backordered })),
    routing: { before: [], after: [] },
    changes: instead.lines.map(({ sku, quantity }) => ({ what: "line_added", sku, to: quantity })),
  };
  await ctx.db.insert(changeSets).values({
    ...{ organizationId: order.organizationId, id: newId(), orderId: order.id, kind: "exchange", status: "confirmed" },
    ...{ baseVersion: order.version, operations: [], preview: did, note: note || null, by, decidedBy: by },
    ...{ createdAt: ctx.now(), decidedAt: ctx.now() },
  });
}
