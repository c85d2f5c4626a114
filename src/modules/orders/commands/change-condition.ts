import type { ShelfChange } from "@/modules/inventory/adjustment";
import type { ChangeCondition } from "@/modules/inventory/inputs";
import type { LedgerRow } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { changeShelves } from "../change-shelves";
import { refuseMoreThanThere } from "../shelf-conditions";

type Line = ChangeCondition["lines"][number];

/**
 * Sets units apart, moves them between conditions, or gives them back to be sold (those in check were found). On hand stays.
 * Physical truth wins, see changeShelves. Refuses more than lie there in that condition.
 */
export async function changeCondition(ctx: Context, { warehouse, reason, lines }: ChangeCondition): Promise<LedgerRow[]> {
  return changeShelves<Line>(ctx, {
    warehouse,
    kind: "condition",
    reason,
    lines,
    takes: (line) => line.from === "sellable",
    gives: (line) => line.to === "sellable",
    decide: (_, level, lines) => {
      refuseMoreThanThere(level, lines);
      return lines.flatMap(({ from, to, quantity, lot }): ShelfChange[] => [
        ...(from === "sellable" ? [] : [{ kind: "condition_changed" as const, condition: from, conditionDelta: -quantity, lot }]),
        ...(to === "sellable" ? [] : [{ kind: "condition_changed" as const, condition: to, conditionDelta: quantity, lot }]),
      ]);
    },
  });
}
