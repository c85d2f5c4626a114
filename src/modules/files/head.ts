import type { FileRow } from "./reading/thread-messages";

type Head = { headerRow: number; columns: string[] };

/**
 * Where the headers stand: the first row that is filled almost as widely as the widest of the first rows, so that a title or a date above the table is none.
 */
export function headerOf(rows: readonly FileRow[]): Head {
  const filled = ({ cells }: FileRow) => cells.filter((cell) => cell.trim() !== "").length;
  const widest = Math.max(0, ...rows.slice(0, 30).map(filled));
  const row = rows.find((one) => filled(one) >= Math.max(1, widest * 0.6)) ?? rows[0];
  const columns = (row?.cells ?? []).map((cell) =>
    cell
      .replace(/^\ufeff/, "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 200),
  );
  while (columns.length > 0 && columns.at(-1) === "") columns.pop();
  return { headerRow: row?.row ?? 1, columns };
}
