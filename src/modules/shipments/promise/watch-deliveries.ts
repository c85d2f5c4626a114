import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { type Context, systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { log } from "@/platform/log";
import { deliveryPromises } from "../tables";
import { refreshDelivery } from "./refresh-delivery";

const atOnce = 200;

/** Looks again at every order that was promised a day and has not arrived: time alone makes orders late. */
export async function watchDeliveries({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const some = await db
    .selectDistinct({ id: deliveryPromises.organizationId })
    .from(deliveryPromises)
    .where(isNull(deliveryPromises.overAt));
  for (const { id } of some) {
    const ctx = { ...systemContext(db, id), now };
    let after: string | null = null;
    for (;;) {
      const page: { orderId: string }[] = await db
        .select({ orderId: deliveryPromises.orderId })
        .from(deliveryPromises)
        .where(
          and(
            eq(deliveryPromises.organizationId, id),
            isNull(deliveryPromises.overAt),
            after ? gt(deliveryPromises.orderId, after) : undefined,
          ),
        )
        .orderBy(asc(deliveryPromises.orderId))
        .limit(atOnce);
      const ids = page.map(({ orderId }) => orderId);
      await look(ctx, ids);
      after = ids.at(-1) ?? null;
      if (!after || ids.length < atOnce) break;
    }
  }
}

/** All at once; where that fails each by itself, so that one that cannot be reckoned keeps no other from being watched. */
async function look(ctx: Context, orderIds: readonly string[]): Promise<void> {
  try {
    await refreshDelivery(ctx, orderIds);
  } catch (error) {
    if (orderIds.length > 1) for (const id of orderIds) await look(ctx, [id]);
    else
      log().error(
        { err: error, organizationId: ctx.actor.organizationId, orderIds },
        "the day of an order's arrival could not be looked at, it is tried again in an hour",
      );
  }
}
