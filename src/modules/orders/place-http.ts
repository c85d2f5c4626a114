import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type { Context } from "@/platform/context";
import { answerOnce, bodyHash, keepAnswer, keyOf, respondWith } from "@/platform/http/idempotency";
import { problem, problemOf, problemResponse } from "@/platform/http/problem";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, problems } from "@/platform/http/routes";
import { notFound } from "@/platform/refusal";
import type { OrderAnswer } from "./answer";
import { OrderDocument, placeExample } from "./api-document";
import { placeTogether } from "./commands/coalesce-placing";
import { type Placed, placeOrders } from "./commands/place-orders";
import { PlaceOrder } from "./inputs";

/** Reads whole orders; composed by the server, because shipments lie further up. */
export type ReadOrders = (ctx: Context, ids: readonly string[]) => Promise<OrderAnswer[]>;

const largestBatch = 500;

const placeRoute = createRoute({
  method: "post",
  path: "/orders",
  tags: ["Orders"],
  summary: "Place an order",
  description: "201 when it was placed; 200 and the unchanged order when the channel's externalId is known.",
  middleware: [needs("orders:write", "operator")] as const,
  request: { headers: IdempotencyHeader, body: body(PlaceOrder.openapi("PlaceOrder", { example: placeExample })) },
  responses: { 201: json(OrderDocument, "Placed"), 200: json(OrderDocument, "Known already"), ...problems(400, 409, 413) },
});

const BatchItem = z.object({
  index: z.int(),
  status: z.int(),
  order: OrderDocument.optional(),
  problem: z.record(z.string(), z.unknown()).optional(),
});

const batchRoute = createRoute({
  method: "post",
  path: "/orders/batch",
  tags: ["Orders"],
  summary: `Place up to ${largestBatch} orders, each with its own outcome`,
  middleware: [needs("orders:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      z
        .strictObject({ orders: z.array(z.unknown()).min(1).max(largestBatch) })
        .openapi("PlaceOrders", { example: { orders: [placeExample] } }),
    ),
  },
  responses: { 200: json(z.object({ results: z.array(BatchItem) })), ...problems(400, 409, 413) },
});

export function placingRoutes(read: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();

  app.openapi(placeRoute, async (c) => {
    const ctx = c.get("ctx");
    const input = c.req.valid("json");
    const key = keyOf(c, true);
    const route = `POST ${c.req.path}`;
    const idempotency = key === null ? undefined : { key, route, bodyHash: bodyHash(route, input) };
    const placed = await placeTogether(ctx, { order: input, idempotency });
    if (placed.outcome === "refused") return problemResponse(problemOf(placed.refusal)) as never;
    if (placed.outcome === "placed") return c.json(placed.order, 201) as never;
    if (placed.outcome === "replayed") return respondWith(placed.status, placed.body, true) as never;
    const text = JSON.stringify(await one(read, ctx, placed.orderId));
    if (idempotency) await keepAnswer(ctx, { ...idempotency, status: 200, body: text });
    return respondWith(200, text, false) as never;
  });

  app.openapi(batchRoute, async (c) => {
    const { orders } = c.req.valid("json");
    return answerOnce(c, { required: true, body: { orders } }, async (ctx) => ({
      status: 200,
      body: { results: await placeBatch(ctx, read, orders) },
    })) as never;
  });

  return app;
}

async function placeBatch(ctx: Context, read: ReadOrders, bodies: readonly unknown[]) {
  const parsed = bodies.map((order) => PlaceOrder.safeParse(order));
  const valid = parsed.flatMap((result, index) => (result.success ? [{ index, order: result.data }] : []));
  const placed =
    valid.length > 0
      ? await placeOrders(
          ctx,
          valid.map(({ order }) => ({ order })),
        )
      : [];
  const known = placed.flatMap((p) => (p.outcome === "known" ? [p.orderId] : []));
  const knownOrders = new Map((await read(ctx, known)).map((order) => [order.id, order]));
  const outcomes = new Map(valid.map(({ index }, i) => [index, placed[i]]));
  return parsed.map((result, index) => {
    if (!result.success) {
      const errors = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
      return { index, status: 422, problem: problem(422, "invalid", "the order is invalid", { errors }) };
    }
    return { index, ...batchOutcome(outcomes.get(index), knownOrders) };
  });
}

function batchOutcome(placed: Placed | undefined, known: Map<string, OrderAnswer>) {
  if (placed?.outcome === "placed") return { status: 201, order: placed.order };
  if (placed?.outcome === "known") return { status: 200, order: known.get(placed.orderId) };
  if (placed?.outcome === "refused") {
    const p = problemOf(placed.refusal);
    return { status: p.status, problem: p };
  }
  throw new Error("an order of a batch was left without an outcome");
}

/** Does something to one order, once per key, and answers the whole order as it is after it. */
export function answerWithOrder<Input extends object>(
  c: HonoContext<HttpEnv>,
  read: ReadOrders,
  orderId: string,
  input: Input,
  act: (ctx: Context, input: Input & { orderId: string }) => Promise<unknown>,
  { required = false } = {},
): Promise<never> {
  return answerOnce(c, { required, body: input }, async (ctx) => {
    await act(ctx, { ...input, orderId });
    return { status: 200, body: await one(read, ctx, orderId) };
  }) as Promise<never>;
}

/** One whole order; refuses what is absent and what is another organization's alike. */
export async function one(read: ReadOrders, ctx: Context, id: string): Promise<OrderAnswer> {
  const [order] = await read(ctx, [id]);
  if (!order) throw notFound("order");
  return order;
}
