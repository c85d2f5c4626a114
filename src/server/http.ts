import { OpenAPIHono } from "@hono/zod-openapi";
import { problem, problemResponse } from "@/platform/http/problem";
import { answerInTime } from "./answer-in-time";
import { authenticated } from "./api-authentication";
import { documentRoutes } from "./api-document";
import { apiRoutes, hookRoutes, publicRoutes } from "./api-routes";
import { floorRoutes } from "./floor-http";
import { healthRoutes } from "./health";
import { answerError } from "./http-errors";
import { atMost, limitStrangers, openDoor, type ServerEnv, secureHeaders } from "./http-guards";
import { perExchangeSignIn, perStranger } from "./rate-limit";
import { type SessionDoor, sessionDoor } from "./session-cookies";
import { trpcHandler } from "./trpc-http";
import { uploadMegabytes } from "./uploads";

const megabyte = 1024 * 1024;

/**
 * The Hono app: everything that machines ask, answered before a request reaches Next (docs/decisions/0002). The order counts: what
 * stands above the key check is open to strangers.
 */
export function createHttpApp({
  door = sessionDoor,
  answersWithinMs,
}: {
  door?: () => SessionDoor;
  answersWithinMs?: number;
} = {}): OpenAPIHono<ServerEnv> {
  const app = new OpenAPIHono<ServerEnv>();
  const baseUrl = () => door().baseUrl;

  app.route("/", healthRoutes());
  app.use(openDoor(door), secureHeaders(baseUrl));

  app.use("/api/hooks/*", atMost(5 * megabyte));
  app.use("/api/1c/*", atMost(64 * megabyte));
  // Where a login and a password are tried; what follows shows a cookie that nobody guesses.
  const signIn = limitStrangers("exchange", perExchangeSignIn);
  app.use("/api/1c/*", (c, next) => (c.req.query("mode") === "checkauth" ? signIn(c, next) : next()));
  for (const hooks of hookRoutes()) app.route("/", hooks);

  app.use("/api/trpc/*", atMost(2 * megabyte));
  app.use("/api/trpc/*", answerInTime(answersWithinMs));
  app.all("/api/trpc/*", trpcHandler(door));

  app.use("/api/floor/*", atMost(2 * megabyte));
  app.route("/api/floor", floorRoutes(door));

  app.use("/api/v1/*", (c, next) => atMost((uploadMegabytes(c.req.path) ?? 2) * megabyte)(c, next));
  app.use("/api/v1/*", answerInTime(answersWithinMs));
  app.route(
    "/api/v1",
    documentRoutes(() => app, baseUrl),
  );
  for (const [path, routes] of publicRoutes()) {
    app.use(`/api/v1${path}`, limitStrangers("stranger", perStranger));
    app.route("/api/v1", routes);
  }
  app.use("/api/v1/*", authenticated(door));
  for (const routes of apiRoutes()) app.route("/api/v1", routes);

  app.notFound(() => problemResponse(problem(404, "not_found", "There is nothing at this address.")));
  app.onError((error, c) => answerError(error, { id: c.get("requestId") ?? "", method: c.req.method, path: c.req.path }));
  return app;
}
