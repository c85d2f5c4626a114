import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { OrderDocument, placeExample } from "./api-document";
import { ExtendCheckout, ReserveForCheckout } from "./checkouts/inputs";
import { checkoutAnswer } from "./checkouts/lock-checkout";
import { extendCheckout, orderCheckout, releaseCheckout } from "./commands/end-checkout";
import { reserveForCheckout } from "./commands/reserve-for-checkout";
import { PlaceOrder } from "./inputs";
import { one, type ReadOrders } from "./place-http";

const CheckoutDocument = z
  .object({
    id: z.uuid(),
    channel: z.string(),
    reference: z.string().nullable(),
    state: z.enum(["open", "ordered", "released", "expired"]),
    expiresAt: z.string(),
    orderId: z.uuid().nullable(),
    lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
    kept: z
      .array(z.object({ sku: z.string(), units: z.int() }))
      .openapi({ description: "What lies on shelves for it: of a bundle its parts" }),
  })
  .openapi("Reservation");

const tags = ["Reservations"];
const middleware = needs("orders:write", "operator");

const reserveRoute = createRoute({
  method: "post",
  path: "/reservations",
  tags,
  summary: "Keep units for a buyer at the till",
  description: "All or nothing, for some minutes. The same reference answers 200 and the open reservation.",
  middleware,
  request: {
    headers: IdempotencyHeader,
    body: body(
      ReserveForCheckout.openapi("ReserveForCheckout", {
        example: { channel: "site", reference: "cart-7Hq2", lines: [{ sku: "TEE-BLK-M", quantity: 2 }], minutes: 15 },
      }),
    ),
  },
  responses: { 201: json(CheckoutDocument, "Kept"), 200: json(CheckoutDocument, "Kept already"), ...problems(400, 409) },
});

const getRoute = createRoute({
  method: "get",
  path: "/reservations/{id}",
  tags,
  summary: "One reservation",
  middleware: needs("orders:read"),
  request: { params: IdParam },
  responses: { 200: json(CheckoutDocument), ...problems(404) },
});

const extendRoute = createRoute({
  method: "post",
  path: "/reservations/{id}/extend",
  tags,
  summary: "Give it more time, from now",
  middleware,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(ExtendCheckout.openapi("ExtendReservation", { example: { minutes: 10 } })),
  },
  responses: { 200: json(CheckoutDocument), ...problems(400, 404, 409) },
});

const releaseRoute = createRoute({
  method: "post",
  path: "/reservations/{id}/release",
  tags,
  summary: "Give the units back",
  middleware,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(z.strictObject({}).openapi("ReleaseReservation", { example: {} })),
  },
  responses: { 200: json(CheckoutDocument), ...problems(400, 404) },
});

const orderRoute = createRoute({
  method: "post",
  path: "/reservations/{id}/order",
  tags,
  summary: "Make an order of it",
  description: "The kept units go over to the order. After its time the order is placed like any other: `onShortage` decides.",
  middleware,
  request: { headers: IdempotencyHeader, params: IdParam, body: body(PlaceOrder.openapi("PlaceOrder", { example: placeExample })) },
  responses: { 201: json(OrderDocument, "Placed"), 200: json(OrderDocument, "Ordered already"), ...problems(400, 404, 409) },
});

/** The routes of soft reservations: what a shop keeps for a buyer before there is an order. */
export function checkoutRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(reserveRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { created, checkout } = await reserveForCheckout(ctx, input);
      return { status: created ? 201 : 200, body: checkout };
    }) as never;
  });
  app.openapi(getRoute, async (c) => c.json(await checkoutAnswer(c.get("ctx"), c.req.valid("param").id), 200));
  app.openapi(extendRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: await extendCheckout(ctx, { id, ...input }),
    })) as never;
  });
  app.openapi(releaseRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: {} }, async (ctx) => ({
      status: 200,
      body: await releaseCheckout(ctx, { id }),
    })) as never;
  });
  app.openapi(orderRoute, async (c) => {
    const { id } = c.req.valid("param");
    const order = c.req.valid("json");
    return answerOnce(c, { required: true, body: order }, async (ctx) => {
      const placed = await orderCheckout(ctx, { id, order });
      if (placed.outcome === "placed") return { status: 201, body: placed.order };
      if (placed.outcome === "known") return { status: 200, body: await one(readOrders, ctx, placed.orderId) };
      throw new Error(`an order without a key of its own was ${placed.outcome}`);
    }) as never;
  });
  return app;
}
