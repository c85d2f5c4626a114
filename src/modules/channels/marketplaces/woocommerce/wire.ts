import { z } from "zod";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { amount, money } from "../amounts";

/*
 * The order of WooCommerce's REST API v3, which is also the body of its webhooks, as far as we use it.
 * Plug-ins bend it: numbers come as strings and back, lists as null or as PHP's objects, so that every field may be absent.
 */

/** UTC without a suffix in the `_gmt` fields. Null for nothing and for MySQL's zero date. */
const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" && /^0000-00-00/.test(value)) return null;
  const match = typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(value) : null;
  const read = match ? new Date(`${match[1]}T${match[2]}${match[3] ?? "Z"}`) : null;
  if (read && !Number.isNaN(read.getTime())) return read;
  context.addIssue({ code: "custom", message: "no time" });
  return null;
}, z.date().nullable());

const meta = z.object({
  key: z.preprocess((value) => (typeof value === "string" ? value : ""), text(200)),
  // Plug-ins keep whole objects here; only plain values are of use to people.
  value: z.unknown().optional(),
  display_key: z.unknown().optional(),
  display_value: z.unknown().optional(),
});
export type WireMeta = z.infer<typeof meta>;

/** Notes of plug-ins. They hold no order up, whatever stands there. */
const metaList = z.preprocess((value) => {
  const entries = typeof value === "object" && value !== null ? Object.values(value) : [];
  return entries.filter((item) => typeof item === "object" && item !== null && !Array.isArray(item));
}, z.array(meta));

const party = record({
  first_name: text(200),
  last_name: text(200),
  company: text(200),
  address_1: text(300),
  address_2: text(300),
  city: text(200),
  state: text(200),
  postcode: text(40),
  country: text(60),
  email: text(320),
  phone: text(60),
});
export type WireParty = z.infer<typeof party>;

const lineItem = entry({
  id: text(60),
  name: text(500),
  product_id: text(60),
  variation_id: text(60),
  quantity: money,
  subtotal: money,
  subtotal_tax: money,
  total: amount,
  total_tax: amount,
  taxes: list(entry({ id: text(60), total: amount })),
  meta_data: metaList,
  sku: text(200),
  // Product Bundles and Composite Products name the containing line here.
  bundled_by: text(60),
  composite_parent: text(60),
});
export type WireLine = z.infer<typeof lineItem>;

const refund = entry({
  id: text(60),
  reason: text(1000),
  total: money,
  // The refund's own resource has these; the short form in the order does not.
  amount: money,
  date_created_gmt: instant,
  line_items: list(entry({ quantity: money, meta_data: metaList })),
});

const wireOrder = z.object({
  id: text(60),
  number: text(60),
  status: text(60),
  currency: text(10),
  date_created_gmt: instant,
  date_modified_gmt: instant,
  date_paid_gmt: instant,
  date_created: instant,
  date_modified: instant,
  date_paid: instant,
  shipping_total: amount,
  shipping_tax: amount,
  total: money,
  customer_note: text(5000),
  billing: party,
  shipping: party,
  payment_method: text(100),
  payment_method_title: text(200),
  transaction_id: text(200),
  line_items: list(lineItem),
  tax_lines: list(entry({ rate_id: text(60), rate_percent: money })),
  shipping_lines: list(entry({ method_title: text(200), method_id: text(100), meta_data: metaList })),
  fee_lines: list(entry({ id: text(60), name: text(200), total: amount, total_tax: amount })),
  refunds: list(refund),
  // Official Gift Cards extension.
  gift_cards: list(entry({ id: text(60), amount })),
  meta_data: metaList,
});
export type WireOrder = z.infer<typeof wireOrder>;

/** Reads the order as far as it can be read; null if it is of no such shape at all. */
export function readWireOrder(payload: unknown): { value: WireOrder; unreadable: Unreadable[] } | null {
  return readLeniently(wireOrder, payload);
}
