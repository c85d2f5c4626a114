/**
 * The scale by which durations are counted: each step is an eighth of a doubling wide, from half a minute on. Sums of steps add up over
 * days and places, and a quantile read from them is off by less than a step: a tenth of itself. Pure.
 */
export const shortestSeconds = 30;
export const stepsPerDoubling = 8;
/** More than half a year is one step. */
export const lastStep = 160;

/** The step that a duration falls on. */
export function stepOf(seconds: number): number {
  if (seconds < shortestSeconds) return 0;
  return Math.min(lastStep, Math.floor(Math.log2(seconds / shortestSeconds) * stepsPerDoubling) + 1);
}

/** Where a step begins; the one before it ends there. */
export const beginOf = (step: number): number => (step === 0 ? 0 : shortestSeconds * 2 ** ((step - 1) / stepsPerDoubling));

export type Step = { step: number; times: number };

/**
 * The duration that a share of all does not exceed, in seconds: inside the step of the one at that place, as far as its place in the
 * step. Null where nothing was counted.
 */
export function quantile(steps: readonly Step[], share: number): number | null {
  const all = steps.filter(({ times }) => times > 0).toSorted((a, b) => a.step - b.step);
  const total = all.reduce((sum, { times }) => sum + times, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * share));
  let before = 0;
  for (const { step, times } of all) {
    if (before + times >= rank) {
      const [from, to] = [beginOf(step), beginOf(step + 1)];
      return from + ((to - from) * (rank - before - 0.5)) / times;
    }
    before += times;
  }
  return null;
}

/** The sums of several lists of steps. */
export function addedSteps(lists: readonly (readonly Step[])[]): Step[] {
  const sums = new Map<number, number>();
  for (const { step, times } of lists.flat()) sums.set(step, (sums.get(step) ?? 0) + times);
  return [...sums].map(([step, times]) => ({ step, times })).toSorted((a, b) => a.step - b.step);
}
