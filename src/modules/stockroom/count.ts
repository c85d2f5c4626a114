import { type Reason, reason } from "@/lib/reason";

/** The life of a stock count and of the bins in it. Pure: the server enforces it, buttons explain themselves with it. */

export const countKinds = ["full", "zone", "cycle"] as const;
export type CountKind = (typeof countKinds)[number];

export const countStates = ["open", "review", "approved", "cancelled"] as const;
export type CountState = (typeof countStates)[number];

/** A bin whose first count differs from the books is counted again before anybody decides. */
export const taskStates = ["open", "counting", "counted"] as const;
export type TaskState = (typeof taskStates)[number];

/** What a count showed: places compared, those that agreed, units too many and too few, and what the difference is worth. */
export type Figures = {
  places: number;
  exact: number;
  bookUnits: number;
  over: number;
  short: number;
  /** Null where a product's cost is not known. */
  valueMinor: number | null;
  currency: string;
};

/** A claim that nobody has followed up is free again: whoever held it went home. */
const claimLastsMs = 30 * 60_000;

const moves = {
  count: ["open"],
  recount: ["open", "review"],
  approve: ["review"],
  cancel: ["open", "review"],
} as const satisfies Record<string, readonly CountState[]>;

export type CountAction = keyof typeof moves;

/** Why something cannot be done with a count; null when it can. */
export function whyNotCount(action: CountAction, { state }: { state: CountState }): Reason | null {
  return (moves[action] as readonly CountState[]).includes(state) ? null : reason("count.wrong_state", { action, state });
}

type Task = { state: TaskState; counterId: string | null; counter: string | null; claimedAt: Date | null };

/** Why somebody cannot take a bin to count it; null when it is free, theirs, or was left behind. */
export function whyNotClaim(task: Task, who: string, now: Date): Reason | null {
  if (task.state === "counted") return reason("count.bin_counted");
  if (task.state !== "counting" || task.counterId === who) return null;
  if (task.claimedAt && now.getTime() - task.claimedAt.getTime() > claimLastsMs) return null;
  return reason("count.bin_taken", { counter: task.counter ?? "" });
}

/** Why somebody's answer for a bin does not count; null when it does. */
export function whyNotAnswer(task: Task, who: string): Reason | null {
  if (task.state === "counted") return reason("count.bin_counted");
  if (task.state === "counting" && task.counterId === who) return null;
  return reason("count.not_claimed", { counter: task.counter ?? "undefined" });
}

type Found = { counted: number; book: number; valueMinor: number | null };

/** A first count that differs is done again; the second one stands, whatever it says. */
export function isCountedAgain(round: number, found: readonly Pick<Found, "counted" | "book">[]): boolean {
  return round === 1 && found.some(({ counted, book }) => counted !== book);
}

/** The figures of a count from the lines that stand. `valueMinor` of a line is what one unit costs. */
export function figuresOf(lines: readonly Found[], currency: string): Figures {
  const differences = lines.map(({ counted, book }) => counted - book);
  const isPriced = lines.every(({ counted, book, valueMinor }) => counted === book || valueMinor !== null);
  return {
    places: lines.length,
    exact: differences.filter((one) => one === 0).length,
    bookUnits: lines.reduce((sum, { book }) => sum + book, 0),
    over: differences.reduce((sum, one) => sum + Math.max(0, one), 0),
    short: differences.reduce((sum, one) => sum + Math.max(0, -one), 0),
    valueMinor: isPriced ? lines.reduce((sum, { counted, book, valueMinor }) => sum + (counted - book) * (valueMinor ?? 0), 0) : null,
    currency,
  };
}
