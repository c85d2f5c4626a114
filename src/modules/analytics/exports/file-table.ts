import { toDecimal } from "@/lib/money";
import type { Cell } from "@/modules/files/exports/csv-row";
import type { Unit } from "../figures/figure";

/** A table of a page as a file has it. */
export type FileTable = { title: string; head: readonly string[]; rows: readonly (readonly Cell[])[] };

/** A figure as a cell: sums with their decimals, shares in percent, durations in hours. */
export function figureCell(value: number | null, unit: Unit | "seconds", currency: string): Cell {
  if (value === null) return null;
  if (unit === "money") return { decimal: toDecimal(Math.round(value), currency) };
  if (unit === "share") return { decimal: (value * 100).toFixed(1) };
  if (unit === "seconds") return { decimal: (value / 3_600).toFixed(2) };
  return unit === "decimal" ? { decimal: value.toFixed(2) } : value;
}
