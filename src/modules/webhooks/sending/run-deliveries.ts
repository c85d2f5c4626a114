import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { isDatabaseAway } from "@/platform/db-trouble";
import { env } from "@/platform/env";
import { guardedFetch } from "@/platform/guarded-fetch";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { Sealed } from "@/platform/secrets";
import { nextTry, type Outcome } from "../delivery";
import { webhookDeliveries, webhooks } from "../tables";
import { signingSecretsOf } from "../webhook-queries";
import { sendDelivery } from "./send-delivery";
import { signingNow } from "./signing-secrets";

/** Sent at once by this process: in all, for one organization, and to one receiver. One that hangs holds two places, not all. */
const caps = { all: 40, organization: 8, receiver: 2 };
const lookEveryMs = 400;
// Longer than a call may take: after it, a delivery whose process died is taken up by another.
const leaseMs = 60_000;

type Due = typeof webhookDeliveries.$inferSelect & { url: string; secrets: string; code: string };
type Options = { call?: typeof fetch; now?: () => Date; lookEveryMs?: number };

/** Sends what is due until stopped; several processes share the work. `stop` lets the running calls end. */
export function runDeliveries(db: Db, options: Options = {}): { stop: () => Promise<void> } {
  const { call = guardedFetch(env().allowPrivateHosts), now = () => new Date() } = options;
  const running = new Map<string, { organizationId: string; webhookId: string; done: Promise<void> }>();
  const stopping = new AbortController();

  const round = async () => {
    const due = await takeDue(db, now(), running, caps.all - running.size);
    for (const delivery of due) {
      const done = deliver(db, delivery, call, now)
        .catch((error: unknown) => log().error({ err: error, delivery: delivery.id }, "a webhook could not be sent, it is tried again"))
        .finally(() => running.delete(delivery.id));
      running.set(delivery.id, { ...delivery, done });
    }
    return due.length;
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      let taken = 0;
      try {
        taken = running.size < caps.all ? await round() : 0;
      } catch (error) {
        if (!isDatabaseAway(error)) log().error({ err: error }, "looking for due webhooks failed, trying again");
      }
      if (taken === 0) await sleep(options.lookEveryMs ?? lookEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };
  const ended = loop();
  return {
    async stop() {
      stopping.abort();
      await ended;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

/** Takes due deliveries for this process, by a lease: fair to organizations and receivers, none twice. */
async function takeDue(
  db: Db,
  now: Date,
  running: ReadonlyMap<string, { organizationId: string; webhookId: string }>,
  room: number,
): Promise<Due[]> {
  const lease = new Date(now.getTime() + leaseMs);
  const { rows } = await db.execute<{ id: string }>(sql`
    with busy as (
      select * from json_to_recordset(${JSON.stringify([...running.values()].map(({ organizationId, webhookId }) => ({ o: organizationId, w: webhookId })))}::json) as b(o uuid, w uuid)
    ), ranked as (
      select d.organization_id, d.id, d.next_at,
        row_number() over (partition by d.organization_id order by d.next_at, d.id)
          + (select count(*) from busy where o = d.organization_id) as of_organization,
        row_number() over (partition by d.organization_id, d.webhook_id order by d.next_at, d.id)
          + (select count(*) from busy where o = d.organization_id and w = d.webhook_id) as of_receiver
      from webhooks w
      cross join lateral (
        select * from webhook_deliveries d
        where d.organization_id = w.organization_id and d.webhook_id = w.id and d.state = 'waiting' and d.next_at <= ${now}
          and d.id <> all(${sql.param([...running.keys()])}::uuid[])
        order by d.next_at, d.id limit ${caps.receiver}
      ) d
      where w.active and exists (select 1 from webhook_deliveries e where e.state = 'waiting' and e.next_at <= ${now})
    ), chosen as (
      select d.organization_id, d.id from webhook_deliveries d join ranked r on r.organization_id = d.organization_id and r.id = d.id
      where r.of_organization <= ${caps.organization} and r.of_receiver <= ${caps.receiver} and d.state = 'waiting' and d.next_at <= ${now}
      order by r.of_receiver, d.next_at limit ${room} for update of d skip locked
    )
    update webhook_deliveries d set next_at = ${lease} from chosen c
    where d.organization_id = c.organization_id and d.id = c.id returning d.id`);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const taken = await db
    .select({ delivery: webhookDeliveries, url: webhooks.url, secrets: webhooks.secrets, code: webhooks.code })
    .from(webhookDeliveries)
    .innerJoin(webhooks, and(eq(webhooks.organizationId, webhookDeliveries.organizationId), eq(webhooks.id, webhookDeliveries.webhookId)))
    .where(sql`${webhookDeliveries.id} = any(${sql.param(ids)}::uuid[])`);
  return taken.map(({ delivery, ...receiver }) => ({ ...delivery, ...receiver }));
}

async function deliver(db: Db, due: Due, call: typeof fetch, now: () => Date): Promise<void> {
  const secrets = secretsOf(due, now());
  if (secrets === null)
    return keep(db, due, { kind: "again", status: null, retryAfterMs: null }, reason("webhook.secret_unreadable"), now());
  const { outcome, error } = await sendDelivery(call, { id: due.id, url: due.url, body: due.body, secrets }, now());
  await keep(db, due, outcome, error, now());
}

function secretsOf(due: Due, now: Date): string[] | null {
  try {
    return signingNow(signingSecretsOf({ id: due.webhookId, secrets: due.secrets }), now);
  } catch (error) {
    if (error instanceof Sealed) return null;
    throw error;
  }
}

function keep(db: Db, due: Due, outcome: Outcome, error: ReturnType<typeof reason> | null, now: Date): Promise<void> {
  const attempts = due.attempts + 1;
  const again = outcome.kind === "again" ? nextTry(attempts, outcome.retryAfterMs, now, Math.random()) : null;
  const state = outcome.kind === "taken" ? ("delivered" as const) : again ? ("waiting" as const) : ("failed" as const);
  const status = outcome.kind === "gone" ? 410 : outcome.status;
  return inTransaction(systemContext(db, due.organizationId), async (ctx) => {
    await ctx.db
      .update(webhookDeliveries)
      .set({ state, attempts, nextAt: again, lastStatus: status, lastError: error, endedAt: state === "waiting" ? null : now })
      .where(and(eq(webhookDeliveries.organizationId, due.organizationId), eq(webhookDeliveries.id, due.id)));
    if (state !== "failed") return;
    const subject = { kind: "webhook", id: due.webhookId, number: due.code };
    if (outcome.kind === "gone") {
      await ctx.db
        .update(webhooks)
        .set({ active: false, stoppedBecause: "gone" })
        .where(and(eq(webhooks.organizationId, due.organizationId), eq(webhooks.id, due.webhookId)));
      await record(ctx, { type: "webhook.stopped", subject, data: { code: due.code } });
    } else await record(ctx, { type: "webhook.failed", subject, data: { code: due.code, event: due.type } });
  });
}
