import type { Movement } from "./levels";
import { type Level, unsellable } from "./stock";

/** One row that an act by hand adds to a product's ledger. */
export type ShelfChange = Pick<Movement, "kind" | "quantity" | "condition" | "conditionDelta" | "lot" | "expiresOn" | "serials" | "binId">;

/** What an adjustment would do, told before it is done. Pure: the dialog shows it, the command decides anew under its locks. */
export type AdjustmentEffect = {
  /** On hand afterwards. */
  onHand: number;
  change: number;
  /** Reserved units for which nothing would be left: the newest orders begin to wait for stock. */
  displaced: number;
  /** Below zero nothing can be. */
  impossible: boolean;
};

type Figures = Pick<Level, "onHand" | "reserved" | "damaged" | "quarantine" | "inCheck" | "putBack">;

type Change = { delta: number } | { counted: number };

/**
 * Units in check that a change settles: who has counted the shelf has looked for all of them, and a loss is theirs first.
 * What arrives settles nothing.
 */
export function settledByAdjusting({ inCheck }: Pick<Level, "inCheck">, change: Change): number {
  return "counted" in change ? inCheck : Math.min(inCheck, Math.max(0, -change.delta));
}

/** The effect of a delta, or of a counted figure, on a level. */
export function effectOf(level: Figures, change: Change): AdjustmentEffect {
  const onHand = "delta" in change ? level.onHand + change.delta : change.counted;
  return {
    onHand,
    change: onHand - level.onHand,
    displaced: Math.max(0, level.reserved + unsellable(level) - settledByAdjusting(level, change) - Math.max(0, onHand)),
    impossible: onHand < 0,
  };
}
