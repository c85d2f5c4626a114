import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { changeBins } from "./commands/change-bins";
import { putWarehouse } from "./commands/put-warehouse";
import { ChangeBins, PutWarehouse, WarehouseCode, WorkCalendarInput } from "./inputs";
import { listWarehouses, warehouseByCode } from "./warehouse-queries";

const Warehouse = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    address: z
      .object({
        country: z.string(),
        region: z.string().nullish(),
        city: z.string(),
        postalCode: z.string().nullish(),
        line1: z.string().nullish(),
      })
      .nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    priority: z.int(),
    cutOff: z.string(),
    timezone: z.string(),
    capacity: z.int().nullable().openapi({ description: "Orders that it gets out in a day; null: unknown" }),
    handlingDays: z.int().openapi({ description: "Whole days that an order takes to prepare, on top of the cut-off" }),
    calendar: WorkCalendarInput.nullable().openapi({ description: "On which days it works; null: on all" }),
    stockMaster: z.string().openapi({ description: "Who says how much lies here: `dirigent`, or the code of a connection" }),
    active: z.boolean(),
    version: z.int(),
  })
  .openapi("Warehouse");

const params = z.object({ code: WarehouseCode });
const tags = ["Warehouses"];

const putRoute = createRoute({
  method: "put",
  path: "/warehouses/{code}",
  tags,
  summary: "Create or change a warehouse",
  description: "What is left out keeps its value. Without coordinates they are found from the town and postal code.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params, body: body(PutWarehouse) },
  responses: { 200: json(Warehouse, "Changed, or the same as before"), 201: json(Warehouse, "Created"), ...problems(409) },
});

const getRoute = createRoute({
  method: "get",
  path: "/warehouses/{code}",
  tags,
  summary: "One warehouse",
  middleware: [needs("stock:read")] as const,
  request: { params },
  responses: { 200: json(Warehouse), ...problems(404) },
});

const binsRoute = createRoute({
  method: "post",
  path: "/warehouses/{code}/bins/change",
  tags,
  summary: "Say what bins are for, and what they hold at most",
  description: "`pick`: orders are picked from it; `reserve`: pick bins are filled from it; `apart`: what may not be sold lies there.",
  middleware: [needs("settings:write", "manager")] as const,
  request: {
    params,
    body: body(
      ChangeBins.omit({ warehouse: true }).openapi("ChangeBins", { example: { bins: ["R-01-1"], kind: "reserve", maxUnits: 400 } }),
    ),
  },
  responses: { 200: json(z.object({ changed: z.int() })), ...problems(404) },
});

const listRoute = createRoute({
  method: "get",
  path: "/warehouses",
  tags,
  summary: "All warehouses, by priority",
  middleware: [needs("stock:read")] as const,
  responses: { 200: json(page(Warehouse)), ...problems() },
});

export function warehousesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json({ items: await listWarehouses(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(getRoute, async (c) => c.json(await warehouseByCode(c.get("ctx"), c.req.valid("param").code), 200));
  app.openapi(binsRoute, async (c) =>
    c.json(await changeBins(c.get("ctx"), { warehouse: c.req.valid("param").code, ...c.req.valid("json") }), 200),
  );
  app.openapi(putRoute, async (c) => {
    const { created, ...warehouse } = await putWarehouse(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json(warehouse, created ? 201 : 200);
  });
  return app;
}
