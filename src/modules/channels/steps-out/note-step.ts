import { and, eq, sql } from "drizzle-orm";
import { fulfilments, orders } from "@/modules/orders/tables";
import { shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { marketplaceOf } from "../marketplaces/registry";
import { channelOrders, connections } from "../tables";
import type { Step } from "./step-of-fact";
import { channelTellings } from "./tables";

/** Notes many steps; those that no channel of the organization takes cost one look in all. */
export async function noteSteps(ctx: Context, steps: readonly Step[]): Promise<void> {
  const kinds = await ctx.db
    .selectDistinct({ kind: connections.kind })
    .from(connections)
    .where(eq(connections.organizationId, ctx.actor.organizationId));
  const taken = new Set(kinds.flatMap(({ kind }) => marketplaceOf(kind)?.stepsOut?.steps ?? []));
  for (const step of steps) if (taken.has(step.step)) await noteStep(ctx, step);
}

/**
 * Notes that the channel of an order is to hear of a step, once, and queues the telling. Orders that no connection brought, that the
 * channel sends itself, and steps that it does not take are left out. Parts split off are told under the order that the channel knows.
 */
export function noteStep(ctx: Context, { orderId, step, about, occurredAt }: Step): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const told = await channelSide(ctx, orderId);
    if (!told || !marketplaceOf(told.kind)?.stepsOut?.steps.includes(step)) return;
    // An order is accepted and cancelled as a whole; a part of it is not known there by itself.
    if ("order" in about && told.orderId !== orderId) return;
    const subject = await subjectOf(ctx, about);
    if (!subject) return;
    const [noted] = await ctx.db
      .insert(channelTellings)
      .values({
        organizationId: ctx.actor.organizationId,
        connectionId: told.connectionId,
        orderId: told.orderId,
        step,
        about: subject,
        occurredAt: new Date(occurredAt),
      })
      .onConflictDoUpdate({
        target: [
          channelTellings.organizationId,
          channelTellings.connectionId,
          channelTellings.orderId,
          channelTellings.step,
          channelTellings.about,
        ],
        set: { state: "waiting", attempts: 0 },
        // Told again only for the number that was missing the first time.
        setWhere: sql`${"shipment" in about && step === "handed_over"} and ${channelTellings.state} = 'told'`,
      })
      .returning({ about: channelTellings.about });
    if (noted) await queueTelling(ctx, told.connectionId, told.orderId);
  });
}

/** One job per order in its connection's line, so that steps are told one after another. */
export function queueTelling(ctx: Context, connectionId: string, orderId: string, runAt?: Date): Promise<void> {
  return addJob(ctx, "tell_channel", { connectionId, orderId }, { key: orderId, queue: `line:${connectionId}`, runAt, maxAttempts: 5 });
}

/** The order that the channel knows: this one, or the one that it was split off from. */
export async function channelSide(ctx: Context, orderId: string): Promise<{ connectionId: string; orderId: string; kind: string } | null> {
  const { organizationId } = ctx.actor;
  const [found] = await ctx.db
    .select({ connectionId: channelOrders.connectionId, orderId: channelOrders.orderId, kind: connections.kind })
    .from(channelOrders)
    .innerJoin(
      connections,
      and(eq(connections.organizationId, channelOrders.organizationId), eq(connections.id, channelOrders.connectionId)),
    )
    .innerJoin(orders, and(eq(orders.organizationId, channelOrders.organizationId), eq(orders.id, channelOrders.orderId)))
    .where(
      and(
        eq(channelOrders.organizationId, organizationId),
        eq(orders.fulfilledBy, "us"),
        sql`${channelOrders.orderId} in (
          with recursive line as (
            select o.id, o.parent_id from orders o where o.organization_id = ${organizationId} and o.id = ${orderId}
            union select o.id, o.parent_id from orders o join line on o.id = line.parent_id where o.organization_id = ${organizationId}
          ) select id from line)`,
      ),
    );
  return found ?? null;
}

async function subjectOf(ctx: Context, about: Step["about"]): Promise<string | null> {
  if ("order" in about) return about.order;
  if ("fulfilment" in about) return about.fulfilment;
  const [row] = await ctx.db
    .select({ id: fulfilments.id, left: fulfilments.handedOverAt })
    .from(shipments)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, about.shipment)));
  // Booked before it leaves: the number goes out with the step itself.
  return row?.left ? row.id : null;
}
