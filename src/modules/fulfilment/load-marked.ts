import { and, eq, inArray, ne } from "drizzle-orm";
import { askedCodes } from "@/modules/channels/steps-out/asked-codes";
import { orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { WorkLine } from "./lock-fulfilment";
import type { MarkedLine } from "./marking";
import { markingCodes } from "./tables";

type Held = Pick<typeof markingCodes.$inferSelect, "id" | "orderLineId" | "position" | "kind" | "code" | "state" | "withdrawnBy">;
type Marked = { lines: MarkedLine[]; held: Held[] };
type Lines = readonly Pick<WorkLine, "orderLineId" | "quantity" | "per" | "needsMark">[];

const marks = (units: number): string[] => Array.from({ length: units }, () => "mark");

/**
 * The lines of a fulfilment whose units have to be known by codes, and the codes that are there: what its channel asks for; of orders
 * whose receipt is the shop's, a mark with each unit of a product that bears one. A bundle counts as one unit.
 */
export async function loadMarked(
  ctx: Context,
  { orderId, fulfilmentId, lines }: { orderId: string; fulfilmentId: string; lines: Lines },
): Promise<Marked> {
  const asked = await askedCodes(ctx, orderId);
  if (lines.length === 0 || (!asked && !lines.some((line) => line.needsMark))) return { lines: [], held: [] };
  const { organizationId } = ctx.actor;
  const ids = [...new Set(lines.map((line) => line.orderLineId))];
  const rows = await ctx.db
    .select({ id: orderLines.id, sku: orderLines.sku, name: orderLines.name, externalId: orderLines.externalId })
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, organizationId), inArray(orderLines.id, ids)))
    .orderBy(orderLines.position);
  const marked = rows.flatMap(({ id, sku, name, externalId }) => {
    const own = lines.filter((line) => line.orderLineId === id);
    const kinds = asked ? (externalId ? asked(externalId) : []) : own.flatMap(({ needsMark, per }) => (needsMark ? marks(per) : []));
    const units = Math.min(...own.map((line) => Math.floor(line.quantity / line.per)));
    return kinds.length > 0 && units > 0 ? [{ orderLineId: id, sku, name, units, kinds }] : [];
  });
  if (marked.length === 0) return { lines: [], held: [] };
  const held = await ctx.db
    .select({
      id: markingCodes.id,
      orderLineId: markingCodes.orderLineId,
      position: markingCodes.position,
      kind: markingCodes.kind,
      code: markingCodes.code,
      state: markingCodes.state,
      withdrawnBy: markingCodes.withdrawnBy,
    })
    .from(markingCodes)
    .where(
      and(eq(markingCodes.organizationId, organizationId), eq(markingCodes.fulfilmentId, fulfilmentId), ne(markingCodes.state, "returned")),
    )
    .orderBy(markingCodes.orderLineId, markingCodes.position);
  return { lines: marked, held };
}
