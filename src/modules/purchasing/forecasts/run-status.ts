/** `superseded`: another run was begun before this one came to its end, and this one goes on no more. */
export type RunStatus = "running" | "done" | "failed" | "superseded";

/** A run that goes on, or will once its job is tried again. */
export const liveStatuses = ["running", "failed"] as const satisfies readonly RunStatus[];
