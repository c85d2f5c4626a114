import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { DaysOfYear, putMovedDays, readMovedDays, Year } from "./moved-days";

const Moved = z
  .object({
    year: z.int(),
    off: z.array(z.string()).openapi({ description: "Entered here: off though an ordinary day" }),
    work: z.array(z.string()).openapi({ description: "Entered here: worked though a holiday or a day off" }),
    known: z.array(z.string()).openapi({ description: "Off by a decree that Dirigent knows" }),
  })
  .openapi("MovedDays");
const Answer = z.object({ items: z.array(Moved) });
const Write = DaysOfYear.openapi("PutMovedDays", { example: { off: ["2027-12-31"], work: [] } });
const tags = ["Warehouses"];

const listRoute = createRoute({
  method: "get",
  path: "/moved-days",
  tags,
  summary: "Days that the government moves, year by year",
  middleware: [needs("stock:read")] as const,
  responses: { 200: json(Answer), ...problems() },
});
const putRoute = createRoute({
  method: "put",
  path: "/moved-days/{year}",
  tags,
  summary: "Say which days are moved in a year; warehouses that keep the public holidays count by them at once",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: z.object({ year: Year }), body: body(Write) },
  responses: { 200: json(Answer), ...problems() },
});

/** The routes of moved days. */
export function movedDaysRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json({ items: await readMovedDays(c.get("ctx")) }, 200));
  app.openapi(putRoute, async (c) => {
    const items = await putMovedDays(c.get("ctx"), { ...c.req.valid("param"), ...c.req.valid("json") });
    return c.json({ items }, 200);
  });
  return app;
}
