import { and, count, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { lockOrder } from "@/modules/orders/lock-order";
import { readShipmentRow } from "@/modules/shipments/lock-shipment";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { lockReturn } from "../lock-return";
import type { OpenClaim } from "./inputs";
import { loadEvidence } from "./load-evidence";
import { factOfClaim } from "./lock-claim";
import { carrierClaims } from "./tables";

/** Writes down what the shop wants of a carrier for a parcel, with all that is known of the parcel by now. */
export function openClaim(ctx: Context, { shipmentId, kind, amount, text, returnId }: OpenClaim): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const own = ctx.actor.organizationId;
    const parcel = await readShipmentRow(ctx, shipmentId);
    const order = await lockOrder(ctx, parcel.orderId);
    if (returnId && (await lockReturn(ctx, returnId)).order.id !== order.id) throw notFound("return");
    const [before] = await ctx.db
      .select({ n: count() })
      .from(carrierClaims)
      .where(and(eq(carrierClaims.organizationId, own), eq(carrierClaims.orderId, order.id)));
    const { kind: by, id: actorId, name } = ctx.actor;
    const [claim] = await ctx.db
      .insert(carrierClaims)
      .values({
        ...{ organizationId: own, id: newId(), number: `${order.number}-C${(before?.n ?? 0) + 1}` },
        ...{ orderId: order.id, shipmentId, returnId, carrier: parcel.carrier, trackingNumber: parcel.trackingNumber },
        ...{ kind, status: "draft", text, claimedMinor: amount, currency: order.currency },
        evidence: await loadEvidence(ctx, parcel, returnId),
        by: { kind: by, id: actorId, name },
        createdAt: ctx.now(),
      })
      .returning();
    if (!claim) throw new Error("the claim was not written");
    await record(ctx, factOfClaim(order, claim, "claim.opened", { amountMinor: amount, currency: order.currency }));
    return { id: claim.id };
  });
}
