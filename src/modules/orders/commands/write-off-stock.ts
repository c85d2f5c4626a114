import type { WriteOffStock } from "@/modules/inventory/inputs";
import type { LedgerRow } from "@/modules/inventory/levels";
import { writtenOffBecause } from "@/modules/inventory/write-off";
import type { Context } from "@/platform/context";
import { changeShelves } from "../change-shelves";
import { refuseMoreThanThere } from "../shelf-conditions";

type Line = WriteOffStock["lines"][number];

/**
 * Writes units off: damaged, lost or expired ones, out of what may be sold or of what is set apart. Physical truth wins, see
 * changeShelves. Refuses more than lie there in that condition.
 */
export async function writeOffStock(ctx: Context, { warehouse, why, note, lines }: WriteOffStock): Promise<LedgerRow[]> {
  return changeShelves<Line>(ctx, {
    warehouse,
    kind: "write_off",
    reason: writtenOffBecause(why, note),
    lines,
    takes: (line) => line.from === "sellable",
    gives: () => false,
    decide: (_, level, lines) => {
      refuseMoreThanThere(level, lines);
      return lines.map(({ from, quantity, lot, serials, binId }) =>
        from === "sellable"
          ? { kind: "written_off" as const, quantity: -quantity, lot, serials, binId }
          : { kind: "written_off" as const, quantity: -quantity, condition: from, conditionDelta: -quantity, lot, serials, binId },
      );
    },
  });
}
