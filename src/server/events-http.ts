import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { createRoutes, type HttpEnv, json, page, problems } from "@/platform/http/routes";
import { feedAfter } from "@/platform/outbox/feed";
import { topicsFor } from "@/platform/realtime/audience";
import { Refusal } from "@/platform/refusal";

const Event = z
  .object({
    cursor: z.string(),
    type: z.string().openapi({ example: "order.placed" }),
    at: z.string(),
    subject: z.object({ kind: z.string(), id: z.uuid(), number: z.string().optional() }),
    orderId: z.uuid().optional(),
    warehouseId: z.uuid().optional(),
    by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
    data: z.record(z.string(), z.unknown()),
  })
  .openapi("Event");

const listRoute = createRoute({
  method: "get",
  path: "/events",
  tags: ["Events"],
  summary: "Everything that has happened, in feed order",
  description:
    "The same events, with the same cursors, as on the socket: whoever was away goes on after the last cursor it knows. `nextCursor` is null at the end of the feed; to wait for more, ask again after the last item's cursor. A cursor of another database, or of this one before it was restored, is refused with 409 `resync`: read everything anew. A key hears of what its scopes let it read: orders:read, stock:read, or all with full.",
  request: {
    query: z.object({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  },
  responses: { 200: json(page(Event)), ...problems(409) },
});

/** The organization's feed, for catching up. */
export function eventsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { after, limit } = c.req.valid("query");
    const ctx = c.get("ctx");
    const topics = topicsFor(ctx.actor.scopes);
    if (topics?.length === 0) throw new Refusal("forbidden", reason("forbidden.scope", { needed: "orders:read" }));
    const { items, nextCursor } = await feedAfter(ctx, after, limit, topics);
    return c.json({ items: items.map((item) => ({ ...item, at: item.at.toISOString() })), nextCursor }, 200);
  });
  return app;
}
