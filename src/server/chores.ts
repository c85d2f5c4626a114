import { lt } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import { systemContext } from "@/platform/context";
import { idempotencyKeys } from "@/platform/http/tables";
import { addJob } from "@/platform/jobs/add-job";
import type { Chore } from "@/platform/jobs/runner";
import type { TaskName } from "./tasks";

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
  // Each organization by itself, so that one that fails is tried again alone.
  audit_all_stock: {
    every: "41 1 * * *",
    run: async ({ db }) => {
      const all = await db.select({ id: organizations.id }).from(organizations);
      for (const { id } of all)
        await addJob(systemContext(db, id), "audit_stock" satisfies TaskName, {}, { key: "nightly", maxAttempts: 3 });
    },
  },
} as const satisfies Record<string, Chore>;
