import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { ListMovements, ListStock } from "./inputs";
import { listMovements, listStock } from "./queries";
import { movementKinds } from "./tables";

const Level = z
  .object({
    sku: z.string(),
    warehouse: z.string(),
    onHand: z.int(),
    reserved: z.int(),
    safety: z.int(),
    incoming: z.int(),
    available: z.int(),
  })
  .openapi("StockLevel");

export const MovementAnswer = z
  .object({
    id: z.uuid(),
    at: z.string(),
    sku: z.string(),
    warehouse: z.string(),
    kind: z.enum(movementKinds),
    quantity: z.int(),
    reserved: z.int().openapi({ description: "Change of the reserved units" }),
    onHandAfter: z.int(),
    reservedAfter: z.int(),
    cause: z.object({ kind: z.string(), id: z.string() }),
    reason: z.string().nullable(),
    by: z.string(),
  })
  .openapi("StockMovement");

const stockRoute = createRoute({
  method: "get",
  path: "/stock",
  tags: ["Stock"],
  summary: "Stock levels by SKU and warehouse",
  middleware: [needs("stock:read")] as const,
  request: { query: ListStock },
  responses: { 200: json(page(Level)), ...problems() },
});

const movementsRoute = createRoute({
  method: "get",
  path: "/stock/movements",
  tags: ["Stock"],
  summary: "The ledger of a SKU, newest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListMovements },
  responses: { 200: json(page(MovementAnswer)), ...problems() },
});

export function inventoryRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(stockRoute, async (c) => {
    const { items, nextCursor } = await listStock(c.get("ctx"), c.req.valid("query"));
    return c.json(
      {
        items: items.map(({ sku, warehouse, onHand, reserved, safety, incoming, available }) => ({
          sku,
          warehouse,
          onHand,
          reserved,
          safety,
          incoming,
          available,
        })),
        nextCursor,
      },
      200,
    );
  });
  app.openapi(movementsRoute, async (c) => {
    const { items, nextCursor } = await listMovements(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(movementAnswer), nextCursor }, 200);
  });
  return app;
}

/** A ledger row as the API tells it. */
export function movementAnswer(row: Awaited<ReturnType<typeof listMovements>>["items"][number]): z.infer<typeof MovementAnswer> {
  return {
    id: row.id,
    at: row.at.toISOString(),
    sku: row.sku,
    warehouse: row.warehouse,
    kind: row.kind,
    quantity: row.quantity,
    reserved: row.reservedDelta,
    onHandAfter: row.onHandAfter,
    reservedAfter: row.reservedAfter,
    cause: { kind: row.causeKind, id: row.causeId },
    reason: row.reason,
    by: row.by.name,
  };
}
