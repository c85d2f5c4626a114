import { toDecimal } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import type { Difference } from "@/modules/shipments/settlements/settle-row";
import { judgeRegister, type RegisterRow, type TakenRow, takeRegister } from "@/modules/shipments/settlements/take-register";
import { withdrawRow } from "@/modules/shipments/settlements/withdraw-row";
import type { CellError } from "../rows/cells";
import { mergeSettlement, readSettlement, type SettlementWish } from "../rows/settlement";
import type { Shop, Taken, Taker, Verdict } from "./taker";

/** Carriers' registers of cash on delivery: what came is booked, what differs is put on the list of settlements. */
export const settlementTaker: Taker<SettlementWish> = {
  read: readSettlement,
  merge: mergeSettlement,

  async judge(ctx, shop, items) {
    const rows = await judgeRegister(ctx, shop.settings.carrier ?? "", rowsOf(shop, items));
    return items.map(({ data, position }, at): Verdict => {
      const one = rows[at];
      if (!one || one.known) return { outcome: "same" };
      const remark = remarkOf(one, data, shop.currency);
      return { outcome: "new", remarks: remark ? [{ row: position, ...remark }] : [] };
    });
  },

  async take(ctx, shop, items) {
    const rows = await takeRegister(ctx, shop.settings.carrier ?? "", rowsOf(shop, items));
    return rows.map(({ known, id }): Taken => (known || !id ? { outcome: "same" } : { outcome: "new", made: { rowId: id } }));
  },

  undo: (ctx, made) => withdrawRow(ctx, String(made.rowId)),
};

function rowsOf(shop: Shop, items: readonly { position: number; data: SettlementWish }[]): RegisterRow[] {
  return items.map(({ position, data: { lines, settledAt, ...named } }) => ({
    ...named,
    row: position,
    collectedMinor: lines.reduce((sum, line) => sum + line.collectedMinor, 0),
    feeMinor: lines.reduce((sum, line) => sum + line.feeMinor, 0),
    currency: shop.currency,
    settledAt: settledAt ? new Date(settledAt) : null,
  }));
}

const wrongField: Record<Difference, "collected" | "parcel"> = {
  short: "collected",
  over: "collected",
  already: "parcel",
  not_due: "parcel",
  other_currency: "collected",
  unknown: "parcel",
};

/** What somebody should know of a row before it is taken in. */
function remarkOf({ outcome, dueMinor }: TakenRow, data: SettlementWish, currency: string): Omit<CellError, "row"> | null {
  if (outcome === "exact") return null;
  const collected = data.lines.reduce((sum, line) => sum + line.collectedMinor, 0);
  const why: Reason =
    outcome === "short" || outcome === "over"
      ? reason(`settlement.${outcome}`, { amount: Number(toDecimal(Math.abs(collected - (dueMinor ?? 0)), currency)), currency })
      : reason(`settlement.${outcome}`);
  const parcelField = data.trackingNumber ? "trackingNumber" : data.carrierReference ? "carrierReference" : "orderNumber";
  const field = wrongField[outcome] === "collected" ? "collected" : parcelField;
  return { field, value: field === "collected" ? toDecimal(collected, currency) : data.parcel, reason: why };
}
