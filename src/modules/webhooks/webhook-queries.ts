import { and, asc, desc, eq, lt } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { unseal } from "@/platform/secrets";
import { ListDeliveries } from "./inputs";
import type { SigningSecret } from "./sending/signing-secrets";
import { webhookDeliveries, webhooks } from "./tables";

const mine = (ctx: Context) => eq(webhooks.organizationId, ctx.actor.organizationId);

export type WebhookRow = typeof webhooks.$inferSelect;
/** A receiver as screens and API see it: never its secret. */
export type Webhook = ReturnType<typeof answerOf>;

export async function listWebhooks(ctx: Context): Promise<Webhook[]> {
  const rows = await ctx.db.select().from(webhooks).where(mine(ctx)).orderBy(asc(webhooks.code)).limit(500);
  return rows.map(answerOf);
}

export async function webhookByCode(ctx: Context, code: string): Promise<Webhook> {
  return answerOf(await openWebhook(ctx, code));
}

export async function openWebhook(ctx: Context, code: string): Promise<WebhookRow> {
  const [row] = await ctx.db
    .select()
    .from(webhooks)
    .where(and(mine(ctx), eq(webhooks.code, code)));
  if (!row) throw notFound("webhook");
  return row;
}

/** Names the row in the sealed value: secrets copied into another receiver do not open there. */
export const secretsPlace = (id: string) => `webhook/${id}`;

/** The signing secrets, decrypted. Throws `Sealed` if they were stored under another key. */
export function signingSecretsOf({ id, secrets }: Pick<WebhookRow, "id" | "secrets">): SigningSecret[] {
  return unseal(secrets, [env().encryptionKey], secretsPlace(id)) as SigningSecret[];
}

const columns = {
  id: webhookDeliveries.id,
  type: webhookDeliveries.type,
  state: webhookDeliveries.state,
  attempts: webhookDeliveries.attempts,
  nextAt: webhookDeliveries.nextAt,
  lastStatus: webhookDeliveries.lastStatus,
  lastError: webhookDeliveries.lastError,
  createdAt: webhookDeliveries.createdAt,
  endedAt: webhookDeliveries.endedAt,
};

export type DeliveryItem = Awaited<ReturnType<typeof deliveryOf>>;

/** One page of what was sent to a receiver, newest first. */
export async function listDeliveries(ctx: Context, code: string, query: ListDeliveries) {
  const { limit, cursor, state } = ListDeliveries.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const { id } = await openWebhook(ctx, code);
  const rows = await ctx.db
    .select(columns)
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.organizationId, ctx.actor.organizationId),
        eq(webhookDeliveries.webhookId, id),
        state ? eq(webhookDeliveries.state, state) : undefined,
        after ? lt(webhookDeliveries.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

export async function deliveryOf(ctx: Context, code: string, deliveryId: string) {
  const { id } = await openWebhook(ctx, code);
  const [row] = await ctx.db
    .select({ ...columns, body: webhookDeliveries.body })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.organizationId, ctx.actor.organizationId),
        eq(webhookDeliveries.webhookId, id),
        eq(webhookDeliveries.id, deliveryId),
      ),
    );
  if (!row) throw notFound("delivery");
  return row;
}

function answerOf({ id, code, url, events, active, stoppedBecause, createdAt }: WebhookRow) {
  return { id, code, url, events, active, stoppedBecause, createdAt: createdAt.toISOString() };
}
