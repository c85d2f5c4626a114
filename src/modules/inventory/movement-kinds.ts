/** What can happen to stock; each movement is one of these. */
export const movementKinds = [
  "received",
  "reserved",
  "released",
  "shipped",
  "returned",
  "adjusted",
  "counted",
  "transfer_out",
  "transfer_in",
  "written_off",
  "condition_changed",
  // From one bin to another: two rows that cancel each other out.
  "moved",
] as const;
export type MovementKind = (typeof movementKinds)[number];
