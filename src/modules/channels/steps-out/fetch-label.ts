import { and, eq, isNull } from "drizzle-orm";
import { storeLabel } from "@/modules/shipments/commands/store-label";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { withLine } from "../line/with-line";
import { marketplaceOf } from "../marketplaces/registry";
import { loadTelling } from "./load-telling";
import { channelSide } from "./note-step";
import { channelTellings } from "./tables";

type Asking = { fulfilmentId: string; attempt?: number };

const firstWaitMs = 5_000;
const longestWaitMs = 30 * 60_000;
const patienceMs = 3 * 24 * 60 * 60_000;

/**
 * Fetches the channel's own sticker of a packed parcel, once the channel knows that it is packed, and stores it as the shipment's
 * label. While the channel makes it, it is asked again, for three days at most. What has its label already is left alone.
 */
export async function fetchLabel(ctx: Context, { fulfilmentId, attempt = 0 }: Asking): Promise<void> {
  const shipment = await unlabelled(ctx, fulfilmentId);
  if (!shipment) return;
  const told = await channelSide(ctx, shipment.orderId);
  const stepsOut = told && marketplaceOf(told.kind)?.stepsOut;
  if (!told || !stepsOut?.label) return;
  if (stepsOut.steps.includes("packed") && !(await knowsOfPacking(ctx, told, fulfilmentId))) return;
  const talked = await withLine(ctx, told.connectionId, async ({ connection, marketplace, line }) => {
    const about = { ...told, about: fulfilmentId, step: "packed" as const, occurredAt: ctx.now() };
    const telling = await loadTelling(ctx, about, connection.row);
    return telling && ((await marketplace.stepsOut?.label?.(line, telling)) ?? null);
  });
  if ("off" in talked) return;
  if ("done" in talked && talked.done) return storeLabel(ctx, { shipmentId: shipment.id, sticker: talked.done });
  const now = ctx.now().getTime();
  if (now - (shipment.bookedAt ?? ctx.now()).getTime() > patienceMs) return;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 10));
  const at = "later" in talked ? (talked.at?.getTime() ?? 0) : 0;
  await queueLabel(ctx, told.connectionId, { fulfilmentId, attempt: attempt + 1 }, new Date(Math.max(at, now + wait)));
}

/** In the line of its connection, one at a time. */
export function queueLabel(ctx: Context, connectionId: string, asking: Asking, runAt?: Date): Promise<void> {
  return addJob(ctx, "fetch_channel_label", asking, { key: asking.fulfilmentId, queue: `line:${connectionId}`, runAt, maxAttempts: 5 });
}

async function unlabelled(ctx: Context, fulfilmentId: string) {
  const { organizationId } = ctx.actor;
  const [row] = await ctx.db
    .select({ id: shipments.id, orderId: shipments.orderId, bookedAt: shipments.bookedAt })
    .from(shipments)
    .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
    .where(
      and(
        eq(shipments.organizationId, organizationId),
        eq(shipments.fulfilmentId, fulfilmentId),
        eq(shipments.booking, "booked"),
        eq(carriers.kind, "marketplace"),
        isNull(shipments.label),
      ),
    );
  return row;
}

async function knowsOfPacking(
  ctx: Context,
  { connectionId, orderId }: { connectionId: string; orderId: string },
  fulfilmentId: string,
): Promise<boolean> {
  const [row] = await ctx.db
    .select({ state: channelTellings.state })
    .from(channelTellings)
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        eq(channelTellings.connectionId, connectionId),
        eq(channelTellings.orderId, orderId),
        eq(channelTellings.step, "packed"),
        eq(channelTellings.about, fulfilmentId),
      ),
    );
  return row?.state === "told";
}
