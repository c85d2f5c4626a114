import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { putWarehouse } from "./commands/put-warehouse";
import { PutWarehouse, WarehouseCode } from "./inputs";
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
  app.openapi(putRoute, async (c) => {
    const { created, ...warehouse } = await putWarehouse(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json(warehouse, created ? 201 : 200);
  });
  return app;
}
