import { z } from "zod";
import { list, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StockOut, StockOutcome, StockRow } from "../stock-port";
import { askWb, refusalOf, wordsOf } from "./ask";

/** Wildberries takes no more of a product. */
const most = 100_000;
const number = z.preprocess(
  (value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value),
  z.number().catch(Number.NaN),
);
const held = z.object({ stocks: list(z.object({ sku: text(200), amount: number })) });

type Named = Pick<StockRow, "key" | "barcode" | "sku" | "place">;

/**
 * Stock by barcode and warehouse. Wildberries ignores barcodes that it does not know without a word, so each number is read back:
 * only what stands there is acknowledged.
 */
export const stock: StockOut = {
  per: "warehouse",
  batch: 1000,
  restSeconds: 0,
  // A barcode is all that is needed; whether Wildberries knows it, it says when the number is read back.
  find: (_line, products) =>
    Promise.resolve(new Map(products.flatMap(({ sku, barcode }) => (barcode ? [[sku, { barcode }] as const] : [])))),
  async push(line, rows) {
    const outcomes = new Map<StockRow, StockOutcome>();
    for (const [place, own] of byPlace(rows)) await pushTo(line, place, own, outcomes);
    return rows.map((row) => outcomes.get(row) ?? { outcome: "refused", reason: reason("channel.refused_silently") });
  },
  async read(line, rows) {
    const found = new Map<Named, number | null>();
    for (const [place, own] of byPlace(rows)) {
      const amounts = await amountsIn(line, place, own.map(barcodeOf));
      if (amounts instanceof Map) for (const row of own) found.set(row, amounts.get(barcodeOf(row)) ?? null);
      else throw new ChannelTrouble("rubbish", amounts.reason);
    }
    return rows.map((row) => found.get(row) ?? null);
  },
};

async function pushTo(line: Line, place: string, rows: readonly StockRow[], outcomes: Map<StockRow, StockOutcome>): Promise<void> {
  const answer = await put(line, place, rows);
  let taken = rows;
  if (!answer.ok) {
    // One bad row spoils the call: without it the others go through.
    const bad = new Map(answer.complaints.filter(({ sku }) => sku).map((complaint) => [complaint.sku, refusedWith(wordsOf(complaint))]));
    const why = refusalOf(answer);
    for (const row of rows) outcomes.set(row, { outcome: "refused", reason: bad.get(barcodeOf(row)) ?? why });
    taken = rows.filter((row) => !bad.has(barcodeOf(row)));
    if (taken.length === rows.length || taken.length === 0) return;
    if (!(await put(line, place, taken)).ok) return;
  }
  const amounts = await amountsIn(line, place, taken.map(barcodeOf));
  for (const row of taken) {
    const there = amounts instanceof Map ? amounts.get(barcodeOf(row)) : amountOf(row);
    outcomes.set(row, outcomeOf(row, there));
  }
}

function outcomeOf(row: StockRow, there: number | undefined): StockOutcome {
  if (there === amountOf(row)) return { outcome: "acknowledged" };
  if (there === undefined)
    return { outcome: "refused", reason: reason("channel.wildberries.barcode_unknown", { barcode: barcodeOf(row) }) };
  return { outcome: "refused", reason: reason("channel.wildberries.stock_not_taken", { sent: amountOf(row), there }) };
}

function put(line: Line, place: string, rows: readonly StockRow[]) {
  const stocks = rows.map((row) => ({ sku: barcodeOf(row), amount: amountOf(row) }));
  return askWb(line, { method: "PUT", path: `/api/v3/stocks/${encodeURIComponent(place)}`, body: { stocks } });
}

/** Amounts by barcode, or why they could not be read. */
async function amountsIn(
  line: Line,
  place: string,
  skus: string[],
): Promise<Map<string, number> | { reason: ReturnType<typeof refusalOf> }> {
  const answer = await askWb(line, { method: "POST", path: `/api/v3/stocks/${encodeURIComponent(place)}`, body: { skus } });
  if (!answer.ok) return { reason: refusalOf(answer) };
  const { data } = held.safeParse(answer.body);
  if (!data) return { reason: reason("channel.unreadable_answer") };
  return new Map(data.stocks.filter(({ amount }) => !Number.isNaN(amount)).map(({ sku, amount }) => [sku, amount]));
}

const amountOf = ({ quantity }: StockRow) => Math.max(0, Math.min(most, quantity));

function barcodeOf({ key, barcode, sku }: Pick<Named, "key" | "barcode" | "sku">): string {
  return key["barcode"] ?? barcode ?? sku;
}

function byPlace<T extends Named>(rows: readonly T[]): Map<string, T[]> {
  const places = new Map<string, T[]>();
  for (const row of rows) places.set(row.place, [...(places.get(row.place) ?? []), row]);
  return places;
}
