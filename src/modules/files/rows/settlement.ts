import type { FileRow } from "../reading/thread-messages";
import { readMoment, readMoney, readText } from "./cell";
import { Cells, type Reading } from "./cells";
import type { ReadItem } from "./item";

/** What a carrier's register says of one parcel, all its rows together. */
export type SettlementWish = {
  register: string;
  parcel: string;
  trackingNumber?: string;
  carrierReference?: string;
  orderNumber?: string;
  settledAt: string | null;
  lines: { row: number; collectedMinor: number; feeMinor: number }[];
};

/** Reads a row of a carrier's register. Rows without a number of a parcel (sums, titles) are passed over. */
export function readSettlement(row: FileRow, { mapping, currency, timezone, settings }: Reading): ReadItem<SettlementWish> | null {
  const cells = new Cells(row, mapping);
  const named = {
    trackingNumber: cells.take("trackingNumber", readNumber),
    carrierReference: cells.take("carrierReference", readNumber),
    orderNumber: cells.take("orderNumber", readNumber),
  };
  const parcel = named.trackingNumber ?? named.carrierReference ?? named.orderNumber;
  if ((parcel === undefined || /^(итого|всего|total)(?!\p{L})/iu.test(parcel)) && cells.errors.length === 0) return null;
  const asMoney = (text: string) => readMoney(text, currency);
  const collected = cells.take("collected", asMoney);
  cells.require("collected", collected);
  const feeMinor = cells.take("carrierFee", (text) => readMoney(text.replace(/^[-−]/, ""), currency)) ?? 0;
  const settledAt = cells.take("settledAt", (text) => readMoment(text, timezone));
  const register = cells.text("register", 200) ?? settings.register ?? "";
  const data = {
    register,
    parcel: parcel ?? "",
    ...named,
    settledAt: settledAt?.toISOString() ?? null,
    lines: [{ row: row.row, collectedMinor: collected ?? 0, feeMinor }],
  };
  return { key: parcel ? `${register}\n${parcel.toUpperCase()}` : "", position: row.row, data, errors: cells.errors };
}

/** A number of a parcel or an order; spreadsheets make "123456.0" of digits. */
function readNumber(text: string) {
  return readText(text.replace(/^(\d{6,})[.,]0+$/, "$1").replace(/^№\s*/, ""), 100);
}

/** A register with a row for each of a parcel's goods. */
export function mergeSettlement(known: SettlementWish, more: SettlementWish): void {
  known.settledAt ??= more.settledAt;
  known.lines.push(...more.lines);
}
