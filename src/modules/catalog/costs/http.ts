import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, problems } from "@/platform/http/routes";
import { Sku } from "../inputs";
import { listCosts } from "./cost-queries";
import { ListCosts, SetCost } from "./inputs";
import { costCauses } from "./moving-average";
import { setCost } from "./set-cost";

const amount = z.int().nullable();

const Costs = z
  .object({
    currency: z.string(),
    costMinor: amount.openapi({ description: "Of one unit now; null: nobody knows" }),
    items: z.array(
      z.object({
        position: z.int(),
        at: z.string(),
        cause: z.enum(costCauses),
        causeId: z.uuid().nullable().openapi({ description: "The arrival that it came with" }),
        unitCostMinor: amount.openapi({ description: "From this moment on" }),
        units: z.int().nullable().openapi({ description: "Units that came" }),
        unitsBefore: z.int().nullable().openapi({ description: "Units that were there before" }),
        receivedMinor: amount.openapi({ description: "What one of those that came cost" }),
        note: z.string().nullable(),
        by: z.string(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .openapi("ProductCosts");

const tags = ["Catalog"];
const params = z.object({ sku: Sku });

const listRoute = createRoute({
  method: "get",
  path: "/products/{sku}/costs",
  tags,
  summary: "What a product has cost, the latest first",
  middleware: [needs("stock:read")] as const,
  request: { params, query: ListCosts.omit({ sku: true }) },
  responses: { 200: json(Costs), ...problems(404) },
});

const setRoute = createRoute({
  method: "post",
  path: "/products/{sku}/costs",
  tags,
  summary: "Set what a unit of a product costs, with the reason",
  description: "An opening cost, or one that was wrong. Receipts of purchase orders average on from it.",
  middleware: [needs("catalog:write", "manager")] as const,
  request: {
    headers: IdempotencyHeader,
    params,
    body: body(
      SetCost.omit({ sku: true }).openapi("SetCost", { example: { cost: { amount: 45_000, currency: "RUB" }, reason: "Opening cost" } }),
    ),
  },
  responses: { 201: json(Costs, "Set"), ...problems(404, 409) },
});

export function costsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  const told = ({ items, ...rest }: Awaited<ReturnType<typeof listCosts>>) => ({
    ...rest,
    items: items.map(({ at, ...item }) => ({ ...item, at: at.toISOString() })),
  });
  app.openapi(listRoute, async (c) =>
    c.json(told(await listCosts(c.get("ctx"), { ...c.req.valid("param"), ...c.req.valid("query") })), 200),
  );
  app.openapi(setRoute, async (c) => {
    const { sku } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await setCost(ctx, { sku, ...input });
      return { status: 201, body: told(await listCosts(ctx, ListCosts.parse({ sku }))) };
    }) as never;
  });
  return app;
}
