import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { OpenConnection } from "../connection-queries";
import type { IntakeSource } from "../intake-status";
import type { RawOrder } from "../marketplaces/port";
import { intake } from "../tables";

/**
 * Stores orders that were asked for (by the clock, a back-fill, a person) as deliveries, to be taken in by the same job as those
 * that the channel sends. One that says the same as before is stored once. Answers how many were new.
 */
export function storeDeliveries(ctx: Context, { row }: OpenConnection, source: IntakeSource, orders: readonly RawOrder[]): Promise<number> {
  if (orders.length === 0) return Promise.resolve(0);
  return inTransaction(ctx, async (ctx) => {
    const values = orders.map(({ externalId, body }) => {
      const bytes = Buffer.from(JSON.stringify(body));
      return {
        organizationId: row.organizationId,
        id: newId(),
        connectionId: row.id,
        deliveryId: `asked-${externalId}`.slice(0, 200),
        fingerprint: createHash("sha256").update(bytes).digest("hex"),
        topic: "order",
        receivedAt: ctx.now(),
        source,
        headers: {},
        body: bytes,
      };
    });
    const stored = await ctx.db
      .insert(intake)
      .values(values)
      .onConflictDoNothing({ target: [intake.organizationId, intake.connectionId, intake.deliveryId, intake.fingerprint] })
      .returning({ id: intake.id });
    const facts = stored.map(({ id }) => ({
      type: "intake.received",
      subject: { kind: "intake", id },
      data: { connection: row.code, topic: "order" },
    }));
    await record(ctx, ...facts);
    return stored.length;
  });
}

/** Stores that a person wants an order read at the channel: the same delivery as a thin notice of it. Answers its id. */
export async function storeRequest(ctx: Context, { row }: OpenConnection, externalId: string): Promise<string> {
  const id = newId();
  await ctx.db.insert(intake).values({
    organizationId: row.organizationId,
    id,
    connectionId: row.id,
    deliveryId: `wanted-${id}`,
    fingerprint: createHash("sha256").update(externalId).digest("hex"),
    topic: "order",
    receivedAt: ctx.now(),
    source: "manual",
    headers: {},
    body: Buffer.from("{}"),
    externalId,
  });
  await record(ctx, {
    type: "intake.received",
    subject: { kind: "intake", id },
    data: { connection: row.code, topic: "order", reads: row.id },
  });
  return id;
}

/** The order of attempts at something that a channel did not answer: soon at first, then every half hour. */
export const triedAgain = sql<Date>`${intake.processedAt} + least(interval '15 seconds' * power(3, least(${intake.attempts}, 10)), interval '30 minutes')`;
