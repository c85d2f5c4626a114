import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Handler } from "hono";
import { problem, problemResponse } from "@/platform/http/problem";
import { authenticate } from "./authenticate";
import { type ServerEnv, spend } from "./http-guards";
import { perKey, perStranger, perWrongKey } from "./rate-limit";
import { isDecodable } from "./request-areas";
import { appRouter } from "./root-router";
import { isSameOrigin } from "./same-origin";
import type { SessionDoor } from "./session-cookies";

const mostInBatch = 20;

/**
 * tRPC over HTTP, for the pages by session cookie and for programs by API key. Whatever is not a read and shows no key must
 * come from our own pages: neither another site's form nor its script can make a signed-in browser act.
 */
export function trpcHandler(door: () => SessionDoor): Handler<ServerEnv> {
  return async (c) => {
    const { db, now, ip } = c.get("door");
    const request = c.req.raw;
    const { actor, by, sessionId } = await authenticate(request.headers, door());
    if (actor) spend("key", actor.id ?? "", perKey);
    else spend(by === "wrong key" ? "wrong-key" : "stranger", ip ?? "unknown", by === "wrong key" ? perWrongKey : perStranger);
    if (by !== "key" && request.method !== "GET" && !isSameOrigin(request.headers, door().baseUrl)) {
      return problemResponse(problem(403, "foreign_origin", "This request does not come from our own pages."));
    }
    if (!isDecodable(c.req.raw.url)) return problemResponse(problem(400, "malformed", "The address is not percent-encoded UTF-8."));
    return fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      maxBatchSize: mostInBatch,
      createContext: () => ({ db, actor, now, ip: ip ?? null, sessionId, inTransaction: false }),
    });
  };
}
