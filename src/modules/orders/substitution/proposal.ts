import { proportion } from "@/lib/money";
import type { Operation } from "../changes/operations";
import type { ChangePreview } from "../changes/preview";

type Line = { id: string; sku: string; quantity: number; cancelled: number; unitPriceMinor: number; discountMinor: number };

/**
 * A substitution as operations of a change set: so many units fewer of the line, as many of the other product. At the price
 * as ordered it takes exactly the discount that the line gives up, so that the order costs what it did. A price of its own is
 * written down: the buyer agrees to that one, whatever the product costs by then.
 */
export function substitutionOf(line: Line, units: number, sku: string, price: "as_ordered" | { ownMinor: number }): Operation[] {
  const left = line.quantity - line.cancelled - units;
  return [
    left > 0 ? { op: "set_quantity", lineId: line.id, quantity: left } : { op: "remove_line", lineId: line.id },
    price === "as_ordered"
      ? { op: "add_line", sku, quantity: units, unitPrice: line.unitPriceMinor, discount: discountGivenUp(line, units) }
      : { op: "add_line", sku, quantity: units, unitPrice: price.ownMinor, discount: 0 },
  ];
}

function discountGivenUp(line: Line, units: number): number {
  const ordered = line.quantity - line.cancelled;
  const discount = proportion(line.discountMinor, ordered, line.quantity);
  return discount - proportion(discount, ordered - units, ordered);
}

/** What a proposal is about: the line that gives units up, and what comes instead. */
export function partsOfProposal(operations: readonly Operation[]): { lineId: string; sku: string; units: number } | null {
  const fewer = operations.find((one) => one.op === "set_quantity" || one.op === "remove_line");
  const added = operations.find((one) => one.op === "add_line");
  return fewer && "lineId" in fewer && added?.op === "add_line" ? { lineId: fewer.lineId, sku: added.sku, units: added.quantity } : null;
}

/**
 * Whether a proposal still means what it meant: the line has as many units as when it was made, and the buyer
 * would pay as much more or less as they were told. Payments, notes and holds do not concern it.
 */
export function stillFits(proposal: { operations: readonly Operation[]; preview: ChangePreview }, lines: readonly Line[]): boolean {
  const line = lines.find(({ id }) => id === partsOfProposal(proposal.operations)?.lineId);
  const change = proposal.preview.changes.find(({ what, sku }) => (what === "quantity" || what === "line_removed") && sku === line?.sku);
  const added = proposal.operations.find((one) => one.op === "add_line");
  if (!line || !change || change.from !== line.quantity - line.cancelled) return false;
  if (added?.op !== "add_line" || added.unitPrice === undefined) return false;
  const { quantity: units, unitPrice, discount } = added;
  const differenceMinor = units * (unitPrice - line.unitPriceMinor) - discount + discountGivenUp(line, units);
  const { before, after } = proposal.preview.totals;
  return differenceMinor === after.totalMinor - before.totalMinor;
}
