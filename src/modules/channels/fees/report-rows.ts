import { parseMoney } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { addFee, type FeeKind, type Fees } from "../marketplaces/finance";
import { isSaleItself, kindOfWords, type ReportColumns } from "./report-columns";

/** A row that reached no order. */
export type UnmatchedRow = { row: number; key: string; reason: Reason };

/** What one row takes, by kind; positive is a cost. `key` is how the marketplace names the order. */
export type ReportRow = { row: number; key: string; rowKey: string; currency: string | null; day: string | null; fees: Fees };

/** Whether a report writes what it takes as positive or as negative amounts. */
export type Sign = "costs_positive" | "costs_negative";

type Cells = { row: number; cells: readonly string[] };

/**
 * What the rows of a report say. Rows without any amount (sums, titles) are left out. A row is known by its own number where the report
 * has one, else by all that it says; the second of two equal ones is another row.
 */
export function readReportRows(
  rows: Iterable<Cells>,
  columns: ReportColumns,
  { sign, currency, digest }: { sign: Sign; currency: string; digest: (text: string) => string },
): { rows: ReportRow[]; unreadable: UnmatchedRow[] } {
  const read: ReportRow[] = [];
  const unreadable: UnmatchedRow[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of rows) {
    const at = (column: number | null) => (column === null ? "" : (cells[column] ?? "").trim());
    const key = at(columns.order).slice(0, 100);
    const named = at(columns.currency)
      .toUpperCase()
      .replace(/^(RUR|РУБ\.?|₽)$/, "RUB");
    const own = /^[A-Z]{3}$/.test(named) ? named : currency;
    const type = at(columns.type);
    if (columns.amount !== null && isSaleItself(type)) continue;
    const taken = feesOf(
      {
        parts: columns.amounts.map(({ column, kind }) => ({ text: at(column), kind })),
        whole: columns.amount === null ? null : { text: at(columns.amount), kind: kindOfWords(type) },
        sale: at(columns.sale),
        // Wildberries writes what a return gives back like what a sale takes.
        isReturn: /^возврат$/i.test(at(columns.document)),
      },
      { sign, currency: own },
    );
    if ("broken" in taken) {
      unreadable.push({ row, key, reason: reason("finance.amount_unreadable", { value: taken.broken.slice(0, 60) }) });
      continue;
    }
    const { fees } = taken;
    if (Object.keys(fees).length === 0) continue;
    const said = at(columns.rowId) || digest(cells.join("\u001f"));
    const times = (seen.get(said) ?? 0) + 1;
    seen.set(said, times);
    const rowKey = `${said.slice(0, 120)}${times > 1 ? `#${times}` : ""}`;
    read.push({ row, key, rowKey, currency: /^[A-Z]{3}$/.test(named) ? named : null, day: dayOf(at(columns.day)), fees });
  }
  return { rows: read, unreadable };
}

type Written = { text: string; kind: FeeKind };
type Told = { parts: readonly Written[]; whole: Written | null; sale: string; isReturn: boolean };

/** What a row takes, by kind. Where it tells a whole, what its parts and the sale leave of that was taken, too. */
function feesOf(
  { parts, whole, sale, isReturn }: Told,
  { sign, currency }: { sign: Sign; currency: string },
): { fees: Fees } | { broken: string } {
  const fees: Fees = {};
  let explained = 0;
  const costOf = ({ text, kind }: Written): number => {
    if (text === "" || text === "-" || text === "—") return 0;
    const minor = parseAmount(text, currency);
    if (minor === null) throw new Unreadable(text);
    return sign === "costs_negative" || (isReturn && kind === "commission") ? -minor : minor;
  };
  try {
    for (const part of parts) {
      const cost = costOf(part);
      addFee(fees, part.kind, cost);
      explained += cost;
    }
    if (whole?.text) addFee(fees, whole.kind, costOf(whole) - explained - costOf({ text: sale, kind: whole.kind }));
    return { fees };
  } catch (error) {
    if (error instanceof Unreadable) return { broken: error.message };
    throw error;
  }
}

class Unreadable extends Error {}

/** An amount; a spreadsheet's number may have more decimals than the currency. */
function parseAmount(text: string, currency: string): number | null {
  const long = /^(-?\d+\.\d{2})\d+$/.exec(text.replace(",", "."));
  return long ? parseMoney(Number(text.replace(",", ".")).toFixed(2), currency) : parseMoney(text, currency);
}

/** A day as reports write it: 2026-11-23 or 23.11.2026, with or without a time. */
function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? [];
  const [, ownDay, ownMonth, ownYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text) ?? [];
  const found = year ? `${year}-${month}-${day}` : ownYear ? `${ownYear}-${ownMonth?.padStart(2, "0")}-${ownDay?.padStart(2, "0")}` : "";
  return Number.isNaN(Date.parse(`${found}T00:00:00Z`)) ? null : found;
}
