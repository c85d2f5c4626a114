import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { env } from "@/platform/env";
import { notFound } from "@/platform/refusal";
import { unseal } from "@/platform/secrets";
import type { Secrets } from "./marketplaces/port";
import { channels, connections } from "./tables";

const mine = (ctx: Context) => eq(connections.organizationId, ctx.actor.organizationId);

type Row = typeof connections.$inferSelect;
type Channel = { code: string; name: string; active: boolean };
/** A connection as its screens and the API see it. It never holds a secret, only which of them are set. */
export type Connection = ReturnType<typeof answerOf>;
/** A connection with what only the server may know. */
export type OpenConnection = { row: Row; channel: Channel };

const withChannel = { row: connections, channel: { code: channels.code, name: channels.name, active: channels.active } };
const itsChannel = and(eq(channels.organizationId, connections.organizationId), eq(channels.id, connections.channelId));

export async function listConnections(ctx: Context): Promise<Connection[]> {
  const rows = await ctx.db
    .select(withChannel)
    .from(connections)
    .innerJoin(channels, itsChannel)
    .where(mine(ctx))
    .orderBy(asc(connections.code))
    .limit(500);
  return rows.map(answerOf);
}

export async function connectionByCode(ctx: Context, code: string): Promise<Connection> {
  return answerOf(await openConnection(ctx, { code }));
}

/** A connection of the organization, by its code or its id. */
export async function openConnection(ctx: Context, by: { code: string } | { id: string }): Promise<OpenConnection> {
  const [found] = await ctx.db
    .select(withChannel)
    .from(connections)
    .innerJoin(channels, itsChannel)
    .where(and(mine(ctx), "code" in by ? eq(connections.code, by.code) : eq(connections.id, by.id)));
  if (!found) throw notFound("connection");
  return found;
}

/** The connection of a webhook address. Global: it is what tells the organization. */
export async function connectionByHookToken(db: Db, hookToken: string): Promise<OpenConnection | null> {
  if (!/^[\w-]{1,128}$/.test(hookToken)) return null;
  const [found] = await db
    .select(withChannel)
    .from(connections)
    .innerJoin(channels, itsChannel)
    .where(eq(connections.hookToken, hookToken));
  return found ?? null;
}

/** The connection of an exchange address (`/api/1c/{connectionId}`), which names it by its id. Global, as the token of a webhook is. */
export async function connectionOfExchange(db: Db, id: string): Promise<OpenConnection | null> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return null;
  const [found] = await db
    .select(withChannel)
    .from(connections)
    .innerJoin(channels, itsChannel)
    .where(and(eq(connections.id, id), eq(connections.kind, "commerceml")));
  return found ?? null;
}

/** The secrets of a connection, decrypted. Throws `Sealed` if they were stored under another key. */
export function secretsOf({ id, secrets }: Pick<Row, "id" | "secrets">): Secrets {
  const opened = unseal(secrets, [env().encryptionKey], secretsPlace(id));
  return typeof opened === "object" && opened !== null ? (opened as Secrets) : {};
}

/** Names the row in the sealed value: secrets copied into another connection do not open there. */
export const secretsPlace = (id: string) => `connection/${id}`;

/** The address that the channel calls; whoever knows it still needs the signature, or the login of an exchange. */
export const webhookUrl = ({ kind, id, hookToken }: Pick<Row, "kind" | "id" | "hookToken">) =>
  `${env().baseUrl}${kind === "commerceml" ? `/api/1c/${id}` : `/api/hooks/${hookToken}`}`;

function answerOf({ row, channel }: OpenConnection) {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    channel: channel.code,
    channelName: channel.name,
    settings: row.settings,
    secretsSet: namesOfSecrets(row),
    webhookUrl: webhookUrl(row),
    active: row.active,
    lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    polledUntil: row.polledUntil?.toISOString() ?? null,
    /** Why the channel gave no usable answer, while it does not. */
    trouble: row.trouble,
    failures: row.failures,
    pausedUntil: row.pausedUntil?.toISOString() ?? null,
    nextPollAt: row.nextPollAt?.toISOString() ?? null,
    /** Whether the channel is told how much there is. */
    stockOut: row.stockOut,
    backfill: row.backfill,
    catalogue: row.catalogue,
  };
}

/** Which secrets are set; none that can be read with our key is like none. */
function namesOfSecrets(row: Row): string[] {
  try {
    return Object.entries(secretsOf(row)).flatMap(([name, value]) => (value ? name : []));
  } catch {
    return [];
  }
}
