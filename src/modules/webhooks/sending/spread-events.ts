import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Db } from "@/platform/db";
import type { FeedEvent } from "@/platform/outbox/feed";
import { wants } from "../delivery";
import { webhookDeliveries, webhooks } from "../tables";
import { bodyOf } from "./body";

const rowsAtOnce = 1_000;

/** Makes of each event a delivery for every receiver that wants it, in the transaction that moves the reader on: each exactly once. */
export async function spreadEvents(db: Db, events: readonly FeedEvent[]): Promise<void> {
  const organizationIds = [...new Set(events.map((event) => event.organizationId))];
  const receivers = await db
    .select({ organizationId: webhooks.organizationId, id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.active, true), inArray(webhooks.organizationId, organizationIds)));
  if (receivers.length === 0) return;
  const now = new Date();
  const rows = events.flatMap((event) =>
    receivers
      // What happens to receivers is not told to receivers: a failing one would feed itself.
      .filter(
        ({ organizationId, events: wanted }) =>
          organizationId === event.organizationId && !event.type.startsWith("webhook.") && wants(wanted, event.type),
      )
      .map((receiver) => ({
        organizationId: event.organizationId,
        id: newId(),
        webhookId: receiver.id,
        type: event.type,
        body: bodyOf({ type: event.type, at: event.at, data: told(event) }),
        nextAt: now,
      })),
  );
  for (let from = 0; from < rows.length; from += rowsAtOnce) await db.insert(webhookDeliveries).values(rows.slice(from, from + rowsAtOnce));
}

function told({ subject, orderId, warehouseId, by, data }: FeedEvent): Record<string, unknown> {
  const { number, ...named } = subject;
  return {
    subject: { ...named, ...(number === null ? {} : { number }) },
    ...(orderId === null ? {} : { orderId }),
    ...(warehouseId === null ? {} : { warehouseId }),
    by,
    data,
  };
}
