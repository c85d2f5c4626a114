import { createHash } from "node:crypto";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { keptHeaders } from "@/lib/kept-headers";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { Sealed } from "@/platform/secrets";
import { connectionByHookToken, type OpenConnection, secretsOf } from "../connection-queries";
import type { Delivery, Incoming, Secrets } from "../marketplaces/port";
import { marketplaceOf } from "../marketplaces/registry";
import { connections, intake } from "../tables";
import { actorOf } from "./process-intake";

type Sent = Incoming & { secrets: Secrets };
type Stored = { kind: "stored" | "repeated"; intakeId: string };
type Call = { db: Db; now: () => Date; ip?: string | null };

/** What came: a ping is only answered; a delivery is stored, or counted when it is stored already. */
export type Received = ({ kind: "ping" } | Stored) & { reply: unknown };

const lastReceivedEveryMs = 10_000;

/**
 * Stores what a channel sends to a webhook address, whatever it holds; a job takes it in afterwards. Refuses an unknown address
 * (not_found) and a wrong signature (unauthorized). When this returns, the delivery is committed.
 */
export async function receiveDelivery(call: Call, { token, ...incoming }: Incoming & { token: string }): Promise<Received> {
  const connection = await connectionByHookToken(call.db, token);
  const marketplace = connection && marketplaceOf(connection.row.kind);
  if (!connection || !marketplace) throw notFound("webhook");
  const delivery = marketplace.inspect(incoming);
  const reply = marketplace.reply?.(delivery, call.now()) ?? { received: delivery.kind !== "ping" };
  // Channels ping an address before they have a secret to sign with.
  if (delivery.kind === "ping") return { kind: "ping", reply };
  const secrets = readable(connection);
  if (marketplace.verify({ ...incoming, secrets, settings: connection.row.settings }) !== "ok") {
    log().warn({ connection: connection.row.code, ip: call.ip, topic: delivery.topic }, "a delivery with a wrong signature was refused");
    throw new Refusal("unauthorized", reason("channel.bad_signature"));
  }
  const ctx: Context = { ...call, actor: actorOf(connection), inTransaction: false };
  return { ...(await inTransaction(ctx, (ctx) => storeEach(ctx, connection, delivery, { ...incoming, secrets }))), reply };
}

/** A notice of several orders is one delivery for each of them; of a stored and a repeated one the first counts. */
async function storeEach(ctx: Context, connection: OpenConnection, delivery: Delivery, incoming: Sent): Promise<Stored> {
  const { externalIds = [] } = delivery;
  if (externalIds.length < 2) return store(ctx, connection, delivery, incoming);
  let first: Stored | null = null;
  for (const externalId of externalIds) {
    const fingerprint = createHash("sha256").update(`${delivery.fingerprint} ${externalId}`).digest("hex");
    const stored = await store(ctx, connection, { ...delivery, externalId, fingerprint }, incoming);
    if (!first || (first.kind === "repeated" && stored.kind === "stored")) first = stored;
  }
  return first ?? store(ctx, connection, delivery, incoming);
}

async function store(ctx: Context, { row }: OpenConnection, delivery: Delivery, { headers, rawBody, secrets }: Sent): Promise<Stored> {
  const { organizationId, id: connectionId } = row;
  const receivedAt = ctx.now();
  const [stored] = await ctx.db
    .insert(intake)
    .values({
      organizationId,
      id: newId(),
      connectionId,
      deliveryId: delivery.deliveryId.slice(0, 200),
      fingerprint: delivery.fingerprint,
      topic: delivery.topic.slice(0, 100),
      receivedAt,
      externalId: delivery.kind === "notice" ? (delivery.externalId ?? null) : null,
      headers: keptHeaders(headers, Object.values(secrets)),
      body: Buffer.from(rawBody),
    })
    .onConflictDoUpdate({
      target: [intake.organizationId, intake.connectionId, intake.deliveryId, intake.fingerprint],
      set: { deliveries: sql`${intake.deliveries} + 1` },
    })
    .returning({ id: intake.id, deliveries: intake.deliveries });
  if (!stored) throw new Error("the delivery was not stored");
  if (stored.deliveries > 1) return { kind: "repeated", intakeId: stored.id };
  await record(ctx, {
    type: "intake.received",
    subject: { kind: "intake", id: stored.id },
    // A notice is read again at the channel, over the connection's own line.
    data: {
      connection: row.code,
      topic: delivery.topic.slice(0, 100),
      ...(delivery.kind === "notice" ? { reads: connectionId } : {}),
      ...(delivery.kind === "stock" ? { stockOf: connectionId } : {}),
    },
  });
  await noteReceived(ctx, connectionId, receivedAt);
  return { kind: "stored", intakeId: stored.id };
}

/** Not at every delivery: a thousand at once must not queue for one row. */
async function noteReceived(ctx: Context, connectionId: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - lastReceivedEveryMs);
  await ctx.db
    .update(connections)
    .set({ lastReceivedAt: at })
    .where(
      and(
        eq(connections.organizationId, ctx.actor.organizationId),
        eq(connections.id, connectionId),
        or(isNull(connections.lastReceivedAt), lt(connections.lastReceivedAt, before)),
      ),
    );
}

function readable({ row }: OpenConnection) {
  try {
    return secretsOf(row);
  } catch (error) {
    if (!(error instanceof Sealed)) throw error;
    log().error({ err: error, connection: row.code }, "the secrets of a connection cannot be read: enter them again");
    throw new Refusal("unavailable", reason("connection.secrets_unreadable"));
  }
}
