import { and, desc, eq, inArray } from "drizzle-orm";
import { mine as myOrders } from "@/modules/orders/lock-order";
import { orders } from "@/modules/orders/tables";
import { returnParcels } from "@/modules/shipments/return-parcels/tables";
import type { Context } from "@/platform/context";
import { whyNotAskedHere } from "./approval";
import { loadTerms } from "./load-settings";
import { type ReturnableLine, returnableLines } from "./returnable-queries";
import { returnLines, returns } from "./tables";

/** Whether the page of an order offers a return: something has left that may be asked back. */
export async function mayAskBack(ctx: Context, orderId: string): Promise<boolean> {
  const [order] = await ctx.db
    .select({ fulfilledBy: orders.fulfilledBy })
    .from(orders)
    .where(and(myOrders(ctx), eq(orders.id, orderId)));
  if (!order || whyNotAskedHere(order, (await loadTerms(ctx)).settings)) return false;
  // What is still under way is refused at the door; what the buyer has comes back as a return.
  return (await returnableLines(ctx, orderId, "delivered")).lines.length > 0;
}

export type BuyersReturn = {
  number: string;
  status: (typeof returns.$inferSelect)["status"];
  rejectReason: string | null;
  units: number;
  /** The label of ours that may be printed. */
  labelReady: boolean;
};

/** The returns of an order as its buyer sees them, newest first. */
export async function returnsForBuyer(ctx: Context, orderId: string): Promise<BuyersReturn[]> {
  const own = ctx.actor.organizationId;
  const rows = await ctx.db
    .select({
      id: returns.id,
      number: returns.number,
      status: returns.status,
      rejectReason: returns.rejectReason,
      wayBack: returns.wayBack,
    })
    .from(returns)
    .where(and(eq(returns.organizationId, own), eq(returns.orderId, orderId), inArray(returns.origin, ["buyer", "staff"])))
    .orderBy(desc(returns.id))
    .limit(20);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const lines = await ctx.db
    .select({ returnId: returnLines.returnId, quantity: returnLines.quantity })
    .from(returnLines)
    .where(and(eq(returnLines.organizationId, own), inArray(returnLines.returnId, ids)));
  const labels = await labelsOf(ctx, ids);
  return rows.map(({ id, number, status, rejectReason }) => ({
    ...{ number, status, rejectReason },
    units: lines.filter((line) => line.returnId === id).reduce((sum, line) => sum + line.quantity, 0),
    labelReady: (status === "approved" || status === "on_the_way") && labels.has(id),
  }));
}

/** Those of some returns that have a label of ours. */
async function labelsOf(ctx: Context, returnIds: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ returnId: returnParcels.returnId })
    .from(returnParcels)
    .where(
      and(
        eq(returnParcels.organizationId, ctx.actor.organizationId),
        inArray(returnParcels.returnId, [...returnIds]),
        eq(returnParcels.booking, "booked"),
      ),
    );
  return new Set(rows.map(({ returnId }) => returnId));
}

/** The parcel whose label a buyer may print: of a return of this order, by its number. */
export async function labelOfBuyer(ctx: Context, orderId: string, number: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: returnParcels.id })
    .from(returnParcels)
    .innerJoin(returns, and(eq(returns.organizationId, returnParcels.organizationId), eq(returns.id, returnParcels.returnId)))
    .where(
      and(
        eq(returns.organizationId, ctx.actor.organizationId),
        eq(returns.orderId, orderId),
        eq(returns.number, number),
        inArray(returns.status, ["approved", "on_the_way"]),
        eq(returnParcels.booking, "booked"),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

export type BuyersOffer = { currency: string; lines: ReturnableLine[]; instructions: string | null; photoOfFault: boolean };

/** What a buyer may ask back, and what they read about the way back; null where the page does not take requests. */
export async function offerForBuyer(ctx: Context, orderId: string): Promise<BuyersOffer | null> {
  if (!(await mayAskBack(ctx, orderId))) return null;
  const { settings } = await loadTerms(ctx);
  return {
    ...(await returnableLines(ctx, orderId, "delivered")),
    instructions: settings.instructions,
    photoOfFault: settings.photoOfFault,
  };
}
