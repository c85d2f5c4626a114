import { OpenAPIHono } from "@hono/zod-openapi";
import { healthRoutes } from "./health";

/** The Hono app: everything that machines ask, answered before a request reaches Next (docs/decisions/0002). */
export function createHttpApp(): OpenAPIHono {
  const app = new OpenAPIHono();
  app.route("/", healthRoutes());
  return app;
}
