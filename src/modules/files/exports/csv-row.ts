/** A cell: a text, a whole number, an amount with its decimals, a moment as its wall clock, or nothing. */
export type Cell = string | number | { decimal: string } | null;

/** What would make a spreadsheet run a cell when it is opened; an apostrophe in front of it takes that away, and is read back off. */
const dangerous = /^'*[=+\-@\t\r]/;

/** A text as it may stand in a cell of any spreadsheet. */
export function guarded(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** How spreadsheets of a language part cells and write decimals. */
export type CsvStyle = { delimiter: string; decimal: string };
export const csvStyleOf = (locale: string): CsvStyle =>
  locale === "ru" ? { delimiter: ";", decimal: "," } : { delimiter: ",", decimal: "." };

/** A row of a CSV. */
export function csvRow(cells: readonly Cell[], style: CsvStyle): string {
  return `${cells.map((cell) => csvCell(cell, style)).join(style.delimiter)}\r\n`;
}

function csvCell(cell: Cell, { delimiter, decimal }: CsvStyle): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "string" ? guarded(cell) : cell.decimal.replace(".", decimal);
  // Blanks at the ends are kept by quotes only.
  return text.includes(delimiter) || /["\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
