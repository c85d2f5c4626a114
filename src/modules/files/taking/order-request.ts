import { spread } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { PlaceOrder } from "@/modules/orders/inputs";
import type { FieldName } from "../kinds";
import type { CellError } from "../rows/cells";
import type { LineWish, OrderWish } from "../rows/order";
import type { SaleWish } from "../rows/sale";
import type { findGoods } from "./find-goods";
import type { Shop } from "./taker";

type Finder = Awaited<ReturnType<typeof findGoods>>;
type Wrong = Pick<CellError, "field" | "value" | "reason"> & { row?: number };
export type Requested = { order: PlaceOrder; wrong?: undefined } | { order?: undefined; wrong: Wrong[] };

/** An order of a file as one to place. A product that nobody knows does not stop it: the order waits for it, as a channel's does. */
export function orderRequest(wish: OrderWish, channel: string, { currency, locale, settings }: Shop, find: Finder): Requested {
  const named = wish.lines.map((line) => {
    const found = find(line);
    return { ...line, sku: "goods" in found ? found.goods.sku : (line.sku ?? `#${line.barcode ?? line.name ?? ""}`.slice(0, 100)) };
  });
  const hasAddress = Boolean(wish.city ?? wish.line1);
  return checked({
    channel,
    externalId: wish.externalId,
    placedAt: wish.placedAt,
    currency: wish.currency ?? currency,
    customer: {
      name: wish.customerName ?? "—",
      email: wish.email ?? null,
      phone: wish.phone ?? null,
      locale: locale === "ru" ? "ru" : "en",
    },
    shippingAddress: hasAddress
      ? {
          country: wish.country ?? "RU",
          region: wish.region ?? null,
          city: wish.city ?? wish.region ?? "—",
          postalCode: wish.postalCode ?? null,
          line1: wish.line1 ?? null,
        }
      : null,
    shippingMethod: wish.shippingMethod ?? null,
    shippingPrice: wish.shippingPrice ?? 0,
    lines: withOrderDiscount(named, wish.orderDiscount ?? 0),
    payment: { status: wish.payment ?? settings.payment ?? "paid", method: wish.paymentMethod ?? null, reference: null },
    note: wish.note ?? null,
  });
}

/** A till's check as an order that was paid and taken along. */
export function saleRequest(wish: SaleWish, channel: string, { currency, locale }: Shop, find: Finder): Requested {
  const wrong = wish.lines.flatMap((line): Wrong[] => {
    const found = find(line);
    if ("wrong" in found) return [{ row: line.row, ...nameOf(line), reason: found.wrong }];
    return found.goods.tracksSerials
      ? [{ row: line.row, ...nameOf(line), reason: reason("file.tracked_apart", { sku: found.goods.sku }) }]
      : [];
  });
  if (wrong.length > 0) return { wrong };
  const lines = wish.lines.map((line) => {
    const found = find(line);
    return { ...line, sku: "goods" in found ? found.goods.sku : "" };
  });
  return checked({
    channel,
    externalId: wish.externalId,
    placedAt: wish.soldAt,
    currency,
    customer: { name: locale === "ru" ? "Покупатель в магазине" : "Walk-in customer", locale: locale === "ru" ? "ru" : "en" },
    shippingMethod: "in_store",
    lines: withOrderDiscount(lines, 0),
    payment: { status: "paid", method: wish.paymentMethod ?? null, reference: wish.check },
  });
}

const nameOf = ({ sku, barcode }: LineWish) =>
  sku ? ({ field: "sku", value: sku } as const) : ({ field: "barcode", value: barcode ?? "" } as const);

/** What was taken off the whole order is taken off its lines, in proportion to what they cost. */
function withOrderDiscount(lines: readonly (LineWish & { sku: string })[], orderDiscount: number) {
  const costs = lines.map(({ unitPrice, quantity, discount = 0 }) => Math.max(0, unitPrice * quantity - discount));
  const whole = costs.reduce((sum, cost) => sum + cost, 0);
  const parts = lines.length === 0 ? [] : spread(Math.min(orderDiscount, whole), costs);
  return lines.map(({ sku, name, quantity, unitPrice, discount = 0, taxRate }, i) => ({
    sku,
    ...(name ? { name } : {}),
    quantity,
    unitPrice,
    discount: discount + (parts[i] ?? 0),
    taxRate: taxRate === undefined || taxRate === null ? null : Math.round(taxRate),
  }));
}

const fieldOfPath: Record<string, FieldName> = {
  placedAt: "placedAt",
  currency: "currency",
  "customer.email": "email",
  "customer.phone": "phone",
  "customer.name": "customerName",
  "shippingAddress.country": "country",
  lines: "quantity",
};

function checked(input: unknown): Requested {
  const parsed = PlaceOrder.safeParse(input);
  if (parsed.success) return { order: parsed.data };
  return {
    wrong: parsed.error.issues.map((issue): Wrong => {
      const path = issue.path.filter((part) => typeof part === "string").join(".");
      const field = fieldOfPath[path] ?? (path.endsWith("discount") ? "discount" : (fieldOfPath[path.split(".")[0] ?? ""] ?? "externalId"));
      return { field, value: "", reason: invalid(field, issue.message) };
    }),
  };
}

const invalid = (field: FieldName, message: string): Reason => {
  if (field === "email") return reason("file.not_email");
  if (field === "placedAt") return reason(message.includes("future") ? "file.in_future" : "file.not_date");
  return field === "discount" ? reason("file.discount_too_large") : reason("file.not_valid");
};
