import { z } from "zod";

const Milliseconds = z
  .int()
  .min(0)
  .max(30 * 24 * 60 * 60 * 1000);

/**
 * `bookingDelayMs`: how long the tracking number takes. `stepMs`: from one tracking event to the next.
 * `failureRate`: the share of bookings that fail at first, and the share of parcels whose way is not smooth.
 */
export const SimulatedSettings = z.strictObject({
  bookingDelayMs: Milliseconds.default(4000),
  stepMs: Milliseconds.default(60_000),
  failureRate: z.number().min(0).max(1).default(0),
});
export type SimulatedSettings = z.infer<typeof SimulatedSettings>;
