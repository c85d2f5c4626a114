import { and, eq, gte, inArray, like, or, type SQL, sql } from "drizzle-orm";
import type { OrderRow } from "@/modules/orders/lock-order";
import { payments } from "@/modules/orders/payments/tables";
import type { Context } from "@/platform/context";
import { freesTheParcel } from "./booking";
import { stillToBring } from "./parcel-value";
import { shipments } from "./tables";

/** `toldMinor`: what the carrier of this part was told to collect; null before it was. `awaitedMinor`: what the other parts will bring. */
export type Collected = { toldMinor: number | null; awaitedMinor: number };

/** What carriers collect at doors for an order, from the view of one of its fulfilments. */
export async function loadCollected(ctx: Context, order: OrderRow, fulfilmentId: string): Promise<Collected> {
  if (order.paymentTerms !== "cash_on_delivery") return { toldMinor: null, awaitedMinor: 0 };
  const rows = await ctx.db
    .select({
      fulfilmentId: shipments.fulfilmentId,
      booking: shipments.booking,
      status: shipments.status,
      collectMinor: shipments.collectMinor,
      requestedAt: shipments.requestedAt,
    })
    .from(shipments)
    .where(and(eq(shipments.organizationId, order.organizationId), eq(shipments.orderId, order.id)));
  const told = rows.filter(({ booking, collectMinor }) => collectMinor !== null && !freesTheParcel(booking));
  // As an intent the carrier surely knows of no sum yet: it is told what is right by then.
  const own = told.find((row) => row.fulfilmentId === fulfilmentId && row.booking !== "intent");
  const others = told.filter((row) => row.fulfilmentId !== fulfilmentId);
  const since = others.map(({ requestedAt }) => requestedAt).sort((a, b) => a.getTime() - b.getTime())[0];
  return { toldMinor: own?.collectMinor ?? null, awaitedMinor: since ? stillToBring(others, await broughtSince(ctx, order, since)) : 0 };
}

/**
 * What came from doors: by registers and own couriers, and what somebody has noted by hand as cash or from a carrier since there was a
 * parcel. Anything else was paid in advance, and is no carrier's.
 */
async function broughtSince(ctx: Context, order: OrderRow, since: Date): Promise<number> {
  const fromDoors: SQL | undefined = or(
    like(payments.causeKey, "settlement:%"),
    like(payments.causeKey, "courier %"),
    and(inArray(payments.method, ["cash", "carrier"]), gte(payments.occurredAt, since)),
  );
  const [row] = await ctx.db
    .select({
      brought: sql<number>`coalesce(sum(case ${payments.kind} when 'payment' then ${payments.amountMinor}
        when 'withdrawn' then -${payments.amountMinor} else 0 end), 0)`.mapWith(Number),
    })
    .from(payments)
    .where(and(eq(payments.organizationId, order.organizationId), eq(payments.orderId, order.id), fromDoors));
  return row?.brought ?? 0;
}
