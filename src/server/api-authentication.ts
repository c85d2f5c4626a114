import type { MiddlewareHandler } from "hono";
import { reason } from "@/lib/reason";
import type { HttpEnv } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { authenticate } from "./authenticate";
import { type ServerEnv, spend } from "./http-guards";
import { perKey, perWrongKey } from "./rate-limit";
import type { SessionDoor } from "./session-cookies";

const reading = new Set(["GET", "HEAD"]);

/**
 * Who calls the HTTP API: an API key. A staff cookie reads only (a link to a label in a page of ours); changing things by
 * cookie goes through tRPC, which asks where the request comes from.
 */
export function authenticated(door: () => SessionDoor): MiddlewareHandler<{ Variables: ServerEnv["Variables"] & HttpEnv["Variables"] }> {
  return async (c, next) => {
    const { db, now, ip } = c.get("door");
    const { actor, by, sessionId } = await authenticate(c.req.raw.headers, door());
    if (by === "wrong key") spend("wrong-key", ip ?? "unknown", perWrongKey);
    if (!actor || (by === "cookie" && !reading.has(c.req.method))) throw new Refusal("unauthorized", reason("unauthorized"));
    spend("key", actor.id ?? "", perKey);
    c.set("ctx", { db, actor, now, ip, sessionId, inTransaction: false });
    await next();
  };
}
