import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { MovementAnswer, movementAnswer } from "@/modules/inventory/http";
import { AdjustStock, ChangeCondition, CountStock, ListHolders, WriteOffStock } from "@/modules/inventory/inputs";
import { movementsByIds } from "@/modules/inventory/ledger-queries";
import type { LedgerRow } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { adjustStock } from "./commands/adjust-stock";
import { changeCondition } from "./commands/change-condition";
import { countStock } from "./commands/count-stock";
import { writeOffStock } from "./commands/write-off-stock";
import { holdersOfSku } from "./holders-queries";

const tags = ["Stock"];

/** A route that moves stock: it answers with the rows it wrote into the ledger. */
const movingRoute = <T extends z.ZodType>(path: string, summary: string, description: string, schema: T) =>
  createRoute({
    method: "post",
    path: `/stock/${path}`,
    tags,
    summary,
    description,
    middleware: [needs("stock:write", "operator")] as const,
    request: { headers: IdempotencyHeader, body: body(schema) },
    responses: { 201: json(z.object({ movements: z.array(MovementAnswer) }), "Booked"), ...problems(409) },
  });

const adjustRoute = movingRoute(
  "adjustments",
  "Change on hand by deltas or to counted figures",
  "Setting on hand below what is reserved turns the newest unpicked reservations into backorders in the same transaction; arriving stock fills backorders.",
  AdjustStock.openapi("AdjustStock", { example: { warehouse: "MSK", reason: "initial", lines: [{ sku: "TEE-BLK-M", onHand: 100 }] } }),
);

const countRoute = movingRoute(
  "counts",
  "Post what was counted on the shelves",
  "The difference is taken to what the books said at `countedAt`, so whatever moved since stays. A count below what is reserved turns the newest unpicked reservations into backorders.",
  CountStock.openapi("CountStock", {
    example: { warehouse: "MSK", countedAt: "2026-11-23T08:30:00Z", reason: "shelf A-01", lines: [{ sku: "TEE-BLK-M", onHand: 97 }] },
  }),
);

const writeOffRoute = movingRoute(
  "write-offs",
  "Write units off: damaged, lost or expired",
  "Out of what may be sold, or of what is set apart: units in check that nobody found are lost.",
  WriteOffStock.openapi("WriteOffStock", {
    example: { warehouse: "MSK", why: "damaged", note: "wet box", lines: [{ sku: "TEE-BLK-M", quantity: 2, from: "damaged" }] },
  }),
);

const conditionRoute = movingRoute(
  "conditions",
  "Set units apart, or give them back to be sold",
  "On hand stays. Units in check that were found go `from: in_check` `to: sellable`.",
  ChangeCondition.openapi("ChangeCondition", {
    example: { warehouse: "MSK", reason: "torn seam", lines: [{ sku: "TEE-BLK-M", quantity: 1, from: "sellable", to: "damaged" }] },
  }),
);

const holdersRoute = createRoute({
  method: "get",
  path: "/stock/holders",
  tags,
  summary: "Who holds the reserved units of a SKU, and who waits for more, oldest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListHolders },
  responses: {
    200: json(
      page(
        z
          .object({
            id: z.uuid(),
            kind: z
              .enum(["soft", "hard", "backorder"])
              .openapi({ description: "soft: kept for a checkout; backorder: waits, nothing kept" }),
            quantity: z.int(),
            warehouse: z.string().nullable(),
            order: z.object({ id: z.uuid(), number: z.string() }).nullable(),
            checkout: z.object({ id: z.uuid(), reference: z.string().nullable(), expiresAt: z.string().nullable() }).nullable(),
            since: z.string(),
          })
          .openapi("StockHolder"),
      ),
    ),
    ...problems(),
  },
});

/** The routes of stock that reach into orders. */
export function stockRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(adjustRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => booked(ctx, await adjustStock(ctx, input))) as never;
  });
  app.openapi(countRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => booked(ctx, await countStock(ctx, input))) as never;
  });
  app.openapi(writeOffRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => booked(ctx, await writeOffStock(ctx, input))) as never;
  });
  app.openapi(conditionRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => booked(ctx, await changeCondition(ctx, input))) as never;
  });
  app.openapi(holdersRoute, async (c) => {
    const { items, nextCursor } = await holdersOfSku(c.get("ctx"), c.req.valid("query"));
    return c.json(
      {
        items: items.map(({ id, kind, quantity, warehouse, orderId, number, checkoutId, reference, expiresAt, since }) => ({
          id,
          kind,
          quantity,
          warehouse,
          order: orderId && number ? { id: orderId, number } : null,
          checkout: checkoutId ? { id: checkoutId, reference, expiresAt: expiresAt?.toISOString() ?? null } : null,
          since: since.toISOString(),
        })),
        nextCursor,
      },
      200,
    );
  });
  return app;
}

async function booked(ctx: Context, rows: readonly LedgerRow[]) {
  const movements = await movementsByIds(
    ctx,
    rows.map((row) => row.id),
  );
  return { status: 201, body: { movements: movements.map(movementAnswer) } };
}
