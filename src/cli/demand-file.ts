import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { parse } from "csv-parse";

/** Demand of one product: `values[0]` is of the day `from` (days since 1970-01-01), one value a day. */
export type DemandSeries = { from: number; values: Float32Array; length: number };

const dayMs = 86_400_000;

/** What is wrong with a file of demand, and in which row. */
export class UnreadableDemand extends Error {}

/**
 * Reads `sku,date,quantity` (a heading, then a row for each day with demand, in any order; days that are missing had none;
 * rows of one day add up; more went back than out counts as none). Answers each product's days and the file's last day.
 */
export async function readDemand(path: string): Promise<{ products: Map<string, DemandSeries>; lastDay: number }> {
  const delimiter = await delimiterOf(path);
  const rows = createReadStream(path).pipe(parse({ bom: true, columns: headed, delimiter, trim: true, info: true }));
  const products = new Map<string, DemandSeries>();
  let lastDay = Number.NEGATIVE_INFINITY;
  for await (const { record, info } of rows as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>) {
    const { sku, day, quantity } = readRow(record, info.lines);
    if (day > lastDay) lastDay = day;
    add(products, sku, day, quantity);
  }
  if (products.size === 0) throw new UnreadableDemand("The file holds no demand.");
  return { products, lastDay };
}

export const dayText = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

/** The values up to and with `lastDay`, without the days before the first demand. */
export function untilDay({ from, values, length }: DemandSeries, lastDay: number): number[] {
  const days = new Array<number>(lastDay - from + 1).fill(0);
  for (let day = 0; day < length; day++) days[day] = Math.max(0, values[day] ?? 0);
  return days;
}

/** What stands most often in the heading. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096) }).finally(() => file.close());
  const heading = buffer.subarray(0, bytesRead).toString("utf8").split("\n", 1)[0] ?? "";
  const counted = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: heading.split(delimiter).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

function headed(names: string[]): string[] {
  const known = names.map((name) => name.toLowerCase());
  const missing = ["sku", "date", "quantity"].filter((name) => !known.includes(name));
  if (missing.length > 0)
    throw new UnreadableDemand(`The first line has to name the columns sku, date and quantity; ${missing.join(", ")} is missing.`);
  return known;
}

function readRow(record: Record<string, string>, line: number): { sku: string; day: number; quantity: number } {
  const { sku = "", date = "", quantity = "" } = record;
  const number = Number(quantity);
  const match = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(date);
  const day = match ? Date.parse(`${match[1]}T00:00:00Z`) / dayMs : Number.NaN;
  if (sku === "") throw new UnreadableDemand(`Line ${line}: the sku is missing.`);
  if (!Number.isInteger(day)) throw new UnreadableDemand(`Line ${line}: “${date}” is no day like 2026-11-23.`);
  if (quantity === "" || !Number.isFinite(number)) throw new UnreadableDemand(`Line ${line}: “${quantity}” is no quantity.`);
  return { sku, day, quantity: number };
}

function add(products: Map<string, DemandSeries>, sku: string, day: number, quantity: number): void {
  let series = products.get(sku);
  if (!series) {
    series = { from: day, values: new Float32Array(64), length: 0 };
    products.set(sku, series);
  }
  if (day < series.from) {
    const earlier = series.from - day;
    const values = new Float32Array(series.length + earlier + 64);
    values.set(series.values.subarray(0, series.length), earlier);
    Object.assign(series, { from: day, values, length: series.length + earlier });
  }
  const at = day - series.from;
  if (at >= series.values.length) {
    const values = new Float32Array(Math.max(at + 1, series.values.length * 2));
    values.set(series.values);
    series.values = values;
  }
  series.values[at] = (series.values[at] ?? 0) + quantity;
  if (at >= series.length) series.length = at + 1;
}
