import { Hono } from "hono";
import type { PublicEnv } from "@/platform/http/routes";
import { receiveNotice } from "./receive-notice";

/** Where carriers tell of parcels: the path's token names the account, a signature where the carrier has one proves who calls. */
export function carrierHooks(): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.on("POST", ["/api/hooks/carrier/:token", "/api/hooks/carrier/:token/*"], async (c) => {
    const { db, now, ip } = c.get("door");
    const rawBody = new Uint8Array(await c.req.arrayBuffer());
    await receiveNotice(
      { db, now, ip },
      { token: c.req.param("token"), headers: Object.fromEntries(c.req.raw.headers), query: c.req.query(), rawBody },
    );
    return c.json({ received: true }, 200);
  });
  return app;
}
