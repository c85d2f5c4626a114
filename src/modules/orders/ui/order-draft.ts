import { type Reason, reason } from "@/lib/reason";
import { PlaceOrder } from "../inputs";
import type { Priority } from "../priority";
import { totalsOf } from "../totals";
import type { ChosenPoint } from "./point-slot";

/** An order that somebody takes on the phone, as the form holds it: half-filled, with texts as they were typed. */
export type DraftLine = {
  sku: string;
  name: string;
  picture: string | null;
  unitPrice: number | null;
  quantity: number | null;
  discount: number | null;
  taxRate: number | null;
};
export type OrderDraft = {
  /** Made once with the draft and sent with it: the same draft sent twice is one order. */
  externalId: string;
  channel: string;
  customer: { name: string; phone: string; email: string; locale: "ru" | "en" };
  address: { region: string; city: string; postalCode: string; line1: string };
  method: "courier" | "point" | "pickup";
  /** Where the buyer collects, with the method "point". */
  point: ChosenPoint | null;
  shippingPrice: number | null;
  lines: DraftLine[];
  payment: { status: "paid" | "unpaid" | "cash_on_delivery"; method: string };
  onShortage: "backorder" | "hold";
  note: string;
  priority: Priority;
  customFields: Record<string, string>;
};

export function emptyDraft(externalId: string, channel: string, locale: "ru" | "en"): OrderDraft {
  return {
    externalId,
    channel,
    customer: { name: "", phone: "", email: "", locale },
    address: { region: "", city: "", postalCode: "", line1: "" },
    method: "courier",
    point: null,
    shippingPrice: 0,
    lines: [],
    payment: { status: "unpaid", method: "card" },
    onShortage: "backorder",
    note: "",
    priority: "normal",
    customFields: {},
  };
}

/** Whether anything was typed that would be a pity to lose. */
export function isBegun({ customer, address, point, lines, note, customFields }: OrderDraft): boolean {
  return (
    lines.length > 0 ||
    point !== null ||
    [customer.name, customer.phone, customer.email, ...Object.values(address), ...Object.values(customFields), note].some(
      (word) => word.trim() !== "",
    )
  );
}

const orNull = (word: string) => word.trim() || null;

/** The order as the command wants it; a field that is not filled yet stays visibly wrong. */
export function orderOf(draft: OrderDraft, currency: string): unknown {
  const { customer, payment } = draft;
  return {
    channel: draft.channel,
    externalId: draft.externalId,
    currency,
    customer: { name: customer.name, phone: orNull(customer.phone), email: orNull(customer.email), locale: customer.locale },
    shippingAddress: addressOf(draft),
    shippingMethod: draft.method,
    pickupPoint: draft.method === "point" && draft.point ? { carrier: draft.point.carrier, code: draft.point.code } : null,
    shippingPrice: draft.shippingPrice,
    lines: draft.lines.map(({ sku, name, quantity, unitPrice, discount, taxRate }) => ({
      sku,
      name,
      quantity,
      unitPrice,
      discount: discount ?? 0,
      taxRate,
    })),
    payment: { status: payment.status, method: payment.status === "paid" ? payment.method : null },
    onShortage: draft.onShortage,
    note: orNull(draft.note),
    priority: draft.priority,
    customFields: Object.fromEntries(
      Object.entries(draft.customFields).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
    ),
  };
}

/** Where it goes: to the buyer, to the point where they collect, or nowhere when they come to the warehouse. */
function addressOf({ method, address, point }: OrderDraft): object | null {
  if (method === "pickup") return null;
  if (method === "courier")
    return {
      country: "RU",
      region: orNull(address.region),
      city: address.city,
      postalCode: orNull(address.postalCode),
      line1: orNull(address.line1),
    };
  if (!point) return null;
  const { country, region, city, postalCode, line1, latitude, longitude } = point;
  return { country, region, city, postalCode, line1, latitude, longitude };
}

/** The same as a draft takes it: a half-filled address is none yet. */
export function draftInputOf(draft: OrderDraft, currency: string): Record<string, unknown> {
  const order = orderOf(draft, currency) as Record<string, unknown>;
  return draft.method === "point" || draft.address.city.trim() ? order : { ...order, shippingAddress: null };
}

/** What stops the order, by field ("customer.name", "lines.0.quantity"). Checked by the server's own schema, and by what only people know: a phone order needs a way to reach its buyer. */
export function problemsOf(draft: OrderDraft, currency: string): Readonly<Record<string, Reason>> {
  const problems: Record<string, Reason> = {};
  const parsed = PlaceOrder.safeParse(orderOf(draft, currency));
  for (const issue of parsed.error?.issues ?? []) problems[issue.path.join(".")] ??= wordOf(draft, issue.path, issue.code);
  if (draft.method === "courier" && !draft.address.line1.trim()) problems["shippingAddress.line1"] ??= reason("field.required");
  if (draft.method === "point" && !draft.point) problems.pickupPoint ??= reason("order.no_point");
  if (draft.customer.phone.trim() === "" && draft.customer.email.trim() === "") problems["customer.phone"] ??= reason("order.no_contact");
  else if (draft.customer.phone.trim() !== "" && !/^\+\d{8,15}$/.test(draft.customer.phone.trim()))
    problems["customer.phone"] ??= reason("field.invalid");
  return problems;
}

function wordOf(draft: OrderDraft, path: readonly PropertyKey[], code: string | undefined): Reason {
  const field = path.join(".");
  if (field === "lines") return reason(draft.lines.length === 0 ? "order.no_lines" : "field.invalid");
  if (field === "customer.email") return reason("field.email");
  if (field.endsWith(".discount")) return reason("order.discount_above_price");
  if (code === "too_big") return reason("field.too_long");
  return reason(code === "too_small" || code === "invalid_type" ? "field.required" : "field.invalid");
}

/** The sums of what stands there now; lines that are not filled count as nothing. */
export function sumsOf(draft: OrderDraft) {
  return totalsOf({
    shippingPriceMinor: draft.shippingPrice ?? 0,
    lines: draft.lines.map(({ quantity, unitPrice, discount, taxRate }) => ({
      quantity: quantity ?? 0,
      unitPriceMinor: unitPrice ?? 0,
      discountMinor: Math.min(discount ?? 0, (quantity ?? 0) * (unitPrice ?? 0)),
      taxRate,
    })),
  });
}

/** The SKUs of which less lies free than is wanted. */
export function shortLines(
  draft: OrderDraft,
  available: Readonly<Record<string, number>>,
): { sku: string; name: string; missing: number }[] {
  return draft.lines.flatMap(({ sku, name, quantity }) => {
    const free = available[sku];
    const missing = free === undefined ? 0 : (quantity ?? 0) - free;
    return missing > 0 ? [{ sku, name, missing }] : [];
  });
}

/** Adds one unit of a product: a second scan of the same one raises its quantity. */
export function withProduct(draft: OrderDraft, product: Omit<DraftLine, "quantity" | "discount">): OrderDraft {
  const at = draft.lines.findIndex(({ sku }) => sku === product.sku);
  const lines =
    at < 0
      ? [...draft.lines, { ...product, quantity: 1, discount: null }]
      : draft.lines.map((line, index) => (index === at ? { ...line, quantity: (line.quantity ?? 0) + 1 } : line));
  return { ...draft, lines };
}
