import { type Level, unsellable } from "./stock";

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

/** The effect of a delta, or of a counted figure, on a level. */
export function effectOf(level: Figures, change: { delta: number } | { counted: number }): AdjustmentEffect {
  const onHand = "delta" in change ? level.onHand + change.delta : change.counted;
  return {
    onHand,
    change: onHand - level.onHand,
    displaced: Math.max(0, level.reserved + unsellable(level) - Math.max(0, onHand)),
    impossible: onHand < 0,
  };
}
