/** The stages of the warehouse's day, for which time and cost are summed up. */
export const workStages = ["receive", "put_away", "release", "pick", "pack", "count", "replenish"] as const;
export type WorkStage = (typeof workStages)[number];

export const workSteps = [
  "released",
  "claimed",
  "started",
  "scanned",
  "undone",
  "mis_scan",
  "short",
  "asked",
  "answered",
  "paused",
  "resumed",
  "handed_on",
  "let_go",
  "picked",
  "packed",
  "done",
] as const;
export type WorkStep = (typeof workSteps)[number];

/**
 * A worker's time goes to the step that ends it: what lies between two steps of one worker. A longer silence than this was a
 * break, a meal or another job, and is nobody's cost.
 */
export const longestStepSeconds = 10 * 60;
