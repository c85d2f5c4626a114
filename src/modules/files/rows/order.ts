import type { FileRow } from "../reading/thread-messages";
import { readMoment, readMoney, readTaxRate, readWhole } from "./cell";
import { Cells, type Reading } from "./cells";
import type { ReadItem } from "./item";
import { isOver, paymentOf } from "./order-words";

export type LineWish = {
  row: number;
  sku?: string;
  barcode?: string;
  name?: string;
  quantity: number;
  unitPrice: number;
  discount?: number;
  taxRate?: number | null;
};

/** What the rows of one order say together; each fact counts from the first row that tells it. */
export type OrderWish = {
  externalId: string;
  number?: string;
  channel?: string;
  placedAt?: string;
  over?: "delivered" | "cancelled";
  currency?: string;
  customerName?: string;
  email?: string;
  phone?: string;
  country?: string;
  region?: string;
  city?: string;
  postalCode?: string;
  line1?: string;
  shippingMethod?: string;
  shippingPrice?: number;
  payment?: "paid" | "authorized" | "unpaid" | "cash_on_delivery";
  paymentMethod?: string;
  orderDiscount?: number;
  note?: string;
  lines: LineWish[];
};

/** Reads a row of orders; a row without a number belongs to the order above it. */
export function readOrder(row: FileRow, { mapping, currency, timezone }: Reading, above: string | null): ReadItem<OrderWish> | null {
  const cells = new Cells(row, mapping);
  const externalId = cells.text("externalId", 200) ?? cells.text("number", 200) ?? above ?? undefined;
  cells.require("externalId", externalId);
  const told = cells.text("currency", 10)?.toUpperCase();
  const money = told && /^[A-Z]{3}$/.test(told) ? told : currency;
  const asMoney = (text: string) => readMoney(text, money);
  const status = cells.text("status", 100);
  const cancelledAt = cells.text("cancelledAt", 60);
  const data: OrderWish = {
    externalId: externalId ?? "",
    number: cells.text("number", 64),
    channel: cells.text("channel", 64),
    placedAt: cells.take("placedAt", (text) => readMoment(text, timezone))?.toISOString(),
    over: cancelledAt ? "cancelled" : isOver(status),
    currency: told ? money : undefined,
    customerName: cells.text("customerName", 200),
    email: cells.text("email", 254),
    phone: cells.text("phone", 40),
    country: cells.text("country", 2)?.toUpperCase(),
    region: cells.text("region", 200),
    city: cells.text("city", 200),
    // Written so that a spreadsheet keeps its zeros.
    postalCode: cells.text("postalCode", 20)?.replace(/^'/, ""),
    line1: cells.text("line1", 500),
    shippingMethod: cells.text("shippingMethod", 100),
    shippingPrice: cells.take("shippingPrice", asMoney),
    payment: paymentOf(cells.text("paymentStatus", 100)),
    paymentMethod: cells.text("paymentMethod", 100),
    orderDiscount: cells.take("orderDiscount", asMoney),
    note: cells.text("note", 4_000),
    lines: [],
  };
  const line = readLine(cells, asMoney);
  if (line) data.lines.push(line);
  return { key: externalId === undefined ? "" : `${data.channel ?? ""}\n${externalId}`, position: row.row, data, errors: cells.errors };
}

function readLine(cells: Cells, asMoney: Parameters<typeof cells.take<number>>[1]): LineWish | null {
  const [sku, barcode, name] = [cells.text("sku", 100), cells.text("barcode", 64), cells.text("itemName", 500)];
  const quantity = cells.take("quantity", (text) => readWhole(text, { min: 1, max: 1_000_000 }));
  const unitPrice = cells.take("unitPrice", asMoney);
  cells.require("quantity", quantity);
  cells.require("unitPrice", unitPrice);
  if (!sku && !barcode && !name) cells.require("sku", undefined);
  if (quantity === undefined || unitPrice === undefined) return null;
  const [discount, taxRate] = [cells.take("discount", asMoney), cells.take("taxRate", readTaxRate)];
  return { row: cells.row, sku, barcode, name, quantity, unitPrice, discount, taxRate };
}

/** Puts a later row of an order to what is known of it. */
export function mergeOrder(known: OrderWish, more: OrderWish): void {
  const lines = [...known.lines, ...more.lines];
  for (const [field, value] of Object.entries(more)) {
    const told = known as Record<string, unknown>;
    told[field] ??= value;
  }
  known.lines = lines;
}
