import { and, desc, eq, ilike, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { messages } from "../tables";
import { messageConsents } from "./tables";

/** Who has said whether they want what nobody has to get, the latest first. `q`: a part of a recipient. */
export async function listConsents(ctx: Context, { q }: { q?: string }) {
  const part = q && `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return ctx.db
    .select({
      channel: messageConsents.channel,
      recipient: messageConsents.recipient,
      allowed: messageConsents.allowed,
      source: messageConsents.source,
      at: messageConsents.at,
    })
    .from(messageConsents)
    .where(and(eq(messageConsents.organizationId, ctx.actor.organizationId), part ? ilike(messageConsents.recipient, part) : undefined))
    .orderBy(desc(messageConsents.at), messageConsents.recipient)
    .limit(100);
}

/** The message that a way out stands in; null for what is no such way. Global: the token tells the organization. */
export async function messageOfWayOut(db: Db, token: string) {
  if (!/^[0-9a-f]{32}$/.test(token)) return null;
  const [row] = await db
    .select({
      organizationId: messages.organizationId,
      orderId: messages.orderId,
      channel: messages.channel,
      recipient: messages.recipient,
      locale: messages.locale,
      shop: organizations.name,
      brandColor: organizations.brandColor,
      trackingToken: orders.trackingToken,
      allowed: messageConsents.allowed,
    })
    .from(messages)
    .innerJoin(organizations, eq(organizations.id, messages.organizationId))
    .innerJoin(orders, and(eq(orders.organizationId, messages.organizationId), eq(orders.id, messages.orderId)))
    .leftJoin(
      messageConsents,
      and(
        eq(messageConsents.organizationId, messages.organizationId),
        eq(messageConsents.channel, messages.channel),
        eq(messageConsents.recipient, sql`lower(${messages.recipient})`),
      ),
    )
    .where(eq(messages.optOutToken, token));
  return row ?? null;
}
