import { and, eq, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import { type Context, systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { stuckSince } from "../delivery-tasks";
import { factOf, lockShipment } from "../lock-shipment";
import { writeShipment } from "../record-claim";
import { deliveryTasks, shipments } from "../tables";
import { deliverySettingsOf } from "./delivery-settings-queries";
import { raiseTask } from "./raise-tasks";

const dayMs = 24 * 60 * 60 * 1000;
const atOnce = 500;

/** Looks at the parcels that are on their way: tells staff of those that lie still, and buyers of those that are not kept much longer. */
export async function watchParcels({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const some = await db.selectDistinct({ id: shipments.organizationId }).from(shipments).where(onTheWay);
  for (const { id } of some) {
    const ctx = { ...systemContext(db, id), now };
    try {
      await raiseStuck(ctx);
      await remindOfPickups(ctx);
    } catch (error) {
      log().error({ err: error, organizationId: id }, "parcels on their way could not be looked at, it is tried again in an hour");
    }
  }
}

const onTheWay = and(
  eq(shipments.booking, "booked"),
  isNotNull(shipments.handedOverAt),
  notInArray(shipments.status, ["delivered", "returned"]),
);

/** Parcels that nothing was heard of for too long, each once per standstill. */
export async function raiseStuck(ctx: Context): Promise<void> {
  const { settings } = await deliverySettingsOf(ctx);
  const before = new Date(ctx.now().getTime() - settings.stuckAfterDays * dayMs);
  const last = sql`greatest(${shipments.handedOverAt}, ${shipments.statusAt})`;
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .leftJoin(
      deliveryTasks,
      and(
        eq(deliveryTasks.organizationId, shipments.organizationId),
        eq(deliveryTasks.shipmentId, shipments.id),
        eq(deliveryTasks.kind, "stuck"),
        or(isNull(deliveryTasks.settledAt), sql`${deliveryTasks.since} >= ${last}`),
      ),
    )
    .where(
      and(
        eq(shipments.organizationId, ctx.actor.organizationId),
        onTheWay,
        notInArray(shipments.status, ["ready_for_pickup", "failed_attempt", "lost"]),
        sql`${last} <= ${before.toISOString()}::timestamptz`,
        isNull(deliveryTasks.id),
      ),
    )
    .limit(atOnce);
  for (const { id } of rows) {
    await inTransaction(ctx, async (ctx) => {
      const locked = await lockShipment(ctx, id);
      const since = stuckSince(locked.shipment, settings.stuckAfterDays, ctx.now());
      if (since) await raiseTask(ctx, locked, "stuck", since);
    });
  }
}

/** Buyers whose parcels go back soon, each once. */
export async function remindOfPickups(ctx: Context): Promise<void> {
  const { settings } = await deliverySettingsOf(ctx);
  const now = ctx.now();
  const soon = new Date(now.getTime() + settings.remindDaysBefore * dayMs);
  const isDue = (row: Pick<typeof shipments.$inferSelect, "status" | "storedUntil" | "pickupRemindedAt">) =>
    row.status === "ready_for_pickup" &&
    row.pickupRemindedAt === null &&
    row.storedUntil !== null &&
    row.storedUntil > now &&
    row.storedUntil <= soon;
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(
      and(
        eq(shipments.organizationId, ctx.actor.organizationId),
        onTheWay,
        eq(shipments.status, "ready_for_pickup"),
        isNull(shipments.pickupRemindedAt),
        sql`${shipments.storedUntil} > ${now.toISOString()}::timestamptz and ${shipments.storedUntil} <= ${soon.toISOString()}::timestamptz`,
      ),
    )
    .limit(atOnce);
  for (const { id } of rows) {
    await inTransaction(ctx, async (ctx) => {
      const locked = await lockShipment(ctx, id);
      if (!isDue(locked.shipment)) return;
      const shipment = await writeShipment(ctx, locked, { pickupRemindedAt: now });
      const data = { storedUntil: shipment.storedUntil?.toISOString() ?? null, trackingNumber: shipment.trackingNumber };
      await record(ctx, factOf({ ...locked, shipment }, "shipment.pickup_ending", data));
    });
  }
}
