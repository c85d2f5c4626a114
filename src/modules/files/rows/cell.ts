import { momentOf } from "@/lib/dates";
import { parseMoney } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";

/** What a cell means, or why it means nothing. Empty cells are asked about before. */
export type Understood<T> = { value: T } | { wrong: Reason };

/** Takes off the apostrophe that our exports, and others', put in front of what a spreadsheet would run. */
export function withoutGuard(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** The text of a cell without blanks around it and without a guard. */
export function textOfCell(cell: string | undefined): string {
  return withoutGuard((cell ?? "").replace(/^\ufeff/, "")).trim();
}

/** A text within bounds that can be stored. */
export function readText(text: string, max: number): Understood<string> {
  if (text.length > max) return { wrong: reason("file.too_long", { max }) };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) || !text.isWellFormed()
    ? { wrong: reason("file.not_storable") }
    : { value: text };
}

/** An amount, with a point or a comma, with or without its sign of currency, in minor units. Programs write more digits than there are: 12.500000. */
export function readMoney(text: string, currency: string): Understood<number> {
  const isLong = /^-?\d+[.,]\d{4,15}$/.test(text);
  const minor = parseMoney(isLong ? Number(text.replace(",", ".")).toFixed(2) : text, currency);
  if (minor === null || !Number.isSafeInteger(minor)) return { wrong: reason("file.not_money") };
  return minor < 0 || minor > 1_000_000_000_000 ? { wrong: reason("file.money_range") } : { value: minor };
}

/** A whole number within bounds: "5", "5,00", "1 000". */
export function readWhole(text: string, { min, max }: { min: number; max: number }): Understood<number> {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(/[.,]0+$/, "");
  if (!/^[+-]?\d{1,12}$/.test(bare)) return { wrong: reason("file.not_whole") };
  const value = Number(bare);
  return value < min || value > max ? { wrong: reason("file.range", { min, max }) } : { value };
}

/** Percent: "22", "20%", "НДС 22%"; null is «без НДС». */
export function readTaxRate(text: string): Understood<number | null> {
  if (/без|^no\b|^none$|не облаг/i.test(text)) return { value: null };
  const rate = Number(/\d+([.,]\d+)?/.exec(text)?.[0]?.replace(",", ".") ?? Number.NaN);
  return rate >= 0 && rate <= 100 ? { value: rate } : { wrong: reason("file.not_tax") };
}

/** A tariff code of customs: "6109.10.00", "6109100000"; digits are kept. */
export function readHsCode(text: string): Understood<string> {
  const digits = text.replace(/[\s.\u00a0]/g, "");
  return /^\d{6,10}$/.test(digits) ? { value: digits } : { wrong: reason("file.not_hs_code") };
}

/** A country by its two letters. */
export function readCountry(text: string): Understood<string> {
  const letters = text.toUpperCase();
  return /^[A-Z]{2}$/.test(letters) ? { value: letters } : { wrong: reason("file.not_country") };
}

const yes = new Set(["true", "1", "да", "yes", "y", "+", "истина", "active", "активен", "в продаже"]);
const no = new Set(["false", "0", "нет", "no", "n", "-", "ложь", "inactive", "draft", "archived", "снят", "архив"]);

export function readYes(text: string): Understood<boolean> {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { wrong: reason("file.not_yes") };
}

/**
 * A moment: "23.11.2026", "23.11.2026 10:15", "2026-11-23T10:15:00", "2026-11-23 10:15:00 +0300", "23/11/26".
 * Without a zone it is the clock of the organization's; without a time it is noon, which no zone moves to another day.
 */
export function readMoment(text: string, timezone: string): Understood<Date> {
  const wrong = { wrong: reason("file.not_date") };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : null;
  if (!parts) return wrong;
  const [year = "", month = "", date = ""] = parts;
  const day = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const rest = text.slice((iso ?? local)?.[0].length);
  const clock = /^[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(rest);
  if (rest.trim() !== "" && !clock) return wrong;
  const [, hour = "12", minute = "00", second = "00", zone] = clock ?? [];
  const time = `${hour.padStart(2, "0")}:${minute}:${second}`;
  const wall = new Date(`${day}T${time}Z`);
  if (Number.isNaN(wall.getTime()) || wall.toISOString().slice(0, 10) !== day) return wrong;
  if (!zone) return { value: momentOf(day, time, timezone) };
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : "Z";
  return { value: new Date(`${day}T${time}${offset}`) };
}
