import { z } from "zod";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { amount, money } from "../amounts";

/*
 * The order of Shopify's REST Admin API, which is also the body of its webhooks, as far as we use it. Amounts are in the shop's
 * currency. What GraphQL answers is put into this shape first (graph-order.ts).
 */

/** RFC 3339 with the shop's offset. */
const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  const match = typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})$/.exec(value) : null;
  const read = match ? new Date(`${match[1]}T${match[2]}${match[3]}`) : null;
  if (read && !Number.isNaN(read.getTime())) return read;
  context.addIssue({ code: "custom", message: "no time" });
  return null;
}, z.date().nullable());

const flag = z.boolean().nullish().catch(false);
const moneySet = record({ shop_money: record({ amount }) });

const taxes = list(entry({ price: amount, rate: money.catch(null) }));
const allocations = list(entry({ amount }));
const attributes = list(entry({ name: text(200), value: text(2000) }));

const party = record({
  first_name: text(200),
  last_name: text(200),
  name: text(400),
  company: text(200),
  address1: text(300),
  address2: text(300),
  city: text(200),
  province: text(200),
  zip: text(40),
  country: text(100),
  country_code: text(10),
  phone: text(60),
  latitude: z.number().nullish().catch(null),
  longitude: z.number().nullish().catch(null),
});
export type WireParty = z.infer<typeof party>;

const lineItem = entry({
  id: text(60),
  product_id: text(60),
  variant_id: text(60),
  sku: text(255),
  name: text(500),
  title: text(500),
  quantity: money,
  current_quantity: money,
  price: amount,
  total_discount: amount,
  discount_allocations: allocations,
  tax_lines: taxes,
  properties: attributes,
  requires_shipping: z.boolean().nullish().catch(true),
  gift_card: flag,
});
export type WireLine = z.infer<typeof lineItem>;

const shippingLine = entry({
  title: text(200),
  code: text(200),
  source: text(100),
  delivery_category: text(60),
  price: amount,
  discounted_price: money,
  discount_allocations: allocations,
  tax_lines: taxes,
  is_removed: flag,
});

const refund = entry({
  id: text(60),
  note: text(1000),
  created_at: instant,
  processed_at: instant,
  refund_line_items: list(entry({ line_item_id: text(60), quantity: money, restock_type: text(30) })),
  transactions: list(entry({ kind: text(30), status: text(30), amount })),
});

const wireOrder = z.object({
  id: text(60),
  name: text(60),
  order_number: text(60),
  created_at: instant,
  updated_at: instant,
  processed_at: instant,
  cancelled_at: instant,
  cancel_reason: text(60),
  currency: text(10),
  taxes_included: flag,
  total_price: money,
  current_total_price: money,
  total_tax: amount,
  total_tip_received: amount,
  original_total_duties_set: moneySet,
  original_total_additional_fees_set: moneySet,
  financial_status: text(40),
  fulfillment_status: text(40),
  payment_gateway_names: list(text(200)),
  gateway: text(200),
  source_name: text(100),
  customer_locale: text(20),
  email: text(320),
  contact_email: text(320),
  phone: text(60),
  note: text(5000),
  note_attributes: attributes,
  test: flag,
  line_items: list(lineItem),
  shipping_lines: list(shippingLine),
  refunds: list(refund),
  shipping_address: party,
  billing_address: party,
  customer: record({ first_name: text(200), last_name: text(200), email: text(320), phone: text(60) }),
});
export type WireOrder = z.infer<typeof wireOrder>;

/** Reads the order as far as it can be read; null if it is of no such shape at all. */
export function readWireOrder(payload: unknown): { value: WireOrder; unreadable: Unreadable[] } | null {
  return readLeniently(wireOrder, payload);
}
