import { type Reason, reason } from "@/lib/reason";

/** What the master of a warehouse says of a shelf, and what happened there that it cannot know of. */
export type MasterWord = {
  figure: number;
  /** Units that left here less those that came back, since the master last posted our shipments. */
  unposted: number;
  /** What came and went otherwise since the moment of the figure: receipts, transfers, write-offs. */
  since: number;
  /** Somebody counted the shelf after that moment. */
  counted: boolean;
};

/** What a shelf should hold, or why a person has to decide. `onHand` is taken over; a `reason` beside it asks about the rest. */
export type Verdict = { onHand: number | null; reason: Reason | null };

/**
 * On hand = the master's figure − what we shipped that it has not posted yet, carried forward by what happened here after it. What was
 * counted later than the figure is the truth, and a shelf cannot hold less than nothing: then somebody decides.
 */
export function judgeFigure({ figure, unposted, since, counted }: MasterWord): Verdict {
  if (counted) return { onHand: null, reason: reason("stock.master_before_count") };
  const onHand = figure - unposted + since;
  if (onHand < 0) return { onHand: 0, reason: reason("stock.master_below_shipped", { missing: -onHand }) };
  return { onHand, reason: null };
}
