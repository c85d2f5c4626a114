import type { BoxPlan } from "../cartonise";
import type { BoxView } from "../packing/packing-queries";
import type { Box } from "../packing-draft";
import type { PackingRules } from "../packing-weight";
import { boxOf, usedBoxes, usualBoxes } from "./boxes";

/** What a packing table knows beside its task: the boxes of the house, those that are suggested, and the rules of weights and photos. */
export type Station = { boxes: readonly BoxView[]; plan: BoxPlan; rules: PackingRules };

/** The box that is suggested for a parcel by its place; null when none is. */
export function suggestedAt({ boxes, plan }: Station, at: number): { box: BoxView; fillPercent: number } | null {
  const planned = "boxes" in plan ? plan.boxes[at] : undefined;
  const box = boxes.find(({ code }) => code === planned?.box);
  return planned && box ? { box, fillPercent: planned.fillPercent } : null;
}

/** The box that a parcel begins with: the suggested one, else the one at hand. `remembered`: the browser may be asked what was used last. */
export function boxAt(station: Station, at: number, remembered = false): Box {
  const suggested = suggestedAt(station, at)?.box ?? station.boxes[0];
  if (suggested) return boxOf(suggested);
  const used = remembered ? usedBoxes()[0] : undefined;
  return used ?? usualBoxes[0] ?? { lengthMm: 200, widthMm: 150, heightMm: 100 };
}
