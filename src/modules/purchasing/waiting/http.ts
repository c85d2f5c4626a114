import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { ListWaiting, OrderWaiting } from "./inputs";
import { orderWaiting } from "./order-waiting";
import { listWaiting } from "./waiting-queries";

const Waiting = z
  .object({
    productId: z.uuid(),
    sku: z.string(),
    name: z.string(),
    units: z.int().openapi({ description: "Units that orders wait for" }),
    lacking: z.int().openapi({ description: "Of them those that nothing is to come for" }),
    ordered: z.int().openapi({ description: "Of them in orders to suppliers that were drafted for these very lines" }),
    unsent: z.int().openapi({ description: "Units in orders that their suppliers have not seen yet, for whomever" }),
    incoming: z.int().openapi({ description: "Units that are announced, for whomever" }),
    orders: z.array(z.object({ orderId: z.uuid(), number: z.string(), units: z.int(), ordered: z.int() })),
    supplier: z
      .object({
        id: z.uuid(),
        name: z.string(),
        priceMinor: z.int(),
        currency: z.string(),
        minQuantity: z.int(),
        pack: z.int(),
        leadDays: z.int().nullable(),
      })
      .nullable(),
  })
  .openapi("WaitingProduct");

const tags = ["Purchasing"];

const listRoute = createRoute({
  method: "get",
  path: "/waiting-products",
  tags,
  summary: "Products that orders wait for, with what is on its way and who sells them",
  middleware: [needs("orders:read")] as const,
  request: { query: ListWaiting },
  responses: { 200: json(page(Waiting)), ...problems() },
});

const orderRoute = createRoute({
  method: "post",
  path: "/waiting-products/order",
  tags,
  summary: "Draft orders to suppliers for what waiting orders lack",
  description:
    "One for each preferred supplier, raised to its minimum and packs. What is announced or drafted already, for whomever, is not ordered again.",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(OrderWaiting.openapi("OrderWaiting", { example: { warehouse: "MSK", skus: ["TEE-BLK-M"] } })),
  },
  responses: { 201: json(z.object({ items: z.array(z.object({ id: z.uuid(), number: z.string() })) }), "Drafted"), ...problems(409) },
});

export function waitingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listWaiting(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ picture: _, orders, ...item }) => ({
      ...item,
      orders: orders.map(({ orderId, number, units, ordered }) => ({ orderId, number, units, ordered })),
    }));
    return c.json({ items: told, nextCursor }, 200);
  });
  app.openapi(orderRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 201,
      body: { items: await orderWaiting(ctx, input) },
    })) as never;
  });
  return app;
}
