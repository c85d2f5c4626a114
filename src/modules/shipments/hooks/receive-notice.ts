import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { keptHeaders } from "@/lib/kept-headers";
import { reason } from "@/lib/reason";
import { storable } from "@/lib/text-input";
import { systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { notFound, Refusal } from "@/platform/refusal";
import type { HookDelivery } from "../carriers/abilities";
import { type CarrierRow, openRow, type RowOpener } from "../load-accounts";
import { carriers } from "../tables";
import { carrierDeliveries } from "./tables";

type Call = { db: Db; now: () => Date; ip?: string | null };

/**
 * Stores what a carrier sends to its address, whatever it holds; a job reads it afterwards. Refuses an unknown address (not_found)
 * and a wrong signature (unauthorized). When this returns, the notice is committed.
 */
export async function receiveNotice(
  call: Call,
  { token, ...delivery }: HookDelivery & { token: string },
  open: RowOpener = openRow,
): Promise<{ deliveryId: string }> {
  const row = await carrierByToken(call.db, token);
  const opened = row && open(row);
  if (!row || !opened) throw notFound("webhook");
  // With keys that cannot be read nobody can say who calls: the carrier calls again later.
  if ("reason" in opened) throw new Refusal("unavailable", opened.reason);
  const { hook } = opened.carrier;
  if (!hook) throw notFound("webhook");
  if (!hook.verify(delivery, opened.account)) {
    log().warn({ carrier: row.code, ip: call.ip }, "a carrier's notice with a wrong signature was refused");
    throw new Refusal("unauthorized", reason("channel.bad_signature"));
  }
  const secrets = Object.values(opened.account.secrets ?? {}).filter((secret) => typeof secret === "string");
  const topic = topicOf(hook.read, delivery);
  const { headers, query, rawBody } = delivery;
  const ctx = { ...systemContext(call.db, row.organizationId, row.name), ...call };
  return inTransaction(ctx, async (ctx) => {
    const [stored] = await ctx.db
      .insert(carrierDeliveries)
      .values({
        organizationId: row.organizationId,
        id: newId(),
        carrierId: row.id,
        fingerprint: fingerprintOf(delivery),
        topic: storable(topic).slice(0, 100),
        headers: keptHeaders(headers, secrets),
        query: keptQuery(query),
        body: Buffer.from(rawBody),
        receivedAt: ctx.now(),
      })
      .onConflictDoUpdate({
        target: [carrierDeliveries.organizationId, carrierDeliveries.carrierId, carrierDeliveries.fingerprint],
        set: { deliveries: sql`${carrierDeliveries.deliveries} + 1` },
      })
      .returning({ id: carrierDeliveries.id });
    if (!stored) throw new Error("the notice was not stored");
    // Read again when it comes again: one without events only says that there is something to look at.
    await addJob(ctx, "read_carrier_notice", { deliveryId: stored.id }, { key: stored.id });
    return { deliveryId: stored.id };
  });
}

/** What an adapter stumbles over is stored all the same: the job says so where people see it. */
function topicOf(read: (delivery: HookDelivery) => { topic: string }, delivery: HookDelivery): string {
  try {
    return read(delivery).topic;
  } catch {
    return "";
  }
}

/** The carrier account of an address. Global: it is what tells the organization. */
async function carrierByToken(db: Db, token: string): Promise<CarrierRow | null> {
  if (!/^[\w-]{1,128}$/.test(token)) return null;
  const [row] = await db.select().from(carriers).where(eq(carriers.hookToken, token));
  return row ?? null;
}

function fingerprintOf({ query, rawBody }: HookDelivery): string {
  const asked = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(asked)).update("\n").update(rawBody).digest("hex");
}

function keptQuery(query: HookDelivery["query"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query)
      .slice(0, 50)
      .map(([name, value]) => [storable(name).slice(0, 100), storable(value).slice(0, 1_000)]),
  );
}
