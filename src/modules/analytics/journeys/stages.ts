/** The stages of an order's way, in their order. The first is the order's, the others are each parcel's. */
export const journeyStages = ["reserve", "release", "wait", "pick", "pack", "handOver", "deliver"] as const;
/** From the till to the buyer. */
export const wholeWay = "whole";
export type JourneyStage = (typeof journeyStages)[number] | typeof wholeWay;
export const measuredWays = [...journeyStages, wholeWay] as const satisfies readonly JourneyStage[];

/** Stages in the shop's own hands; of these one is named as the bottleneck. */
export const ownStages = ["reserve", "release", "wait", "pick", "pack", "handOver"] as const satisfies readonly JourneyStage[];

/** How far orders came: a step holds all that came to it or further. */
export const funnelSteps = ["orders", "reserved", "released", "picked", "packed", "handedOver", "delivered"] as const;

/** The columns of steps that an order's row or a parcel's row has. */
export const stageColumns: Record<JourneyStage, string> = {
  reserve: "reserve",
  release: "release",
  wait: "wait",
  pick: "pick",
  pack: "pack",
  handOver: "hand_over",
  deliver: "deliver",
  whole: "whole",
};
