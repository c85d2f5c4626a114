import { Hono } from "hono";
import type { PublicEnv } from "@/platform/http/routes";
import { receiveDelivery } from "./commands/receive-delivery";

/**
 * Where channels deliver: the path's token names the connection, the signature over the raw body proves who calls. Some channels
 * add a path of their own ("/notification"); what they mean stands in the body.
 */
export function channelHooks(): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.on("POST", ["/api/hooks/:token", "/api/hooks/:token/*"], async (c) => {
    const { db, now, ip } = c.get("door");
    const rawBody = new Uint8Array(await c.req.arrayBuffer());
    const { reply } = await receiveDelivery(
      { db, now, ip },
      { token: c.req.param("token"), headers: Object.fromEntries(c.req.raw.headers), query: c.req.query(), rawBody },
    );
    return c.json(reply as object, 200);
  });
  return app;
}
