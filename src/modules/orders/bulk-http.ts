import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { bulkRun, StartBulk, startBulk } from "./commands/start-bulk";

const startRoute = createRoute({
  method: "post",
  path: "/orders/bulk",
  tags: ["Orders"],
  summary: "Do one thing to many orders",
  description:
    "To named orders, or to all that a filter of the list finds at this moment. Each order is done or refused for itself; `GET /bulk/{id}` tells how far it is and who refused.",
  middleware: needs("orders:write", "operator"),
  request: {
    headers: IdempotencyHeader,
    body: body(
      StartBulk.openapi("StartBulk", {
        example: { do: { command: "release", reason: "out_of_stock" }, orders: { filter: { view: "held", channel: "site" } } },
      }),
    ),
  },
  responses: { 202: json(z.object({ id: z.uuid(), total: z.int() }), "Begun"), ...problems(400, 404) },
});

const runRoute = createRoute({
  method: "get",
  path: "/bulk/{id}",
  tags: ["Orders"],
  summary: "How far a bulk run is, and who refused",
  middleware: needs("orders:read"),
  request: { params: IdParam },
  responses: {
    200: json(
      z
        .object({
          id: z.uuid(),
          command: z.string(),
          total: z.int(),
          done: z.int(),
          refused: z.int(),
          by: z.string(),
          startedAt: z.string(),
          finishedAt: z.string().nullable(),
          refusals: z.array(z.object({ orderId: z.uuid(), number: z.string(), code: z.string() })),
        })
        .openapi("BulkRun"),
    ),
    ...problems(404),
  },
});

/** The routes of bulk commands. */
export function bulkRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(startRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({ status: 202, body: await startBulk(ctx, input) })) as never;
  });
  app.openapi(runRoute, async (c) => {
    const run = await bulkRun(c.get("ctx"), c.req.valid("param").id);
    return c.json(
      {
        ...run,
        startedAt: run.startedAt.toISOString(),
        finishedAt: run.finishedAt?.toISOString() ?? null,
        refusals: run.refusals.map(({ orderId, number, reason }) => ({ orderId, number, code: reason.code })),
      },
      200,
    );
  });
  return app;
}
