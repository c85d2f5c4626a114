import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { OrderDocument, placeExample } from "../api-document";
import { placeDraft } from "../commands/place-draft";
import { saveDraft } from "../commands/save-draft";
import { answerWithOrder, one, type ReadOrders } from "../place-http";
import { DraftOrder, PlaceDraft } from "./inputs";

const write = needs("orders:write", "operator");
const tags = ["Orders"];
const { placedAt: _, ...draftExample } = placeExample;

const draftRoute = createRoute({
  method: "post",
  path: "/orders/drafts",
  tags,
  summary: "Write an order down without placing it",
  description:
    "A draft holds no stock unless `reserveUntil` is set: then all its units are kept till then, or it is refused. It is changed by `/orders/{id}/edit`, placed by `/orders/{id}/place`, dropped by `/orders/{id}/cancel`. 200 and the unchanged order when the channel's externalId is known.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    body: body(DraftOrder.openapi("DraftOrder", { example: { ...draftExample, externalId: "DRAFT-1", reserveUntil: null } })),
  },
  responses: { 201: json(OrderDocument, "Written down"), 200: json(OrderDocument, "Known already"), ...problems(400, 409) },
});

const placeRoute = createRoute({
  method: "post",
  path: "/orders/{id}/place",
  tags,
  summary: "Make a draft an order",
  description: "By the rules of any order that comes in: it is reserved, routed, held where something lacks. It keeps its id and number.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(PlaceDraft.openapi("PlaceDraft", { example: { version: 1 } })),
  },
  responses: { 200: json(OrderDocument), ...problems(400, 404, 409) },
});

/** The routes of orders that are not placed yet. */
export function draftRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(draftRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: true, body: input }, async (ctx) => {
      const { id, known } = await saveDraft(ctx, input);
      return { status: known ? 200 : 201, body: await one(readOrders, ctx, id) };
    }) as never;
  });
  app.openapi(placeRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), placeDraft));
  return app;
}
