import { lt } from "drizzle-orm";
import { idempotencyKeys } from "@/platform/http/tables";
import type { Chore } from "@/platform/jobs/runner";

const day = 24 * 60 * 60 * 1000;
const keysAreKeptDays = 7;

/** Work on the clock, for all organizations, once per moment however many processes there are. Times are UTC. */
export const chores = {
  prune_idempotency_keys: {
    every: "17 1 * * *",
    run: async ({ db, now }) => {
      await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now().getTime() - keysAreKeptDays * day)));
    },
  },
  // The net under book_shipment: a booking whose process died in the middle of a call.
  resume_stuck_bookings: {
    every: "* * * * *",
    run: async (door) => {
      const { resumeStuckBookings } = await import("@/modules/shipments/jobs");
      await resumeStuckBookings(door);
    },
  },
} as const satisfies Record<string, Chore>;
