import { type ShelfChange, settledByAdjusting } from "@/modules/inventory/adjustment";
import type { AdjustStock } from "@/modules/inventory/inputs";
import type { LedgerRow } from "@/modules/inventory/levels";
import type { Level } from "@/modules/inventory/stock";
import type { Context } from "@/platform/context";
import { changeShelves } from "../change-shelves";
import { serialChanges } from "../list-serial-changes";
import { invalidShelf, type Placed } from "../load-shelf-lines";
import { lotsThere } from "../lots-there";

type Line = AdjustStock["lines"][number];

/**
 * Changes on hand by deltas or to counted figures, in one warehouse, with a reason. A count settles what was in check, a loss
 * takes those units first. Physical truth wins, see changeShelves. Returns the ledger rows.
 */
export async function adjustStock(ctx: Context, input: AdjustStock): Promise<LedgerRow[]> {
  refuseTwice(input.lines);
  return changeShelves<Line>(ctx, {
    warehouse: input.warehouse,
    kind: "adjustment",
    reason: input.reason,
    lines: input.lines,
    takes: (line) => "onHand" in line || line.delta < 0,
    gives: (line) => "onHand" in line || line.delta > 0,
    decide: async (ctx, level, lines) =>
      lines.some((line) => line.serials)
        ? [...(await serialChanges(ctx, level, lines, "adjusted")), ...settledChange(level, lines)]
        : lines.some((line) => line.lot)
          ? lotChanges(await lotsThere(ctx, level), lines)
          : changesOf(level, lines),
  });
}

function changesOf(level: Level, lines: readonly Placed<Line>[]): ShelfChange[] {
  const counted = countedIn(lines);
  if (counted === undefined) return [...differences(lines), ...settledChange(level, lines)];
  const change = counted - level.onHand;
  return [...(change !== 0 ? [{ kind: "adjusted" as const, quantity: change }] : []), ...settledChange(level, lines)];
}

/** Differences add up, those of each bin by themselves. */
function differences(lines: readonly Placed<Line>[]): ShelfChange[] {
  const byBin = new Map<string | undefined, number>();
  for (const line of lines) byBin.set(line.binId, (byBin.get(line.binId) ?? 0) + ("delta" in line ? line.delta : 0));
  return [...byBin].flatMap(([binId, delta]) =>
    delta === 0 ? [] : [{ kind: delta > 0 ? ("received" as const) : ("adjusted" as const), quantity: delta, binId }],
  );
}

const countedIn = (lines: readonly Line[]) => lines.flatMap((line) => ("onHand" in line ? [line.onHand] : []))[0];

/** What becomes of the units in check. */
function settledChange(level: Level, lines: readonly Line[]): ShelfChange[] {
  const counted = countedIn(lines);
  const delta = lines.reduce((sum, line) => sum + ("delta" in line ? line.delta : 0), 0);
  const settled = settledByAdjusting(level, counted === undefined ? { delta } : { counted });
  return settled > 0 ? [{ kind: "condition_changed", condition: "in_check", conditionDelta: -settled }] : [];
}

/** Each lot by itself. What is in check is settled by finding or losing it, for nobody knows of which lot it was. */
function lotChanges(there: ReadonlyMap<string, number>, lines: readonly Placed<Line>[]): ShelfChange[] {
  return lines.flatMap((line): ShelfChange[] => {
    const change = "onHand" in line ? line.onHand - (there.get(line.lot ?? "") ?? 0) : line.delta;
    const kind = "delta" in line && change > 0 ? "received" : "adjusted";
    return change === 0 ? [] : [{ kind, quantity: change, lot: line.lot, expiresOn: line.expiresOn, binId: line.binId }];
  });
}

/** Two differences of one SKU add up; two counts, or a count and a difference, contradict each other. */
function refuseTwice(lines: readonly Line[]): void {
  const seen = new Map<string, Line>();
  for (const [i, line] of lines.entries()) {
    const key = `${line.sku} ${line.lot ?? ""}`;
    const before = seen.get(key);
    if (before && ("onHand" in before || "onHand" in line)) throw invalidShelf(`lines.${i}.sku`, "stock.sku_twice", { sku: line.sku });
    seen.set(key, line);
  }
}
