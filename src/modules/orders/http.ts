import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { addressRoutes } from "./address/address-http";
import { EventDocument, OrderDocument } from "./api-document";
import { attachmentRoutes } from "./attachments/http";
import { bulkRoutes } from "./bulk-http";
import { buyerActsRoutes } from "./buyer-acts/http";
import { changeRoutes } from "./change-http";
import { checkoutRoutes } from "./checkout-http";
import { cancelOrder } from "./commands/cancel-order";
import { holdOrder } from "./commands/hold-order";
import { recordPayment } from "./commands/record-payment";
import { releaseHold } from "./commands/release-hold";
import { draftRoutes } from "./drafts/http";
import { handlingRoutes } from "./handling/http";
import { CancelOrder, HoldOrder, RecordPayment, ReleaseHold } from "./inputs";
import { listOrderIds } from "./list-orders";
import { answerWithOrder, one, placingRoutes, type ReadOrders } from "./place-http";
import { orderEvents } from "./queries";
import { ListOrders } from "./search/order-filter";
import { substitutionRoutes } from "./substitution/http";

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
  CancelOrder.openapi("CancelOrder", { example: { version: 1, reason: "buyer changed their mind", restock: "sellable" } }),
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

/** The routes of orders. */
export function ordersRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", placingRoutes(readOrders));
  app.route("/", draftRoutes(readOrders));
  app.route("/", changeRoutes(readOrders));
  app.route("/", substitutionRoutes(readOrders));
  app.route("/", handlingRoutes(readOrders));
  app.route("/", addressRoutes());
  app.route("/", attachmentRoutes());
  app.route("/", buyerActsRoutes());
  app.route("/", checkoutRoutes(readOrders));
  app.route("/", bulkRoutes());

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

  app.openapi(cancelRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), cancelOrder));
  app.openapi(holdRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), holdOrder));
  app.openapi(releaseRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), releaseHold));
  app.openapi(paymentRoute, (c) =>
    answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), recordPayment, { required: true }),
  );
  return app;
}
