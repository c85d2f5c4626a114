import { Hono } from "hono";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import type { PublicEnv } from "@/platform/http/routes";
import { log } from "@/platform/log";
import { actorOf } from "../../commands/process-intake";
import { connectionOfExchange, type OpenConnection } from "../../connection-queries";
import { encodingOfSettings, failure, lines } from "./answer";
import { localeOf } from "./locale";
import { modes } from "./modes";
import { cookieName, isKnown, openSession, sessionOf } from "./sign-in";

/**
 * The exchange of 1C: it is the one who calls, with a login and password once (checkauth) and a cookie from then on. Each step is
 * one request `?type=catalog|sale&mode=…`; what is answered are lines of text that 1C reads.
 */
export function exchangeRoutes(): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.on(["GET", "POST"], "/api/1c/:connectionId", async (c) => {
    const { db, now, ip } = c.get("door");
    const connection = await connectionOfExchange(db, c.req.param("connectionId"));
    if (!connection)
      return new Response("failure\nThere is no such connection.", {
        status: 404,
        headers: { "content-type": "text/plain; charset=utf-8" },
      });
    const ctx: Context = { db, now, ip, actor: actorOf(connection), inTransaction: false };
    const [encoding, locale] = [encodingOfSettings(connection.row.settings), await localeOf(ctx)];
    const { mode = "", type = "catalog" } = c.req.query();
    const fail = (code: string, params?: Record<string, string>) => failure(encoding, reason(code, params), locale);
    if (!connection.row.active) return fail("connection.disabled");
    if (mode === "checkauth") return checkAuth(ctx, connection, c.req.header("authorization"), fail);
    const session = await sessionOf(ctx, connection, c.req.header("cookie"));
    if (!session) return fail("commerceml.session_over");
    if (type !== "catalog" && type !== "sale") return fail("commerceml.unknown_type", { type: type.slice(0, 40) });
    const step = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
    if (!step) return fail("commerceml.unknown_mode", { mode: mode.slice(0, 40) });
    return step(ctx, { connection, session, type, query: c.req.query(), request: c.req.raw, encoding, locale });
  });
  return app;
}

async function checkAuth(
  ctx: Context,
  connection: OpenConnection,
  authorization: string | undefined,
  fail: (code: string) => Response,
): Promise<Response> {
  if (!isKnown(connection, authorization)) {
    log().warn({ connection: connection.row.code, ip: ctx.ip }, "an exchange with a wrong login or password was refused");
    return fail("commerceml.wrong_login");
  }
  const token = await openSession(ctx, connection);
  const answer = lines(encodingOfSettings(connection.row.settings), "success", cookieName, token);
  // For clients that keep cookies by themselves.
  answer.headers.set("set-cookie", `${cookieName}=${token}; Path=/api/1c/${connection.row.id}; HttpOnly; SameSite=Strict`);
  return answer;
}
