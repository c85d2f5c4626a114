import type { ChannelTrouble } from "../marketplaces/line";

/** After so many questions in a row without an answer the line rests. */
export const breaksAfter = 3;
const firstRestMs = 30_000;
const longestRestMs = 15 * 60_000;

/**
 * Until when a line rests after its `failures`th trouble in a row; null while it may be asked again at once. What the channel itself
 * asks for counts first. Refused keys rest longest: asking again makes nothing better until a person has looked. `random` (0 to 1)
 * keeps many connections from coming back in one moment.
 */
export function restUntil(trouble: Pick<ChannelTrouble, "kind" | "retryAt">, failures: number, now: Date, random: number): Date | null {
  if (trouble.retryAt && trouble.retryAt > now) return trouble.retryAt;
  if (trouble.kind === "keys_refused") return new Date(now.getTime() + longestRestMs);
  if (failures < breaksAfter) return null;
  const rest = Math.min(longestRestMs, firstRestMs * 2 ** (failures - breaksAfter));
  return new Date(now.getTime() + rest * (0.75 + random / 4));
}

export type LineState = "idle" | "well" | "troubled" | "resting" | "off";

/** How a connection is, in one word: for its badge. */
export function lineState(connection: {
  active: boolean;
  failures: number;
  pausedUntil: Date | null;
  lastSuccessAt: Date | null;
  now: Date;
}): LineState {
  if (!connection.active) return "off";
  if (connection.pausedUntil && connection.pausedUntil > connection.now) return "resting";
  if (connection.failures > 0) return "troubled";
  return connection.lastSuccessAt ? "well" : "idle";
}
