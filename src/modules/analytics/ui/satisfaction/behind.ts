import { addressOf } from "../../figures/ask";
import type { Days } from "../../figures/span";
import type { AskJourneys } from "../../journeys/ask";

type Which = { stars?: number; channel?: string; warehouse?: string; carrier?: string };

/** The address of the verdicts behind a figure. Pure. */
export const ratingsBehind = ({ from, to }: Days, { channel, warehouse, carrier }: AskJourneys, { stars, ...which }: Which = {}): string =>
  addressOf("/analytics/ratings", {
    from,
    to,
    channel,
    warehouse,
    carrier,
    ...which,
    stars: stars === undefined ? undefined : String(stars),
  });
