/** Number formats that every spreadsheet knows without being told, and that write dates or times. */
const builtInDates = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
];

/** Whether a number format shows a date or a time: its letters, outside of quotes, colours and conditions. */
export function isDateFormat(id: number, format: string | undefined): boolean {
  if (format === undefined) return builtInDates.includes(id);
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "").split(";")[0] ?? "";
  return !/general|^@$/i.test(bare) && /[ymdhs]/i.test(bare);
}

const day = 24 * 60 * 60;
/** Day 0 of a spreadsheet: 1900 has a 29th of February there, so that from March on it counts as if from 30 December 1899. */
const epoch = Date.UTC(1899, 11, 30) / 1000;
const epochOf1904 = Date.UTC(1904, 0, 1) / 1000;

/** A serial number of a spreadsheet as its wall clock: "2026-11-23", "2026-11-23T10:15:00", or "10:15:00" below one day. */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return null;
  const seconds = Math.round(serial * day);
  const text = new Date(((from1904 ? epochOf1904 : epoch) + seconds) * 1000).toISOString().slice(0, 19);
  if (seconds < day && !from1904) return text.slice(11);
  return seconds % day === 0 ? text.slice(0, 10) : text;
}

/** A number as a person would type it: 4.60123456789E+12 is a barcode, 0.30000000000000004 is 0.3. */
export function plainNumber(text: string): string {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return text;
  const rounded = Number(value.toPrecision(15));
  if (Number.isInteger(rounded) && Math.abs(rounded) < 1e21) return BigInt(rounded).toString();
  return /e/i.test(String(rounded)) ? rounded.toFixed(20).replace(/0+$/, "") : String(rounded);
}

/** The position of a column from a cell's reference: A is 0, AA is 26; null where it has none. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,4})\d*$/.exec(reference ?? "")?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
