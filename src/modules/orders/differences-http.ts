import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Difference, listDifferences } from "@/modules/inventory/masters/difference-queries";
import { differenceStates } from "@/modules/inventory/masters/difference-states";
import { ListDifferences, SettleDifference } from "@/modules/inventory/masters/inputs";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { settleDifference } from "./commands/settle-difference";

const StockDifference = z
  .object({
    id: z.uuid(),
    warehouse: z.string(),
    sku: z.string(),
    name: z.string(),
    master: z.string().openapi({ description: "Code of the connection whose books say it" }),
    figure: z.int().openapi({ description: "What the master says" }),
    unposted: z.int().openapi({ description: "What left here and the master has not posted" }),
    onHand: z.int().openapi({ description: "What lies here" }),
    reason: z.string().openapi({ description: "Why the figure was not taken over" }),
    state: z.enum(differenceStates),
    foundAt: z.string(),
    settledAt: z.string().nullable(),
  })
  .openapi("StockDifference");

const tags = ["Stock"];

const listRoute = createRoute({
  method: "get",
  path: "/stock/differences",
  tags,
  summary: "Where a stock master and the shelves disagree",
  description: "Open ones unless another `state` is asked for, the newest first.",
  middleware: [needs("stock:read")] as const,
  request: { query: ListDifferences },
  responses: { 200: json(page(StockDifference)), ...problems() },
});

const settleRoute = createRoute({
  method: "post",
  path: "/stock/differences/{differenceId}/settle",
  tags,
  summary: "Decide a difference",
  description: "accept: the master's figure is taken over; ignore: ours stays until the master says another.",
  middleware: [needs("stock:write", "operator")] as const,
  request: { params: z.object({ differenceId: z.uuid() }), headers: IdempotencyHeader, body: body(SettleDifference) },
  responses: { 200: json(StockDifference), ...problems(404, 409) },
});

export function differencesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listDifferences(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(answerOf), nextCursor }, 200);
  });
  app.openapi(settleRoute, async (c) => {
    const given = c.req.valid("json");
    const { differenceId } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({
      status: 200,
      body: answerOf(await settleDifference(ctx, { differenceId, ...given })),
    });
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  return app;
}

function answerOf({ warehouseName: _, reason, foundAt, settledAt, ...row }: Difference): z.infer<typeof StockDifference> {
  return {
    ...row,
    reason: reason.code.split(".").at(-1) ?? "",
    foundAt: foundAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
