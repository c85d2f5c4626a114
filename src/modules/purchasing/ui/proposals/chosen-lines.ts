import { mostLines } from "../../replenishment/inputs";
import type { ProposalItem } from "./proposal-row";

/** A proposal that is chosen, and the quantity as it is typed: null where that is no quantity. */
export type ChosenLine = {
  row: Pick<ProposalItem, "sku" | "warehouse" | "from" | "quantity" | "capitalMinor" | "currency">;
  quantity: number | null;
};

/** What is typed as a quantity: a whole number above zero, else null. */
export function typedQuantity(text: string): number | null {
  return /^\d{1,7}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null;
}

/** Why the chosen lines cannot become drafts: the name of a text; null when they can. */
export function whyNotTake(lines: readonly ChosenLine[]): "tooMany" | "wrongQuantity" | null {
  if (lines.length > mostLines) return "tooMany";
  return lines.some(({ quantity }) => quantity === null) ? "wrongQuantity" : null;
}

/** The lines as the command takes them. */
export function linesToTake(lines: readonly ChosenLine[]) {
  return lines.map(({ row, quantity }) => ({
    ...{ sku: row.sku, warehouse: row.warehouse, from: row.from },
    ...{ quantity: quantity ?? row.quantity, proposed: row.quantity },
  }));
}

/** What the lines cost in the quantities that are typed, by currency: sums of several add up to nothing. */
export function costsOf(lines: readonly ChosenLine[]): { currency: string; minor: number }[] {
  const sums = new Map<string, number>();
  for (const { row, quantity } of lines) {
    if (row.capitalMinor === null || quantity === null) continue;
    sums.set(row.currency, (sums.get(row.currency) ?? 0) + (row.capitalMinor / row.quantity) * quantity);
  }
  return [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([currency, sum]) => ({ currency, minor: Math.round(sum) }));
}
