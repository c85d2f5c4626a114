import { dayOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import type { FileRow } from "../reading/thread-messages";
import { readMoment, readMoney, readTaxRate, readWhole } from "./cell";
import { Cells, type Reading } from "./cells";
import type { ReadItem } from "./item";
import type { LineWish } from "./order";

/** A till's check: all its rows together. */
export type SaleWish = { externalId: string; check: string; soldAt: string; paymentMethod?: string; lines: LineWish[] };

/** Reads a row of till sales. Numbers of checks begin anew, so a day belongs to each. */
export function readSale(row: FileRow, { mapping, currency, timezone }: Reading): ReadItem<SaleWish> {
  const cells = new Cells(row, mapping);
  const asMoney = (text: string) => readMoney(text, currency);
  const soldAt = cells.take("soldAt", (text) => readMoment(text, timezone));
  const check = cells.text("check", 100);
  const [sku, barcode, name] = [cells.text("sku", 100), cells.text("barcode", 64), cells.text("itemName", 500)];
  const quantity = cells.take("quantity", (text) =>
    /^[-−]/.test(text) ? { wrong: reason("file.is_return") } : readWhole(text, { min: 1, max: 1_000_000 }),
  );
  const [unitPrice, sum] = [cells.take("unitPrice", asMoney), cells.take("sum", asMoney)];
  const discount = cells.take("discount", asMoney);
  cells.require("soldAt", soldAt);
  cells.require("check", check);
  cells.require("quantity", quantity);
  if (!sku) cells.require(mapping.sku === undefined ? "barcode" : "sku", barcode);
  if (unitPrice === undefined) cells.require(mapping.unitPrice === undefined ? "sum" : "unitPrice", sum);
  const key = soldAt && check ? `${dayOf(soldAt, timezone)} ${check}` : "";
  const priced = priceOf(quantity ?? 1, unitPrice, sum, discount);
  const line = { row: row.row, sku, barcode, name, quantity: quantity ?? 1, ...priced, taxRate: cells.take("taxRate", readTaxRate) };
  const data = {
    externalId: key,
    check: check ?? "",
    soldAt: soldAt?.toISOString() ?? "",
    paymentMethod: cells.text("paymentMethod", 100),
    lines: [line],
  };
  return { key, position: row.row, data, errors: cells.errors };
}

/** A till tells the price, the sum, or both; where the sum is less than the price asks for, the difference was taken off. */
function priceOf(quantity: number, unitPrice: number | undefined, sum: number | undefined, discount: number | undefined) {
  if (unitPrice === undefined) {
    const unit = Math.ceil((sum ?? 0) / quantity);
    return { unitPrice: unit, discount: unit * quantity - (sum ?? 0) };
  }
  const taken = sum === undefined ? (discount ?? 0) : unitPrice * quantity - sum;
  return { unitPrice, discount: Math.min(unitPrice * quantity, Math.max(0, taken)) };
}

export function mergeSale(known: SaleWish, more: SaleWish): void {
  known.paymentMethod ??= more.paymentMethod;
  known.lines.push(...more.lines);
}
