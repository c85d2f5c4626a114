import { Hono } from "hono";
import type { PublicEnv } from "@/platform/http/routes";
import { receiveReport } from "./commands/receive-report";

/** Where providers of messages report: the path's token names the account, the provider's own signature proves who calls. */
export function messageHooks(): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.post("/api/hooks/messages/:token", async (c) => {
    const { db, now, ip } = c.get("door");
    const rawBody = await c.req.text();
    const delivery = { headers: Object.fromEntries(c.req.raw.headers), rawBody };
    const { reply } = await receiveReport({ db, now, ip }, c.req.param("token"), delivery);
    return c.text(reply, 200);
  });
  return app;
}
