import { and, eq, inArray } from "drizzle-orm";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { returnParcels } from "./tables";

export type ReturnParcelRow = typeof returnParcels.$inferSelect;
export type LockedReturnParcel = { order: OrderRow; parcel: ReturnParcelRow };

/** Every read of a parcel that comes back passes through here; people limited to some warehouses reach only what comes to theirs. */
export function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(returnParcels.organizationId, organizationId),
    warehouseIds ? inArray(returnParcels.warehouseId, [...warehouseIds]) : undefined,
  );
}

/** One parcel as it is now, nothing locked. */
export async function readReturnParcelRow(ctx: Context, parcelId: string): Promise<ReturnParcelRow> {
  const [row] = await ctx.db
    .select()
    .from(returnParcels)
    .where(and(mine(ctx), eq(returnParcels.id, parcelId)));
  if (!row) throw notFound("return_parcel");
  return row;
}

/** Locks a parcel for a change, its order first. Refuses what is absent or not the actor's alike. */
export async function lockReturnParcel(ctx: Context, parcelId: string): Promise<LockedReturnParcel> {
  const { orderId } = await readReturnParcelRow(ctx, parcelId);
  const order = await lockOrder(ctx, orderId);
  const [parcel] = await ctx.db
    .select()
    .from(returnParcels)
    .where(and(mine(ctx), eq(returnParcels.id, parcelId)))
    .for("update");
  if (!parcel) throw notFound("return_parcel");
  return { order, parcel };
}

/** Writes a locked parcel's new values and raises its version. */
export async function writeReturnParcel(
  ctx: Context,
  { parcel }: Pick<LockedReturnParcel, "parcel">,
  changes: Partial<ReturnParcelRow>,
): Promise<ReturnParcelRow> {
  const [row] = await ctx.db
    .update(returnParcels)
    .set({ ...changes, version: parcel.version + 1 })
    .where(and(eq(returnParcels.organizationId, parcel.organizationId), eq(returnParcels.id, parcel.id)))
    .returning();
  if (!row) throw new Error("the parcel vanished while it was locked");
  return row;
}

type Concerned = { order: Pick<OrderRow, "id" | "number">; parcel: ReturnParcelRow };

/** A fact about a parcel that comes back, for its order's timeline and the people of the warehouse it comes to. */
export function factOf({ order, parcel }: Concerned, type: string, data: Record<string, unknown> = {}): Fact {
  const { id, returnId, carrier, service, warehouseId } = parcel;
  return {
    type,
    subject: { kind: "return_parcel", id, number: order.number },
    orderId: order.id,
    warehouseId,
    data: { returnId, carrier, service, ...data },
  };
}
