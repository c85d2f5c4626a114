import { and, eq, isNull, lt, or } from "drizzle-orm";
import { bearerKey, keyOpens } from "@/modules/organizations/api-key";
import { type FoundKey, keyByHash } from "@/modules/organizations/api-key-queries";
import { apiKeys } from "@/modules/organizations/tables";
import type { Actor } from "@/platform/context";
import type { Db } from "@/platform/db";
import { log } from "@/platform/log";
import { processWide } from "@/platform/process";
import { remembered } from "@/platform/short-memory";
import { tokenHash } from "@/platform/tokens";
import { type SessionDoor, sessionDoor, sessionFromCookies } from "./session-cookies";

type Caller = {
  /** Null: nobody, or a key that opens nothing. */
  actor: Actor | null;
  /** By what the caller shows who it is. A header that holds no valid key counts as a wrong key, never as a cookie. */
  by: "key" | "wrong key" | "cookie" | "nothing";
  sessionId: string | null;
};

/** Who calls: an API key in Authorization, else the session cookie of a person. Never throws for what a client sends. */
export async function authenticate(headers: Headers, door: SessionDoor = sessionDoor()): Promise<Caller> {
  const key = bearerKey(headers.get("authorization"));
  if (key === "malformed") return { actor: null, by: "wrong key", sessionId: null };
  if (key !== null) {
    const actor = await keyActor(key, door.db);
    return { actor, by: actor ? "key" : "wrong key", sessionId: null };
  }
  const session = await sessionFromCookies(headers.get("cookie"), door);
  return session ? { actor: session.actor, by: "cookie", sessionId: session.id } : { actor: null, by: "nothing", sessionId: null };
}

/** Whom an API key speaks for: a manager, within the key's scopes. Null for an unknown, expired or revoked one. */
export async function keyActor(key: string, db: Db = sessionDoor().db): Promise<Actor | null> {
  const hash = tokenHash(key.toLowerCase());
  const found = await remembered("api-keys", hash, () => keyByHash(db, hash));
  const now = new Date();
  if (!found || !keyOpens(found, now)) return null;
  noteUse(found, now, db);
  const { id, organizationId, name, scopes } = found;
  return { kind: "key", organizationId, id, name, role: "manager", scopes, warehouseIds: null };
}

const noteEveryMs = 60_000;
const noted = () => processWide("api-keys:noted", () => new Map<string, number>());

function noteUse({ id, organizationId }: FoundKey, now: Date, db: Db): void {
  if ((noted().get(id) ?? 0) > now.getTime() - noteEveryMs) return;
  noted().set(id, now.getTime());
  const before = new Date(now.getTime() - noteEveryMs);
  db.update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))),
    )
    .catch((error: unknown) => log().warn({ err: error }, "could not note that a key was used"));
}
