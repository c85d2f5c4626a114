import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { MovementAnswer, movementAnswer } from "@/modules/inventory/http";
import { AdjustStock } from "@/modules/inventory/inputs";
import { movementsByIds } from "@/modules/inventory/queries";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { EventDocument, OrderDocument } from "./api-document";
import { adjustStock } from "./commands/adjust-stock";
import { cancelOrder } from "./commands/cancel-order";
import { holdOrder } from "./commands/hold-order";
import { recordPayment } from "./commands/record-payment";
import { releaseHold } from "./commands/release-hold";
import { CancelOrder, HoldOrder, RecordPayment, ReleaseHold } from "./inputs";
import { ListOrders, listOrderIds } from "./list-orders";
import { one, placingRoutes, type ReadOrders } from "./place-http";
import { orderEvents } from "./queries";

const read = needs("orders:read");
const write = needs("orders:write", "operator");
const tags = ["Orders"];
const answer = { 200: json(OrderDocument), ...problems(404, 409) };

const listRoute = createRoute({
  method: "get",
  path: "/orders",
  tags,
  summary: "Orders, newest first",
  middleware: read,
  request: { query: ListOrders },
  responses: { 200: json(page(OrderDocument)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/orders/{id}",
  tags,
  summary: "One order",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(OrderDocument), ...problems(404) },
});

const eventsRoute = createRoute({
  method: "get",
  path: "/orders/{id}/events",
  tags,
  summary: "The timeline of an order, oldest first",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(page(EventDocument)), ...problems(404) },
});

const action = <T extends z.ZodType>(path: string, summary: string, schema: T) =>
  createRoute({
    method: "post",
    path: `/orders/{id}/${path}`,
    tags,
    summary,
    middleware: write,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: answer,
  });

const cancelRoute = action(
  "cancel",
  "Cancel an order before it leaves",
  CancelOrder.openapi("CancelOrder", { example: { version: 1, reason: "buyer changed their mind" } }),
);
const holdRoute = action(
  "hold",
  "Stop work on an order",
  HoldOrder.openapi("HoldOrder", { example: { version: 1, reason: "buyer_request", note: "call first", until: null } }),
);
const releaseRoute = action(
  "release",
  "Release a hold",
  ReleaseHold.openapi("ReleaseHold", { example: { version: 2, holdId: "019391a2-0000-7000-8000-000000000001" } }),
);
const paymentRoute = createRoute({
  method: "post",
  path: "/orders/{id}/payments",
  tags,
  summary: "Book money that came in",
  description: "A delivered order whose whole total is there closes itself.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(RecordPayment.openapi("RecordPayment", { example: { amount: 129_900, method: "card", reference: "pay_7Hq2" } })),
  },
  responses: { 200: json(OrderDocument), ...problems(400, 404, 409) },
});

const adjustRoute = createRoute({
  method: "post",
  path: "/stock/adjustments",
  tags: ["Stock"],
  summary: "Change on hand by deltas or to counted figures",
  description:
    "Setting on hand below what is reserved turns the newest unpicked reservations into backorders in the same transaction; arriving stock fills backorders.",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      AdjustStock.openapi("AdjustStock", { example: { warehouse: "MSK", reason: "initial", lines: [{ sku: "TEE-BLK-M", onHand: 100 }] } }),
    ),
  },
  responses: { 201: json(z.object({ movements: z.array(MovementAnswer) }), "Booked"), ...problems(409) },
});

/** The routes of orders, and of the stock changes that reach into orders. */
export function ordersRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", placingRoutes(readOrders));

  app.openapi(listRoute, async (c) => {
    const ctx = c.get("ctx");
    const { items, nextCursor } = await listOrderIds(ctx, c.req.valid("query"));
    return c.json(
      {
        items: await readOrders(
          ctx,
          items.map((item) => item.id),
        ),
        nextCursor,
      },
      200,
    );
  });
  app.openapi(getRoute, async (c) => c.json(await one(readOrders, c.get("ctx"), c.req.valid("param").id), 200));
  app.openapi(eventsRoute, async (c) => {
    const ctx = c.get("ctx");
    const { id } = c.req.valid("param");
    await one(readOrders, ctx, id);
    return c.json({ items: (await orderEvents(ctx, id)).map((event) => ({ ...event, by: event.by.name })), nextCursor: null }, 200);
  });

  app.openapi(cancelRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await cancelOrder(ctx, { orderId: id, ...input });
      return { status: 200, body: await one(readOrders, ctx, id) };
    }) as never;
  });
  app.openapi(holdRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await holdOrder(ctx, { orderId: id, ...input });
      return { status: 200, body: await one(readOrders, ctx, id) };
    }) as never;
  });
  app.openapi(releaseRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await releaseHold(ctx, { orderId: id, ...input });
      return { status: 200, body: await one(readOrders, ctx, id) };
    }) as never;
  });
  app.openapi(paymentRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: true, body: input }, async (ctx) => {
      await recordPayment(ctx, { orderId: id, ...input });
      return { status: 200, body: await one(readOrders, ctx, id) };
    }) as never;
  });

  app.openapi(adjustRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const rows = await adjustStock(ctx, input);
      const movements = await movementsByIds(
        ctx,
        rows.map((row) => row.id),
      );
      return { status: 201, body: { movements: movements.map(movementAnswer) } };
    }) as never;
  });
  return app;
}
