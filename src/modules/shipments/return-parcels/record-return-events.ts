import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { storable } from "@/lib/text-input";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { TrackingEvent } from "../carriers/port";
import { decidingEvents } from "../tracking";
import { besideTheEnd, newsOf } from "../tracking-changes";
import { factOf, type LockedReturnParcel, type ReturnParcelRow, writeReturnParcel } from "./lock-return-parcel";
import { returnParcelEvents } from "./tables";

/**
 * Adds events to the way of a parcel that comes back: the same event told twice is one, an older one never covers a newer. Arrived at
 * the warehouse it is `delivered`; its goods are taken in by whoever unpacks it. The parcel is locked by the caller.
 */
export async function recordReturnEvents(
  ctx: Context,
  locked: LockedReturnParcel,
  told: readonly TrackingEvent[],
): Promise<ReturnParcelRow> {
  const { fitting } = besideTheEnd(locked.parcel.status, told);
  const added = await addEvents(ctx, locked, fitting);
  if (added.size === 0) return locked.parcel;
  const { organizationId, id } = locked.parcel;
  const all = await ctx.db
    .select()
    .from(returnParcelEvents)
    .where(and(eq(returnParcelEvents.organizationId, organizationId), eq(returnParcelEvents.parcelId, id)));
  const current = decidingEvents(all).at(-1);
  if (!current) return locked.parcel;
  const parcel = await writeReturnParcel(ctx, locked, {
    status: current.status,
    statusAt: current.occurredAt,
    deliveredAt: current.status === "delivered" ? current.occurredAt : null,
  });
  let previous = locked.parcel.status;
  for (const { status, occurredAt, location } of newsOf(all, added).news) {
    const data = { status, previous, occurredAt: occurredAt.toISOString(), location, trackingNumber: parcel.trackingNumber };
    await record(ctx, factOf({ ...locked, parcel }, "return_parcel.status_changed", data));
    previous = status;
  }
  return parcel;
}

async function addEvents(ctx: Context, { parcel }: LockedReturnParcel, events: readonly TrackingEvent[]): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const rows = await ctx.db
    .insert(returnParcelEvents)
    .values(
      events.map(({ status, occurredAt, location, note, code }) => ({
        organizationId: parcel.organizationId,
        id: newId(),
        parcelId: parcel.id,
        status,
        occurredAt,
        location: location && storable(location),
        note: note && storable(note),
        code: code && storable(code),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: returnParcelEvents.id });
  return new Set(rows.map(({ id }) => id));
}
