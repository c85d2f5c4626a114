import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { handOverCounter } from "@/modules/fulfilment/commands/hand-over-counter";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { PlaceOrder } from "@/modules/orders/inputs";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { localeOf } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { Refusal } from "@/platform/refusal";
import type { Sell } from "../inputs";
import { loadShelf } from "../load-shelf";
import { loadTill, type OpenTill } from "../load-till";
import { basketTotals, discountOf, type Settled, settle } from "../sale";
import { readSale, type Sale } from "../sale-queries";
import { sales } from "../tables";
import { issueReceipt, saveFiscalNumber } from "./note-fiscal-number";

/**
 * Sells a basket over the counter: one transaction places the order, books its money, takes the goods off the books of the shop's
 * warehouse and closes it. The same key again answers the first sale and changes nothing. Refused: units that are not free on the
 * shelf (with how many are), too little money, another basket under a key that was used.
 */
export async function sell(ctx: Context, input: Sell): Promise<Sale> {
  const { orderId, till } = await book(ctx, { ...input, key: input.key ?? newId() });
  return issueReceipt(ctx, orderId, till.register);
}

type Keyed = Sell & { key: string };
type Booked = { orderId: string; till: OpenTill };

async function book(ctx: Context, input: Keyed): Promise<Booked> {
  try {
    return await inTransaction(ctx, (ctx) => bookOnce(ctx, input));
  } catch (error) {
    // The same basket came twice at once: the other one was first, and its sale is the answer.
    if (!ctx.inTransaction && brokenConstraint(error) === "sales_key") return inTransaction(ctx, (ctx) => bookOnce(ctx, input));
    throw error;
  }
}

async function bookOnce(ctx: Context, input: Keyed): Promise<Booked> {
  const { key, ...basket } = input;
  const till = await loadTill(ctx, input);
  const digest = createHash("sha256").update(canonicalJson(basket)).digest("hex");
  const known = await soldBefore(ctx, key);
  if (known) {
    if (known.digest === digest) return { orderId: known.orderId, till };
    const { number } = await readSale(ctx, known.orderId);
    throw new Refusal("conflict", reason("sale.key_used", { number }), { orderId: known.orderId, number });
  }

  const lines = await priced(ctx, till, input);
  const { totalMinor } = basketTotals(lines);
  const paid = settle(totalMinor, { cardMinor: input.payment.card, cashMinor: input.payment.cash });
  if ("refused" in paid) throw new Refusal("invalid", paid.refused, { errors: [{ path: "payment", message: paid.refused.code }] });

  const order = await place(ctx, till, input, lines, paid);
  const [fulfilment] = order.fulfilments;
  if (!fulfilment) throw new Error("a sale was placed without goods");
  await handOverCounter(ctx, { fulfilmentId: fulfilment.id, named: input.lines.flatMap(({ parts = [], ...line }) => [line, ...parts]) });
  await ctx.db.insert(sales).values({
    organizationId: ctx.actor.organizationId,
    orderId: order.id,
    key,
    digest,
    channelId: till.channel.id,
    warehouseId: till.warehouse.id,
    soldAt: ctx.now(),
    currency: till.shop.currency,
    cashMinor: paid.cashMinor,
    cardMinor: paid.cardMinor,
    receivedMinor: paid.receivedMinor,
  });
  if (input.fiscalNumber) await saveFiscalNumber(ctx, order, input.fiscalNumber);
  return { orderId: order.id, till };
}

async function soldBefore(ctx: Context, key: string): Promise<{ orderId: string; digest: string } | undefined> {
  const [row] = await ctx.db
    .select({ orderId: sales.orderId, digest: sales.digest })
    .from(sales)
    .where(and(eq(sales.organizationId, ctx.actor.organizationId), eq(sales.key, key)));
  return row;
}

type PricedLine = Pick<Sell["lines"][number], "sku" | "quantity"> & {
  name: string;
  unitPriceMinor: number;
  taxRate: number | null;
  discountMinor: number;
  discountPercent: null;
};

/** Prices that the till did not name, and every tax, come from the catalogue. */
async function priced(ctx: Context, { shop }: OpenTill, { lines }: Sell): Promise<PricedLine[]> {
  const skus = lines.map((line) => line.sku);
  const rows = await ctx.db
    .select()
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, skus)));
  const known = new Map(rows.map((row) => [row.sku, row]));
  return lines.map((line, i) => {
    const product = known.get(line.sku);
    if (!product) throw wrong(`lines.${i}.sku`, "sale.unknown_product", { sku: line.sku });
    if (!product.active) throw wrong(`lines.${i}.sku`, "sale.product_inactive", { sku: line.sku });
    if (line.unitPrice === undefined && product.currency !== shop.currency)
      throw wrong(`lines.${i}.unitPrice`, "sale.other_currency", { sku: line.sku, currency: product.currency });
    const unitPriceMinor = line.unitPrice ?? product.priceMinor;
    const { discount = 0, discountPercent = null } = line;
    if (discount > unitPriceMinor * line.quantity) throw wrong(`lines.${i}.discount`, "sale.discount_above_price", { sku: line.sku });
    const discountMinor = discountOf({ quantity: line.quantity, unitPriceMinor, discountMinor: discount, discountPercent });
    return {
      sku: line.sku,
      quantity: line.quantity,
      name: product.name,
      unitPriceMinor,
      taxRate: product.taxRate,
      discountMinor,
      discountPercent: null,
    };
  });
}

const wrong = (path: string, code: string, params: Record<string, string>) =>
  new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });

async function place(ctx: Context, { channel, warehouse, shop }: OpenTill, input: Keyed, lines: readonly PricedLine[], paid: Settled) {
  const locale = localeOf(shop.locale, null);
  const { name, phone = null } = input.customer ?? {};
  const payments = [
    { method: "cash", amountMinor: paid.cashMinor, reference: null },
    { method: "card", amountMinor: paid.cardMinor, reference: null },
  ].filter(({ amountMinor }) => amountMinor > 0);
  const order = PlaceOrder.parse({
    channel: channel.code,
    currency: shop.currency,
    customer: { name: name ?? translator(locale, "documents")("salesReceipt.someBuyer"), phone, locale },
    shippingMethod: "in_store",
    lines: lines.map(({ sku, name, quantity, unitPriceMinor, discountMinor, taxRate }) => ({
      sku,
      name,
      quantity,
      unitPrice: unitPriceMinor,
      discount: discountMinor,
      taxRate,
    })),
    payment: { status: "paid", method: payments.length > 1 ? "mixed" : (payments[0]?.method ?? "cash"), reference: null },
    onShortage: "reject",
    note: input.note ?? null,
  });
  try {
    const placed = await placeOrder(ctx, { order, pinnedWarehouseId: warehouse.id, overCounter: true, payments });
    if (placed.outcome !== "placed") throw new Error(`a sale was not placed: ${placed.outcome}`);
    return placed.order;
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === "order.insufficient_stock") throw await short(ctx, warehouse.id, input);
    throw error;
  }
}

/** What is too much, with how many there are. */
async function short(ctx: Context, warehouseId: string, { lines }: Sell): Promise<Refusal> {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const there = await loadShelf(ctx, warehouseId, [...wanted.keys()]);
  const missing = [...wanted]
    .map(([sku, units]) => ({ sku, wanted: units, there: there.get(sku) ?? 0 }))
    .filter((one) => one.there < one.wanted);
  const list = missing.map(({ sku, there, wanted }) => `${sku}: ${there} / ${wanted}`).join(", ");
  // Each by itself is there, yet not all at once: a bundle beside its part.
  const why = missing.length > 0 ? reason("sale.short", { list }) : reason("sale.short_together");
  return new Refusal("conflict", why, { short: missing });
}
