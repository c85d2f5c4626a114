import type { OpenAPIHono } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv } from "@/platform/http/routes";
import { actRoutes } from "./acts/act-http";
import { countRoutes } from "./counting/count-http";
import { labelRoutes } from "./labels/label-http";
import { placeRoutes } from "./places/place-http";
import { receivingRoutes } from "./receiving/receiving-http";
import { refillRoutes } from "./replenishing/refill-http";

/** The routes of the stockroom. */
export function stockroomRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  for (const routes of [receivingRoutes(), placeRoutes(), countRoutes(), refillRoutes(), actRoutes(), labelRoutes()])
    app.route("/", routes);
  return app;
}
