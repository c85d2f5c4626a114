/** What became of a delivery. `received` waits for its turn; `failed` is kept and can be replayed; `held` is an order that a person has to look at. */
export const intakeStatuses = ["received", "accepted", "duplicate", "held", "failed", "ignored"] as const;
export type IntakeStatus = (typeof intakeStatuses)[number];

/** How a delivery came to us. */
export const intakeSources = ["hook", "poll", "backfill", "manual", "file", "exchange"] as const;
export type IntakeSource = (typeof intakeSources)[number];
