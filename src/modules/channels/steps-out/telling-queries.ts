import { and, asc, eq } from "drizzle-orm";
import { fulfilments, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { marketplaceOf } from "../marketplaces/registry";
import { type Abilities, channelSteps } from "../marketplaces/telling";
import { connections } from "../tables";
import { channelSide } from "./note-step";
import { channelTellings } from "./tables";

/** The channel's side of an order. Refuses an order that is not there, or that no channel is told of. */
export async function orderAtChannel(ctx: Context, orderId: string): Promise<{ connectionId: string; orderId: string; kind: string }> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, orderId)));
  const told = order && (await channelSide(ctx, orderId));
  if (!told) throw notFound("order");
  return told;
}

/** A step of an order and what its channel said to it. */
export type TellingItem = Awaited<ReturnType<typeof tellingsOf>>[number];

/** What the channel of an order can do and what it was told; null for an order that no connection brought. Refuses an unknown order. */
export async function channelOfOrder(ctx: Context, orderId: string) {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
  const told = await channelSide(ctx, orderId);
  if (!told) return null;
  const [connection] = await ctx.db
    .select({ code: connections.code })
    .from(connections)
    .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, told.connectionId)));
  const marketplace = marketplaceOf(told.kind);
  const abilities: Abilities | null = marketplace?.abilities ?? null;
  return {
    connection: connection?.code ?? "",
    kind: told.kind,
    /** The order that the channel knows: this one, or the one that it was split off from. */
    orderId: told.orderId,
    abilities,
    tellings: await tellingsOf(ctx, told),
  };
}

async function tellingsOf(ctx: Context, { connectionId, orderId }: { connectionId: string; orderId: string }) {
  const rows = await ctx.db
    .select({
      step: channelTellings.step,
      fulfilment: fulfilments.number,
      state: channelTellings.state,
      reason: channelTellings.reason,
      attempts: channelTellings.attempts,
      occurredAt: channelTellings.occurredAt,
      toldAt: channelTellings.toldAt,
    })
    .from(channelTellings)
    .leftJoin(fulfilments, and(eq(fulfilments.organizationId, channelTellings.organizationId), eq(fulfilments.id, channelTellings.about)))
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        eq(channelTellings.connectionId, connectionId),
        eq(channelTellings.orderId, orderId),
      ),
    )
    .orderBy(asc(channelTellings.occurredAt));
  return rows.toSorted((a, b) => channelSteps.indexOf(a.step) - channelSteps.indexOf(b.step));
}
