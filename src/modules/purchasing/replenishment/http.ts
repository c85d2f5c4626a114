import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { ListProposals, TakeProposals } from "./inputs";
import { listProposals } from "./proposal-queries";
import { takeProposals } from "./take-proposals";

const tags = ["Forecast"];

const Proposal = z
  .object({
    kind: z.enum(["order", "transfer"]),
    productId: z.uuid(),
    sku: z.string(),
    name: z.string(),
    warehouse: z.string(),
    from: z.string().nullable().openapi({ description: "The warehouse that has more than it needs; null: it is ordered" }),
    supplier: z.string().nullable(),
    quantity: z.int(),
    position: z.int().openapi({ description: "There and on its way, less what buyers wait for" }),
    perDay: z.number(),
    coverDays: z.number().nullable(),
    leadDays: z.number(),
    why: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
    riskBefore: z.number().openapi({ description: "The chance to run out before the order after the next one has come" }),
    riskAfter: z.number(),
    savedMinor: z.number().openapi({ description: "Sales that would be missed without it, on average" }),
    capitalMinor: z.number().nullable().openapi({ description: "What it ties up, at cost" }),
    currency: z.string(),
  })
  .openapi("Proposal");

const Taken = z
  .object({
    transfers: z.array(z.object({ id: z.uuid(), number: z.int() })),
    purchaseOrders: z.array(z.object({ id: z.uuid(), number: z.string() })),
  })
  .openapi("TakenProposals");

const listRoute = createRoute({
  method: "get",
  path: "/proposals",
  tags,
  summary: "What to order and to transfer, what runs out soonest first",
  description: "What is on its way or in a draft counts as there. `limit` counts products: each may have several proposals.",
  middleware: needs("stock:read"),
  request: { query: ListProposals },
  responses: { 200: json(page(Proposal)), ...problems() },
});
const takeRoute = createRoute({
  method: "post",
  path: "/proposals/take",
  tags,
  summary: "Make drafts of proposals",
  description:
    "An order for each supplier and warehouse, a transfer for each pair of warehouses; quantities as you say. `proposed` is the quantity of the proposal as you saw it: where it is gone or another by now, nothing is made and the answer is 409 `stale_proposal`. `clickId` is yours: the same again makes nothing more, and with other lines is refused.",
  middleware: needs("stock:write", "operator"),
  request: {
    headers: IdempotencyHeader,
    body: body(
      TakeProposals.openapi("TakeProposals", {
        example: {
          clickId: "0190b6a2-7d3e-7cc0-9f2a-5b1d3c4e5f61",
          lines: [{ sku: "TEE-BLK-M", warehouse: "MSK", from: null, quantity: 48, proposed: 40 }],
        },
      }),
    ),
  },
  responses: { 201: json(Taken, "Drafted"), ...problems(400, 404, 409) },
});

export function proposalRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json(await listProposals(c.get("ctx"), c.req.valid("query")), 200));
  app.openapi(takeRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 201,
      body: await takeProposals(ctx, input),
    })) as never;
  });
  return app;
}
