import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, IdParam, json, needs, problems } from "@/platform/http/routes";
import { listBuyerMessages } from "./messages-queries";
import { putBuyerActs, readBuyerActs } from "./put-settings";
import { BuyerActs, PutBuyerActs } from "./settings";
import { settleBuyerMessage } from "./write-to-shop";

const View = z.object({ version: z.int(), acts: BuyerActs }).openapi("BuyerActs");
const Instant = z.string().openapi({ format: "date-time" });
const Message = z
  .object({ id: z.uuid(), text: z.string(), writtenAt: Instant, settledAt: Instant.nullable(), settledBy: z.string().nullable() })
  .openapi("BuyerMessage");

const tags = ["Orders"];

const getRoute = createRoute({
  method: "get",
  path: "/buyer-acts",
  tags,
  summary: "What buyers may do by the tracking page",
  middleware: [needs("orders:read")] as const,
  responses: { 200: json(View), ...problems() },
});
const putRoute = createRoute({
  method: "put",
  path: "/buyer-acts",
  tags,
  summary: "Change what buyers may do; `version` is the one that the change was made on",
  middleware: [needs("settings:write", "manager")] as const,
  request: { body: body(PutBuyerActs) },
  responses: { 200: json(View), ...problems(409) },
});
const listRoute = createRoute({
  method: "get",
  path: "/orders/{id}/buyer-messages",
  tags,
  summary: "What the buyer wrote by the tracking page, the oldest first",
  middleware: [needs("orders:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(z.object({ items: z.array(Message) })), ...problems(404) },
});
const settleRoute = createRoute({
  method: "post",
  path: "/buyer-messages/{id}/settle",
  tags,
  summary: "A buyer's message has been dealt with",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: IdParam },
  responses: { 204: { description: "Settled" }, ...problems(404) },
});

export function buyerActsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(getRoute, async (c) => c.json(await readBuyerActs(c.get("ctx")), 200));
  app.openapi(putRoute, async (c) => c.json(await putBuyerActs(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(listRoute, async (c) => {
    const messages = await listBuyerMessages(c.get("ctx"), { orderId: c.req.valid("param").id });
    const items = messages.map((one) => ({
      ...one,
      writtenAt: one.writtenAt.toISOString(),
      settledAt: one.settledAt?.toISOString() ?? null,
    }));
    return c.json({ items }, 200);
  });
  app.openapi(settleRoute, async (c) => {
    await settleBuyerMessage(c.get("ctx"), c.req.valid("param"));
    return c.body(null, 204);
  });
  return app;
}
