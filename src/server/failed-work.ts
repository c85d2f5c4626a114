import { and, eq, inArray } from "drizzle-orm";
import type { Reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import { shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { deadJobs } from "@/platform/jobs/dead-jobs";
import { whyItFailed } from "@/platform/jobs/why-it-failed";

/** A job that has failed for good, as people read it. */
export type FailedWork = {
  id: string;
  /** The task's name, worded under `failures.what`. */
  name: string;
  /** The event of a message, worded under `status.message`. */
  event: string | null;
  order: string | null;
  shipmentId: string | null;
  attempts: number;
  failedAt: Date;
  cause: Reason;
  /** What the program said, for whoever mends it. */
  error: string | null;
};

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

type Input = { orderId?: unknown; shipmentId?: unknown; event?: unknown };

/** The organization's dead letters with the orders and parcels that they are about. */
export async function failedWork(ctx: Context): Promise<FailedWork[]> {
  const jobs = await deadJobs(ctx);
  const idsOf = (field: "orderId" | "shipmentId") => jobs.map((job) => (job.payload as Input | null)?.[field]).filter(isUuid);
  const { organizationId } = ctx.actor;
  const parcels = await ctx.db
    .select({ id: shipments.id, orderId: shipments.orderId })
    .from(shipments)
    .where(and(eq(shipments.organizationId, organizationId), inArray(shipments.id, idsOf("shipmentId"))));
  const numbers = await ctx.db
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(and(eq(orders.organizationId, organizationId), inArray(orders.id, [...idsOf("orderId"), ...parcels.map((p) => p.orderId)])));
  return jobs.map(({ id, name, payload, attempts, error, failedAt }) => {
    const { orderId, shipmentId, event } = (payload ?? {}) as Input;
    const parcel = parcels.find((one) => one.id === shipmentId);
    const order = numbers.find((one) => one.id === (parcel?.orderId ?? orderId));
    return {
      id,
      name,
      event: typeof event === "string" ? event : null,
      order: order?.number ?? null,
      shipmentId: parcel?.id ?? null,
      attempts,
      failedAt,
      cause: whyItFailed(error),
      error: error && error.length > 2_000 ? `${error.slice(0, 2_000)}…` : error,
    };
  });
}
