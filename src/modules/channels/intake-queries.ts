import { and, desc, eq, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListIntake } from "./inputs";
import { connections, intake } from "./tables";

const mine = (ctx: Context) => eq(intake.organizationId, ctx.actor.organizationId);

const columns = {
  id: intake.id,
  receivedAt: intake.receivedAt,
  deliveryId: intake.deliveryId,
  topic: intake.topic,
  status: intake.status,
  reason: intake.reason,
  orderId: intake.orderId,
  orderNumber: orders.number,
  deliveries: intake.deliveries,
  processedAt: intake.processedAt,
  source: intake.source,
  /** A notice whose order has not been read at the channel yet. */
  isUnread: sql<boolean>`${intake.externalId} is not null and ${intake.readBody} is null`,
};

const itsOrder = and(eq(orders.organizationId, intake.organizationId), eq(orders.id, intake.orderId));
const itsConnection = and(eq(connections.organizationId, intake.organizationId), eq(connections.id, intake.connectionId));

export type IntakeItem = Awaited<ReturnType<typeof intakeItem>>;

/** One page of what a connection received, newest first. */
export async function listIntake(
  ctx: Context,
  code: string,
  query: ListIntake,
): Promise<{ items: IntakeItem[]; nextCursor: string | null }> {
  const { limit, cursor, status, source } = ListIntake.parse(query);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const [connection] = await ctx.db
    .select({ id: connections.id })
    .from(connections)
    .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.code, code)));
  if (!connection) throw notFound("connection");
  const rows = await ctx.db
    .select(columns)
    .from(intake)
    .leftJoin(orders, itsOrder)
    .where(
      and(
        mine(ctx),
        eq(intake.connectionId, connection.id),
        status ? eq(intake.status, status) : undefined,
        source ? eq(intake.source, source) : undefined,
        after ? sql`(${intake.receivedAt}, ${intake.id}) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(intake.receivedAt), desc(intake.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.receivedAt.toISOString(), row.id]);
}

/** One delivery of a connection. */
export async function intakeItem(ctx: Context, code: string, intakeId: string) {
  const [row] = await ctx.db
    .select(columns)
    .from(intake)
    .innerJoin(connections, itsConnection)
    .leftJoin(orders, itsOrder)
    .where(and(mine(ctx), eq(connections.code, code), eq(intake.id, intakeId)));
  if (!row) throw notFound("intake");
  return row;
}

/** The payload of a delivery as text, for people who look for its fault. */
export async function intakeBody(ctx: Context, code: string, intakeId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ body: sql<Buffer>`coalesce(${intake.readBody}, ${intake.body})` })
    .from(intake)
    .innerJoin(connections, itsConnection)
    .where(and(mine(ctx), eq(connections.code, code), eq(intake.id, intakeId)));
  if (!row) throw notFound("intake");
  return row.body.toString("utf8").slice(0, 200_000);
}
