import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { roles } from "@/lib/permission";
import { body, createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { ListMisScans, ListWorkLog, ProductivityOf, PutRate } from "./inputs";
import { listMisScans } from "./mis-scan-queries";
import { putRate } from "./put-rate";
import { listRates, listWorkLog, readProductivity } from "./work-log-queries";
import { workStages, workSteps } from "./work-steps";

const tags = ["Work log"];
const read = needs("orders:read", "manager");

const Step = z
  .object({
    id: z.uuid(),
    at: z.string(),
    warehouse: z.string(),
    name: z.string(),
    role: z.enum(roles),
    stage: z.enum(workStages),
    step: z.enum(workSteps),
    subjectId: z.uuid().nullable(),
    units: z.int(),
    lines: z.int(),
    seconds: z.int().openapi({ description: "Since the same worker's step before; 0 after a longer silence" }),
  })
  .openapi("WorkStep");

const Person = z
  .object({
    userId: z.uuid().nullable(),
    name: z.string(),
    seconds: z.int(),
    costMinor: z.int().nullable(),
    lines: z.int(),
    units: z.int(),
    packedUnits: z.int(),
    linesPerHour: z.number().nullable(),
    unitsPerHour: z.number().nullable(),
    packedPerHour: z.number().nullable(),
    scans: z.int(),
    misScans: z.int(),
    misScanRate: z.number().nullable().openapi({ description: "Refused among all scans, 0 to 1" }),
    shorts: z.int(),
  })
  .openapi("Productivity");

const Rate = z.object({ warehouse: z.string(), role: z.enum(roles), hourMinor: z.int(), currency: z.string() }).openapi("LabourRate");

const productivityRoute = createRoute({
  method: "get",
  path: "/productivity",
  tags,
  summary: "Who did how much, how fast and at what cost",
  middleware: read,
  request: { query: ProductivityOf },
  responses: {
    200: json(
      z.object({
        from: z.string(),
        to: z.string(),
        currency: z.string(),
        people: z.array(Person),
        stages: z.array(z.object({ stage: z.enum(workStages), seconds: z.int(), costMinor: z.int().nullable() })),
      }),
    ),
    ...problems(),
  },
});
const logRoute = createRoute({
  method: "get",
  path: "/work-log",
  tags,
  summary: "Who did which step when, the newest first",
  middleware: read,
  request: { query: ListWorkLog },
  responses: { 200: json(page(Step)), ...problems() },
});
const MisScan = z
  .object({
    id: z.uuid(),
    at: z.string(),
    by: z.string(),
    warehouse: z.string().nullable(),
    task: z.string().openapi({ description: "What the work was, such as pick or count" }),
    taskNumber: z.string().nullable(),
    code: z.string().openapi({ description: "As it was scanned" }),
    expected: z.string().nullable(),
    reason: z.string(),
    offline: z.boolean(),
  })
  .openapi("MisScan");
const misScansRoute = createRoute({
  method: "get",
  path: "/mis-scans",
  tags,
  summary: "Refused scans: who, when, what was in the hand and what was needed",
  middleware: read,
  request: { query: ListMisScans },
  responses: { 200: json(page(MisScan)), ...problems() },
});
const ratesRoute = createRoute({
  method: "get",
  path: "/labour-rates",
  tags,
  summary: "What an hour costs, by warehouse and role",
  middleware: read,
  responses: { 200: json(z.object({ items: z.array(Rate) })), ...problems() },
});
const putRateRoute = createRoute({
  method: "put",
  path: "/labour-rates",
  tags,
  summary: "Say what an hour of a role costs in a warehouse",
  middleware: needs("settings:write", "manager"),
  request: { body: body(PutRate.openapi("PutLabourRate", { example: { warehouse: "MSK", role: "picker", hourMinor: 45_000 } })) },
  responses: { 204: { description: "Noted" }, ...problems(404) },
});

/** The routes of the work log. */
export function workLogRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(productivityRoute, async (c) => c.json(await readProductivity(c.get("ctx"), c.req.valid("query")), 200));
  app.openapi(logRoute, async (c) => {
    const { items, nextCursor } = await listWorkLog(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(({ at, userId: _, ...step }) => ({ ...step, at: at.toISOString() })), nextCursor }, 200);
  });
  app.openapi(misScansRoute, async (c) => {
    const { items, nextCursor } = await listMisScans(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ at, taskKind, userId: _, params: __, ...one }) => ({ ...one, at: at.toISOString(), task: taskKind }));
    return c.json({ items: told, nextCursor }, 200);
  });
  app.openapi(ratesRoute, async (c) => {
    const rates = await listRates(c.get("ctx"));
    return c.json({ items: rates.map(({ warehouse, role, hourMinor, currency }) => ({ warehouse, role, hourMinor, currency })) }, 200);
  });
  app.openapi(putRateRoute, async (c) => {
    await putRate(c.get("ctx"), c.req.valid("json"));
    return c.body(null, 204);
  });
  return app;
}
