import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines, fulfilments, orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { shareThatCame } from "./refund-sum";
import { holdsUnits } from "./return";
import { returnLines, returns } from "./tables";

export type LineToAsk = {
  id: string;
  /** The product's group, where it has one. */
  group: string | null;
  /** When the last unit of it was handed to the buyer; null: none was. */
  handedOverAt: Date | null;
  /** What living returns of the line hold of it. */
  claimed: { units: number; amountMinor: number };
  /** Those of them that are in parcels which the buyer did not get. */
  undelivered: number;
};

/** What rules ask of an order's lines that stands elsewhere: the goods' group, the handover, what other returns took. */
export async function loadLinesToAsk(ctx: Context, orderId: string): Promise<Map<string, LineToAsk>> {
  const own = ctx.actor.organizationId;
  const rows = await ctx.db
    .select({
      id: orderLines.id,
      group: products.group,
      handedOverAt: sql<Date | null>`max(${fulfilments.deliveredAt})`.mapWith(fulfilments.deliveredAt),
    })
    .from(orderLines)
    .leftJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.id, orderLines.productId)))
    .leftJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, orderLines.organizationId), eq(fulfilmentLines.orderLineId, orderLines.id)),
    )
    .leftJoin(
      fulfilments,
      and(
        eq(fulfilments.organizationId, fulfilmentLines.organizationId),
        eq(fulfilments.id, fulfilmentLines.fulfilmentId),
        ne(fulfilments.status, "cancelled"),
      ),
    )
    .where(and(eq(orderLines.organizationId, own), eq(orderLines.orderId, orderId)))
    .groupBy(orderLines.id, products.group);
  const taken = await ctx.db
    .select({
      orderLineId: returnLines.orderLineId,
      status: returns.status,
      origin: returns.origin,
      quantity: returnLines.quantity,
      missing: returnLines.missing,
      amountMinor: returnLines.amountMinor,
    })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.organizationId, returnLines.organizationId), eq(returns.id, returnLines.returnId)))
    .where(
      and(
        eq(returnLines.organizationId, own),
        inArray(
          returnLines.orderLineId,
          rows.map((row) => row.id),
        ),
      ),
    );
  return new Map(
    rows.map((row) => {
      const of = taken.filter(({ orderLineId, status }) => orderLineId === row.id && holdsUnits(status));
      // A unit that was not in the parcel may be asked back again, with its money.
      const claimed = {
        units: of.reduce((sum, line) => sum + line.quantity - line.missing, 0),
        amountMinor: of.reduce((sum, line) => sum + shareThatCame(line, line.quantity - line.missing), 0),
      };
      const undelivered = of.reduce((sum, line) => sum + (line.origin === "carrier" ? line.quantity - line.missing : 0), 0);
      return [row.id, { ...row, claimed, undelivered }];
    }),
  );
}
