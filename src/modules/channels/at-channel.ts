import { type Reason, reason } from "@/lib/reason";
import type { Abilities } from "./marketplaces/telling";

/** Why the channel of an order does not let something be done to it; null when it may be, or when no channel is told. */
export function whyNotAtChannel(
  action: "cancelUnits" | "split",
  abilities: Pick<Abilities, "cancelsParts" | "splits"> | null,
): Reason | null {
  if (!abilities) return null;
  if (action === "cancelUnits") return abilities.cancelsParts ? null : reason("channel.cancels_whole_only");
  return abilities.splits ? null : reason("channel.one_parcel_only");
}
