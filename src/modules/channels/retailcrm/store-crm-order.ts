import { createHash } from "node:crypto";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { OpenConnection } from "../connection-queries";
import { type Fields, isFields, orderIn, payloadOf } from "../marketplaces/retailcrm/payload";
import { intake } from "../tables";
import { isTakenIn } from "./crm-orders-queries";

export type StoredOrder = { intakeId: string; isNew: boolean; wasTried: boolean };

/** All tellings of one order have one delivery id, so that the last one is found. */
const deliveryOf = (externalId: string) => `order-${externalId}`.slice(0, 200);

/** Stores a new order of a shop, unless it is known (null). One that is being taken in this moment, or failed before, is that one. */
export function storeNewOrder(ctx: Context, connection: OpenConnection, externalId: string, body: string): Promise<StoredOrder | null> {
  return inTransaction(ctx, async (ctx) => {
    await takeTurns(ctx, connection, externalId);
    const [waiting] = await ctx.db
      .select({ id: intake.id })
      .from(intake)
      .where(and(tellingsOf(ctx, connection, externalId), eq(intake.status, "received")))
      .limit(1);
    if (waiting) return { intakeId: waiting.id, isNew: false, wasTried: false };
    // Asked after the other: what is taken in between the two questions is found by one of them.
    return (await isTakenIn(ctx, connection, externalId)) ? null : store(ctx, connection, externalId, body);
  });
}

/**
 * Stores a change of an order: what the shop sends now laid over what it said last, field by field, as RetailCRM does. Null if
 * there is no such order.
 */
export function storeEdit(ctx: Context, connection: OpenConnection, externalId: string, change: Fields): Promise<StoredOrder | null> {
  return inTransaction(ctx, async (ctx) => {
    await takeTurns(ctx, connection, externalId);
    const [last] = await ctx.db
      .select({ body: intake.body })
      .from(intake)
      .where(and(tellingsOf(ctx, connection, externalId), inArray(intake.status, ["received", "accepted", "held", "duplicate"])))
      .orderBy(desc(intake.receivedAt), desc(intake.id))
      .limit(1);
    const said = last && payloadOf(last.body);
    if (!said) return null;
    const before = orderIn(said) ?? {};
    const delivery = isFields(change["delivery"]) && isFields(before["delivery"]) ? { ...before["delivery"], ...change["delivery"] } : null;
    const order = { ...before, ...change, ...(delivery ? { delivery } : {}), externalId };
    return store(ctx, connection, externalId, JSON.stringify({ ...said, order }));
  });
}

async function takeTurns(ctx: Context, { row }: OpenConnection, externalId: string): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`retailcrm ${row.id} ${externalId}`}, 2))`);
}

function tellingsOf(ctx: Context, { row }: OpenConnection, externalId: string) {
  return and(
    eq(intake.organizationId, ctx.actor.organizationId),
    eq(intake.connectionId, row.id),
    eq(intake.deliveryId, deliveryOf(externalId)),
  );
}

async function store(ctx: Context, { row }: OpenConnection, externalId: string, body: string): Promise<StoredOrder> {
  const [stored] = await ctx.db
    .insert(intake)
    .values({
      organizationId: row.organizationId,
      id: newId(),
      connectionId: row.id,
      deliveryId: deliveryOf(externalId),
      fingerprint: createHash("sha256").update(body).digest("hex"),
      topic: "order",
      receivedAt: ctx.now(),
      headers: { "content-type": "application/json" },
      body: Buffer.from(body),
    })
    .onConflictDoUpdate({
      target: [intake.organizationId, intake.connectionId, intake.deliveryId, intake.fingerprint],
      set: { deliveries: sql`${intake.deliveries} + 1` },
    })
    .returning({ id: intake.id, deliveries: intake.deliveries, status: intake.status });
  if (!stored) throw new Error("the order was not stored");
  const isNew = stored.deliveries === 1;
  if (isNew)
    await record(ctx, {
      type: "intake.received",
      subject: { kind: "intake", id: stored.id },
      data: { connection: row.code, topic: "order" },
    });
  return { intakeId: stored.id, isNew, wasTried: stored.status !== "received" };
}
