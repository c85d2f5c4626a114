import { addressOf } from "../../figures/ask";
import type { Days } from "../../figures/span";
import type { AskJourneys, Behind } from "../../journeys/ask";
import type { JourneyStage } from "../../journeys/stages";

type Which = { what?: Behind; stage?: JourneyStage; slow?: boolean; region?: string; warehouse?: string; carrier?: string };

/** The address of the list of orders and parcels behind a figure. Pure. */
export function journeysBehind({ from, to }: Days, { channel, warehouse, carrier }: AskJourneys, { slow, ...which }: Which): string {
  return addressOf("/analytics/parcels", { from, to, channel, warehouse, carrier, ...which, slow: slow ? "yes" : undefined });
}
