import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { OrderDocument } from "../api-document";
import { withdrawSubstitution } from "../commands/answer-substitution";
import { proposeSubstitution } from "../commands/propose-substitution";
import { one, type ReadOrders } from "../place-http";
import { ProposeSubstitution } from "./inputs";
import { substitutesOf } from "./open-proposal";

const write = needs("orders:write", "operator");
const tags = ["Orders"];

const proposeRoute = createRoute({
  method: "post",
  path: "/orders/{id}/substitutions",
  tags,
  summary: "Offer the buyer a substitute for units that a line waits for",
  description:
    "The buyer answers on the tracking page; accepted, the order changes at once. One question at a time. `price: as_ordered` keeps the order's total.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      ProposeSubstitution.openapi("ProposeSubstitution", {
        example: { version: 1, lineId: "019391a2-0000-7000-8000-000000000001", sku: "TEE-BLK-L", units: 1, price: "as_ordered" },
      }),
    ),
  },
  responses: {
    201: json(z.object({ id: z.uuid().openapi({ description: "Of the change set that waits" }) }), "Offered"),
    ...problems(400, 404, 409),
  },
});

const withdrawRoute = createRoute({
  method: "post",
  path: "/orders/{id}/substitutions/withdraw",
  tags,
  summary: "Take back the offer that waits for an answer",
  middleware: write,
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 200: json(OrderDocument), ...problems(404, 409) },
});

const suggestRoute = createRoute({
  method: "get",
  path: "/orders/{id}/lines/{lineId}/substitutes",
  tags,
  summary: "What could stand in for a line: same product group, enough in stock, nearest price first",
  middleware: needs("orders:read"),
  request: { params: IdParam.extend({ lineId: z.uuid() }) },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z.object({
            sku: z.string(),
            name: z.string(),
            picture: z.string().nullable(),
            priceMinor: z.int(),
            currency: z.string(),
            free: z.int(),
          }),
        ),
      }),
    ),
    ...problems(404),
  },
});

/** The routes of substitutes, for staff; the buyer's are those of the tracking page. */
export function substitutionRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(proposeRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 201,
      body: await proposeSubstitution(ctx, { orderId: id, ...input }),
    })) as never;
  });
  app.openapi(withdrawRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: {} }, async (ctx) => {
      await withdrawSubstitution(ctx, { orderId: id });
      return { status: 200, body: await one(readOrders, ctx, id) };
    }) as never;
  });
  app.openapi(suggestRoute, async (c) => {
    const { id, lineId } = c.req.valid("param");
    return c.json({ items: await substitutesOf(c.get("ctx"), { orderId: id, lineId }) }, 200);
  });
  return app;
}
