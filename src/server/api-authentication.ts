import type { MiddlewareHandler } from "hono";
import { reason } from "@/lib/reason";
import type { HttpEnv } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { authenticate } from "./authenticate";
import { type ServerEnv, spend } from "./http-guards";
import { perKey, perWrongKey } from "./rate-limit";
import { isSameOrigin } from "./same-origin";
import type { SessionDoor } from "./session-cookies";
import { isUpload } from "./uploads";

const reading = new Set(["GET", "HEAD"]);

/**
 * Who calls the HTTP API: an API key. A staff cookie reads (a link to a label in a page of ours) and uploads files from our own
 * pages; changing anything else by cookie goes through tRPC, which asks where the request comes from too.
 */
export function authenticated(door: () => SessionDoor): MiddlewareHandler<{ Variables: ServerEnv["Variables"] & HttpEnv["Variables"] }> {
  return async (c, next) => {
    const { db, now, ip } = c.get("door");
    const { actor, by, sessionId } = await authenticate(c.req.raw.headers, door());
    if (by === "wrong key") spend("wrong-key", ip ?? "unknown", perWrongKey);
    const { method, path, raw } = c.req;
    const isOurUpload = method === "POST" && isUpload(path) && isSameOrigin(raw.headers, door().baseUrl);
    if (!actor || (by === "cookie" && !reading.has(method) && !isOurUpload)) throw new Refusal("unauthorized", reason("unauthorized"));
    spend("key", actor.id ?? "", perKey);
    c.set("ctx", { db, actor, now, ip, sessionId, inTransaction: false });
    await next();
  };
}
