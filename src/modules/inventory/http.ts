import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { ExplainStock, ListLots, ListMovements, ListStock } from "./inputs";
import { explainStock, listMovements } from "./ledger-queries";
import { lotsOfSku } from "./lots/lot-queries";
import { movementKinds } from "./movement-kinds";
import { listStock } from "./queries";

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
    cause: z.object({
      kind: z.string(),
      id: z.string(),
      order: z.string().nullable().openapi({ description: "The number of the order behind it" }),
    }),
    lot: z.string().nullable(),
    serial: z.string().nullable().openapi({ description: "The unit, of products that track serial numbers" }),
    bin: z.string().nullable().openapi({ description: "Where it was put or taken from; null: in no bin" }),
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

const explainRoute = createRoute({
  method: "get",
  path: "/stock/explanation",
  tags: ["Stock"],
  summary: "Why on hand is what it is: what was there, what each kind of movement added or took, and what that makes",
  middleware: [needs("stock:read")] as const,
  request: { query: ExplainStock },
  responses: {
    200: json(
      z
        .object({
          sku: z.string(),
          warehouse: z.string().nullable(),
          opening: z.int(),
          sums: z.array(z.object({ kind: z.enum(movementKinds), units: z.int(), movements: z.int() })),
          closing: z.int(),
        })
        .openapi("StockExplanation"),
    ),
    ...problems(),
  },
});

const lotsRoute = createRoute({
  method: "get",
  path: "/stock/lots",
  tags: ["Stock"],
  summary: "The lots of a SKU, those that expire first in front",
  middleware: [needs("stock:read")] as const,
  request: { query: ListLots },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z
            .object({
              lot: z.string(),
              warehouse: z.string(),
              expiresOn: z.string().nullable().openapi({ description: "The last day on which it may be sold" }),
              onHand: z.int(),
              apart: z.int().openapi({ description: "Units of it that may not be sold" }),
              expired: z.boolean(),
            })
            .openapi("StockLot"),
        ),
      }),
    ),
    ...problems(),
  },
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
  app.openapi(lotsRoute, async (c) => {
    const items = await lotsOfSku(c.get("ctx"), c.req.valid("query"));
    return c.json(
      {
        items: items.map(({ lot, warehouse, expiresOn, onHand, apart, expired }) => ({
          lot,
          warehouse,
          expiresOn,
          onHand,
          apart,
          expired,
        })),
      },
      200,
    );
  });
  app.openapi(explainRoute, async (c) => c.json(await explainStock(c.get("ctx"), c.req.valid("query")), 200));
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
    cause: { kind: row.causeKind, id: row.causeId, order: row.cause?.order ?? null },
    lot: row.lot,
    serial: row.serial,
    bin: row.bin,
    reason: row.reason,
    by: row.by.name,
  };
}
