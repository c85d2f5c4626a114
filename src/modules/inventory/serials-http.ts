import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { listBinContents } from "./bins/bin-queries";
import { moveBetweenBins } from "./commands/move-between-bins";
import { MovementAnswer, movementAnswer } from "./http";
import { ListBinContents, ListSerials, MoveBetweenBins } from "./inputs";
import { movementsByIds } from "./ledger-queries";
import { movementKinds } from "./movement-kinds";
import { serialStates } from "./serial";
import { listSerials } from "./serials/serial-queries";

const tags = ["Stock"];

const Serial = z
  .object({
    serial: z.string(),
    sku: z.string(),
    state: z
      .enum(serialStates)
      .openapi({ description: "in_stock and picked units are in the house; a returned one waits to be looked at" }),
    warehouse: z.string().nullable(),
    lot: z.string().nullable(),
    order: z.object({ id: z.uuid(), number: z.string() }).nullable().openapi({ description: "Whose it is, from the pick on" }),
    fulfilmentId: z.uuid().nullable(),
    transfer: z.object({ id: z.uuid(), number: z.int() }).nullable(),
    updatedAt: z.string(),
    history: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        kind: z.enum(movementKinds),
        warehouse: z.string(),
        quantity: z.int().openapi({ description: "1 came, -1 left" }),
        cause: z.object({ kind: z.string(), id: z.string(), order: z.string().nullable() }),
        reason: z.string().nullable(),
        by: z.string(),
      }),
    ),
  })
  .openapi("StockSerial");

const serialsRoute = createRoute({
  method: "get",
  path: "/stock/serials",
  tags,
  summary: "Where units with serial numbers are, and every movement they made",
  middleware: [needs("stock:read")] as const,
  request: { query: ListSerials },
  responses: { 200: json(page(Serial)), ...problems() },
});

const binsRoute = createRoute({
  method: "get",
  path: "/stock/bins",
  tags,
  summary: "What lies in which bin",
  description: "Of one SKU also the units that lie in no bin (`bin: null`), so that its rows make its levels.",
  middleware: [needs("stock:read")] as const,
  request: { query: ListBinContents },
  responses: {
    200: json(
      page(
        z
          .object({
            warehouse: z.string(),
            sku: z.string(),
            bin: z.string().nullable(),
            lot: z.string().nullable(),
            units: z.int(),
          })
          .openapi("BinContent"),
      ),
    ),
    ...problems(),
  },
});

const moveRoute = createRoute({
  method: "post",
  path: "/stock/bins/move",
  tags,
  summary: "Move units between bins",
  description: "`null` is no bin. Levels and reservations stay as they are; all lines or none.",
  middleware: [needs("stock:write", "picker")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      MoveBetweenBins.openapi("MoveBetweenBins", {
        example: { warehouse: "MSK", lines: [{ sku: "TEE-BLK-M", quantity: 12, from: null, to: "A-07-3" }] },
      }),
    ),
  },
  responses: { 201: json(z.object({ movements: z.array(MovementAnswer) }), "Moved"), ...problems(409) },
});

/** Single units, and places: what is kept of stock beside its levels. */
export function serialsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(serialsRoute, async (c) => {
    const { items, nextCursor } = await listSerials(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(serialAnswer), nextCursor }, 200);
  });
  app.openapi(binsRoute, async (c) => {
    const { items, nextCursor } = await listBinContents(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(({ warehouse, sku, bin, lot, units }) => ({ warehouse, sku, bin, lot, units })), nextCursor }, 200);
  });
  app.openapi(moveRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const rows = await moveBetweenBins(ctx, input);
      const movements = await movementsByIds(
        ctx,
        rows.map((row) => row.id),
      );
      return { status: 201, body: { movements: movements.map(movementAnswer) } };
    }) as never;
  });
  return app;
}

function serialAnswer(row: Awaited<ReturnType<typeof listSerials>>["items"][number]): z.infer<typeof Serial> {
  const { serial, sku, state, warehouse, lot, orderId, orderNumber, fulfilmentId, transferId, transferNumber } = row;
  return {
    serial,
    sku,
    state,
    warehouse,
    lot,
    order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
    fulfilmentId,
    transfer: transferId && transferNumber !== null ? { id: transferId, number: transferNumber } : null,
    updatedAt: row.updatedAt.toISOString(),
    history: row.history.map((step) => ({
      id: step.id,
      at: step.at.toISOString(),
      kind: step.kind,
      warehouse: step.warehouse,
      quantity: step.quantity,
      cause: { kind: step.causeKind, id: step.causeId, order: step.cause?.order ?? null },
      reason: step.reason,
      by: step.by.name,
    })),
  };
}
