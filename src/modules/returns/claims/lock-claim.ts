import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import { mine as myShipments } from "@/modules/shipments/lock-shipment";
import { shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { carrierClaims } from "./tables";

export type ClaimRow = typeof carrierClaims.$inferSelect;

/** Every read of a claim passes through here; people limited to some warehouses reach only those for parcels from theirs. */
export function mine(ctx: Context) {
  return and(
    eq(carrierClaims.organizationId, ctx.actor.organizationId),
    ctx.actor.warehouseIds === null
      ? undefined
      : inArray(carrierClaims.shipmentId, ctx.db.select({ id: shipments.id }).from(shipments).where(myShipments(ctx))),
  );
}

const its = (ctx: Context, claimId: string) => and(mine(ctx), eq(carrierClaims.id, claimId));

/** Locks a claim for a change, its order first. Refuses a version that is not the current one. */
export async function lockClaim(ctx: Context, claimId: string, version?: number): Promise<{ order: OrderRow; claim: ClaimRow }> {
  const [found] = await ctx.db.select({ orderId: carrierClaims.orderId }).from(carrierClaims).where(its(ctx, claimId));
  if (!found) throw notFound("claim");
  const order = await lockOrder(ctx, found.orderId);
  const [claim] = await ctx.db.select().from(carrierClaims).where(its(ctx, claimId)).for("update");
  if (!claim) throw notFound("claim");
  if (version !== undefined && version !== claim.version)
    throw new Refusal("stale", reason("claim.stale_version", { version: claim.version }), { version: claim.version });
  return { order, claim };
}

/** A fact about a claim, for its order's timeline. */
export function factOfClaim(order: OrderRow, claim: Pick<ClaimRow, "id" | "number">, type: string, data: Record<string, unknown>): Fact {
  return {
    type,
    subject: { kind: "claim", id: claim.id, number: order.number },
    orderId: order.id,
    data: { claim: claim.number, ...data },
  };
}
