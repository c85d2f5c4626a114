import { Hono } from "hono";
import type { PublicEnv } from "@/platform/http/routes";
import { receiveDelivery } from "./commands/receive-delivery";

/** Where channels deliver: the path's token names the connection, the signature over the raw body proves who calls. */
export function channelHooks(): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.post("/api/hooks/:token", async (c) => {
    const { db, now, ip } = c.get("door");
    const rawBody = new Uint8Array(await c.req.arrayBuffer());
    const { kind } = await receiveDelivery(
      { db, now, ip },
      { token: c.req.param("token"), headers: Object.fromEntries(c.req.raw.headers), rawBody },
    );
    return c.json({ received: kind !== "ping" }, 200);
  });
  return app;
}
