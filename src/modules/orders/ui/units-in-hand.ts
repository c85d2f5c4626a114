type Line = { quantity: number; cancelled: number; picked: number; shipped: number };

/** Units of a line that lie in a tote or a parcel now. */
const inHand = ({ picked, shipped }: Pick<Line, "picked" | "shipped">) => picked - shipped;

/** Units that lie in a tote or a parcel now and have to go somewhere. */
export const unitsInHand = (lines: readonly Pick<Line, "picked" | "shipped">[]) => lines.reduce((sum, line) => sum + inHand(line), 0);

/** How many of those a cancellation of some units takes: what nobody has picked goes first. */
export function takenFromHand(line: Line, units: number): number {
  const unpicked = line.quantity - line.cancelled - line.shipped - inHand(line);
  return Math.max(0, units - unpicked);
}
