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
type Channel = { code: string; name: string };
/** A connection as its screens and the API see it. It never holds a secret, only which of them are set. */
export type Connection = ReturnType<typeof answerOf>;
/** A connection with what only the server may know. */
export type OpenConnection = { row: Row; channel: Channel };

const withChannel = { row: connections, channel: { code: channels.code, name: channels.name } };
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
  const [found] = await db
    .select(withChannel)
    .from(connections)
    .innerJoin(channels, itsChannel)
    .where(eq(connections.hookToken, hookToken));
  return found ?? null;
}

/** The secrets of a connection, decrypted. Throws `Sealed` if they were stored under another key. */
export function secretsOf({ id, secrets }: Pick<Row, "id" | "secrets">): Secrets {
  const opened = unseal(secrets, [env().encryptionKey], secretsPlace(id));
  return typeof opened === "object" && opened !== null ? (opened as Secrets) : {};
}

/** Names the row in the sealed value: secrets copied into another connection do not open there. */
export const secretsPlace = (id: string) => `connection/${id}`;

/** The address that the channel calls; whoever knows it still needs the signature. */
export const webhookUrl = (hookToken: string) => `${env().baseUrl}/api/hooks/${hookToken}`;

function answerOf({ row, channel }: OpenConnection) {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    channel: channel.code,
    channelName: channel.name,
    settings: row.settings,
    secretsSet: namesOfSecrets(row),
    webhookUrl: webhookUrl(row.hookToken),
    active: row.active,
    lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
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
