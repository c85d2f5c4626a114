/** The walk of one picking task as the screen follows it. Pure. */

export type WalkLine = {
  id: string;
  sku: string;
  name: string;
  barcode: string | null;
  picture: string | null;
  bin: string | null;
  quantity: number;
  picked: number;
};

export type Walk = { total: number; done: number; current: WalkLine | null; ahead: WalkLine[] };

/**
 * What is taken, where the picker stands and what comes after. The line of the last scan stays in view until it is full, even if
 * the walk would begin elsewhere: nobody runs back and forth for the list's sake.
 */
export function walkOf(lines: readonly WalkLine[], lastLineId: string | null): Walk {
  const open = lines.filter((line) => line.picked < line.quantity);
  const current = open.find((line) => line.id === lastLineId) ?? open[0] ?? null;
  return {
    total: lines.reduce((sum, line) => sum + line.quantity, 0),
    done: lines.reduce((sum, line) => sum + line.picked, 0),
    current,
    ahead: open.filter((line) => line !== current),
  };
}
