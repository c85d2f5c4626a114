import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { arrivalSources, arrivalStatuses } from "@/modules/inventory/arrivals/arrival";
import { type ArrivalAnswer, arrivalById, listArrivals } from "@/modules/inventory/arrivals/arrival-queries";
import { AnnounceArrival, CancelArrival, ChangeArrival, ListArrivals, ReceiveArrival } from "@/modules/inventory/arrivals/inputs";
import { announceArrival } from "@/modules/inventory/commands/announce-arrival";
import { cancelArrival } from "@/modules/inventory/commands/cancel-arrival";
import { changeArrival } from "@/modules/inventory/commands/change-arrival";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { receiveArrival } from "./commands/receive-arrival";
import { type Affected, effectOfArrival } from "./promise-queries";

const Arrival = z
  .object({
    id: z.uuid(),
    warehouse: z.string(),
    sku: z.string(),
    name: z.string(),
    quantity: z.int(),
    received: z.int(),
    outstanding: z.int().openapi({ description: "Units still to come; their sum is `incoming` of the stock level" }),
    expectedAt: z.string(),
    status: z.enum(arrivalStatuses),
    source: z.enum(arrivalSources),
    transfer: z.object({ id: z.uuid(), number: z.int() }).nullable(),
    purchase: z.object({ id: z.uuid(), number: z.string() }).nullable().openapi({ description: "The order to a supplier that it is of" }),
    reference: z.string().nullable(),
    note: z.string().nullable(),
    version: z.int(),
    createdAt: z.string(),
  })
  .openapi("Arrival");

export const AffectedOrders = z
  .object({
    count: z.int(),
    items: z.array(
      z.object({
        orderId: z.uuid(),
        number: z.string(),
        sku: z.string(),
        units: z.int(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
  })
  .openapi("AffectedOrders");

const tags = ["Stock"];
const write = needs("stock:write", "operator");

const listRoute = createRoute({
  method: "get",
  path: "/arrivals",
  tags,
  summary: "Expected arrivals: the open ones soonest first, or those of a status",
  middleware: [needs("stock:read")] as const,
  request: { query: ListArrivals },
  responses: { 200: json(page(Arrival)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/arrivals/{id}",
  tags,
  summary: "One expected arrival",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(Arrival), ...problems(404) },
});

const example = {
  warehouse: "MSK",
  sku: "TEE-BLK-M",
  quantity: 50,
  expectedAt: "2026-12-01T09:00:00Z",
  source: "supplier" as const,
  reference: "INV-1201",
};

const announceRoute = createRoute({
  method: "post",
  path: "/arrivals",
  tags,
  summary: "Announce units that are to come",
  description: "Orders that wait for the product are promised from it.",
  middleware: write,
  request: { headers: IdempotencyHeader, body: body(AnnounceArrival.openapi("AnnounceArrival", { example })) },
  responses: { 201: json(Arrival, "Announced"), ...problems(409) },
});

const changeRoute = createRoute({
  method: "post",
  path: "/arrivals/{id}/change",
  tags,
  summary: "Move an arrival to another day or change its quantity",
  description: "With `preview: true` nothing is changed; `affected` lists the orders whose promise moves.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      ChangeArrival.extend({ preview: z.boolean().default(false) }).openapi("ChangeArrival", {
        example: { version: 1, expectedAt: "2026-12-04T09:00:00Z", preview: true },
      }),
    ),
  },
  responses: { 200: json(z.object({ arrival: Arrival, affected: AffectedOrders })), ...problems(404, 409) },
});

const receiveRoute = createRoute({
  method: "post",
  path: "/arrivals/{id}/receive",
  tags,
  summary: "Take in an arrival, whole or in part",
  description: "On hand rises, and the units go to waiting orders by priority and age in the same transaction.",
  middleware: [needs("stock:write", "picker")] as const,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(ReceiveArrival.openapi("ReceiveArrival", { example: { quantity: 20 } })),
  },
  responses: { 200: json(Arrival), ...problems(404, 409) },
});

const cancelRoute = createRoute({
  method: "post",
  path: "/arrivals/{id}/cancel",
  tags,
  summary: "Give up what has not come of an arrival",
  middleware: write,
  request: { headers: IdempotencyHeader, params: IdParam, body: body(CancelArrival.openapi("CancelArrival", { example: { version: 1 } })) },
  responses: { 200: json(Arrival), ...problems(404, 409) },
});

export function arrivalsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listArrivals(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(arrivalAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(arrivalAnswer(await arrivalById(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(announceRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { id } = await announceArrival(ctx, input);
      return { status: 201, body: arrivalAnswer(await arrivalById(ctx, id)) };
    }) as never;
  });
  app.openapi(changeRoute, async (c) => {
    const { id: arrivalId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { preview, ...change } = input;
      const { quantity, expectedAt } = change;
      const affected = await effectOfArrival(ctx, arrivalId, { quantity, expectedAt: expectedAt ? new Date(expectedAt) : undefined });
      if (!preview) await changeArrival(ctx, { arrivalId, ...change });
      return { status: 200, body: { arrival: arrivalAnswer(await arrivalById(ctx, arrivalId)), affected: affectedAnswer(affected) } };
    }) as never;
  });
  app.openapi(receiveRoute, async (c) => {
    const { id: arrivalId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await receiveArrival(ctx, { arrivalId, ...input });
      return { status: 200, body: arrivalAnswer(await arrivalById(ctx, arrivalId)) };
    }) as never;
  });
  app.openapi(cancelRoute, async (c) => {
    const { id: arrivalId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await cancelArrival(ctx, { arrivalId, ...input });
      return { status: 200, body: arrivalAnswer(await arrivalById(ctx, arrivalId)) };
    }) as never;
  });
  return app;
}

function arrivalAnswer(row: ArrivalAnswer): z.infer<typeof Arrival> {
  const { id, warehouse, sku, name, quantity, received, outstanding, status, source, transfer, purchase, reference, note, version } = row;
  const times = { expectedAt: row.expectedAt.toISOString(), createdAt: row.createdAt.toISOString() };
  return {
    id,
    warehouse,
    sku,
    name,
    quantity,
    received,
    outstanding,
    status,
    source,
    transfer,
    purchase,
    reference,
    note,
    version,
    ...times,
  };
}

/** The orders whose promise a change moves, without their buyers. */
export function affectedAnswer({ count, items }: Affected): z.infer<typeof AffectedOrders> {
  return {
    count,
    items: items.map(({ orderId, number, sku, units, from, to }) => ({
      orderId,
      number,
      sku,
      units,
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
    })),
  };
}
