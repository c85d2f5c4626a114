import { and, eq, gt } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { isSameSecret } from "@/lib/is-same-secret";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { Sealed } from "@/platform/secrets";
import { newToken, tokenHash } from "@/platform/tokens";
import { type OpenConnection, secretsOf } from "../../connection-queries";
import { connections } from "../../tables";
import { exchangeSessions } from "../tables";

export const cookieName = "dirigent_exchange";
/** An exchange that is silent for so long is over. */
const restsAtMostMs = 60 * 60_000;
/** However busy it is: then 1C signs in again. */
const livesAtMostMs = 24 * 60 * 60_000;

export type Session = typeof exchangeSessions.$inferSelect;

/** Whether HTTP Basic carries the connection's login and password. 1C sends them in UTF-8 or in windows-1251. */
export function isKnown({ row }: OpenConnection, authorization: string | undefined): boolean {
  const given = /^Basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(authorization ?? "")?.[1];
  const wanted = wantedOf(row);
  if (!given || !wanted) return false;
  const bytes = Buffer.from(given, "base64");
  const readings = [bytes.toString("utf8"), new TextDecoder("windows-1251").decode(bytes)];
  return readings.map((text) => isSameSecret(text, wanted)).some(Boolean);
}

function wantedOf(row: OpenConnection["row"]): string | null {
  try {
    const { login, password } = secretsOf(row);
    return login && password ? `${login}:${password}` : null;
  } catch (error) {
    if (!(error instanceof Sealed)) throw error;
    log().error({ err: error, connection: row.code }, "the secrets of a connection cannot be read: enter them again");
    return null;
  }
}

/** Opens a session of its own for an exchange; answers the cookie's value. Sessions that are over are taken away. */
export async function openSession(ctx: Context, { row }: OpenConnection): Promise<string> {
  const now = ctx.now();
  const token = newToken(24);
  // The one who signs in is there, whatever comes of it.
  await ctx.db
    .update(connections)
    .set({ lastReceivedAt: now })
    .where(and(eq(connections.organizationId, row.organizationId), eq(connections.id, row.id)));
  await ctx.db.insert(exchangeSessions).values({
    organizationId: row.organizationId,
    id: newId(),
    connectionId: row.id,
    tokenHash: hashFor(row, token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + restsAtMostMs),
  });
  return token;
}

/** The session that a cookie stands for, kept alive by being used; null when it is none of this connection's, or over. */
export async function sessionOf(ctx: Context, { row }: OpenConnection, cookies: string | undefined): Promise<Session | null> {
  const token = new RegExp(`(?:^|;)\\s*${cookieName}=([\\da-f]{48})\\s*(?:;|$)`).exec(cookies ?? "")?.[1];
  if (!token) return null;
  const now = ctx.now();
  const mine = and(
    eq(exchangeSessions.organizationId, row.organizationId),
    eq(exchangeSessions.connectionId, row.id),
    eq(exchangeSessions.tokenHash, hashFor(row, token)),
    gt(exchangeSessions.expiresAt, now),
    gt(exchangeSessions.createdAt, new Date(now.getTime() - livesAtMostMs)),
  );
  const [session] = await ctx.db.select().from(exchangeSessions).where(mine);
  if (!session) return null;
  // Not at every chunk.
  if (session.expiresAt.getTime() - now.getTime() < restsAtMostMs / 2)
    await ctx.db
      .update(exchangeSessions)
      .set({ expiresAt: new Date(now.getTime() + restsAtMostMs) })
      .where(mine);
  return session;
}

/** Bound to the login of the day: a new password ends what runs under the old one. */
const hashFor = ({ secrets }: OpenConnection["row"], token: string) => tokenHash(`${token} ${secrets}`);
