import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { SwitchSimulation } from "./inputs";
import { simulationState } from "./simulation-state";
import { switchSimulation } from "./switch-simulation";

const Simulation = z
  .object({
    on: z.boolean(),
    code: z.string().nullable().openapi({ description: "Its connection; null before it was switched on for the first time" }),
    ordersPerHour: z.int(),
    products: z.int().openapi({ description: "How many products it sells" }),
  })
  .openapi("Simulation");

const tags = ["Channels"];

const getRoute = createRoute({
  method: "get",
  path: "/simulation",
  tags,
  summary: "The simulated shop",
  middleware: needs("orders:read"),
  responses: { 200: json(Simulation), ...problems() },
});

const putRoute = createRoute({
  method: "put",
  path: "/simulation",
  tags,
  summary: "Switch the simulated shop on or off",
  description:
    "Its orders are real orders of this workspace, tagged `simulated`. On: it is filled with the active products of the catalogue.",
  middleware: needs("settings:write", "manager"),
  request: { body: body(SwitchSimulation.openapi("SwitchSimulation", { example: { on: true, ordersPerHour: 12 } })) },
  responses: { 200: json(Simulation), ...problems(409) },
});

/** The routes of the simulated shop. */
export function simulationRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(getRoute, async (c) => c.json(await simulationState(c.get("ctx")), 200));
  app.openapi(putRoute, async (c) => c.json(await switchSimulation(c.get("ctx"), c.req.valid("json")), 200));
  return app;
}
