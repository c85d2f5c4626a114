import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { marketplaceOf } from "../marketplaces/registry";
import { channelOrders } from "../tables";
import { channelSide } from "./note-step";

/**
 * Which codes the channel of an order asks for with each unit of a line, by the channel's id of the line. Null when it asks for none,
 * or when no channel is told of the order.
 */
export async function askedCodes(ctx: Context, orderId: string): Promise<((externalLineId: string) => readonly string[]) | null> {
  const told = await channelSide(ctx, orderId);
  const asks = told && marketplaceOf(told.kind)?.stepsOut?.asksCodes;
  if (!told || !asks) return null;
  const [row] = await ctx.db
    .select({ memory: channelOrders.memory })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, ctx.actor.organizationId),
        eq(channelOrders.connectionId, told.connectionId),
        eq(channelOrders.orderId, told.orderId),
      ),
    );
  return row ? (externalLineId) => asks(row.memory, externalLineId) : null;
}
