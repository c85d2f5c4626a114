import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { OrderDocument } from "../api-document";
import { answerWithOrder, type ReadOrders } from "../place-http";
import { orderPolicy, PutOrderPolicy, putOrderPolicy } from "../policies/order-policy";
import { OrderPolicy } from "../policies/policy";
import { assignOrder } from "./assign-order";
import { assignees } from "./assignees";
import { AssignOrder, ReassignOrders, SetFields, SetPriority, TagOrder } from "./inputs";
import { managerLoad } from "./manager-load";
import { reassignOrders } from "./reassign-orders";
import { setFields } from "./set-fields";
import { setPriority } from "./set-priority";
import { tagOrder } from "./tag-order";

const tags = ["Orders"];
const read = needs("orders:read");
const write = needs("orders:write", "operator");

const action = <T extends z.ZodType>(path: string, summary: string, schema: T) =>
  createRoute({
    method: "post",
    path: `/orders/{id}/${path}`,
    tags,
    summary,
    middleware: write,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: { 200: json(OrderDocument), ...problems(400, 404, 409) },
  });

const someone = "019391a2-0000-7000-8000-000000000001";
const assignRoute = action(
  "assign",
  "Make somebody answer for an order; null: nobody",
  AssignOrder.openapi("AssignOrder", { example: { version: 1, responsibleId: someone } }),
);
const tagsRoute = action(
  "tags",
  "Add and take off tags",
  TagOrder.openapi("TagOrder", { example: { version: 1, add: ["gift"], remove: [] } }),
);
const priorityRoute = action(
  "priority",
  "Say how pressing an order is",
  SetPriority.openapi("SetPriority", { example: { version: 1, priority: "high" } }),
);
const fieldsRoute = action(
  "fields",
  "Note values under the names that the settings give; null takes one off",
  SetFields.openapi("SetFields", { example: { version: 1, fields: { Receipt: "needed" } } }),
);

const assigneesRoute = createRoute({
  method: "get",
  path: "/assignees",
  tags,
  summary: "Who may answer for orders",
  middleware: read,
  responses: { 200: json(z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) })), ...problems() },
});

const loadRoute = createRoute({
  method: "get",
  path: "/assignees/load",
  tags,
  summary: "How many open orders each of them answers for",
  middleware: read,
  responses: {
    200: json(
      z.object({
        items: z.array(z.object({ id: z.uuid(), name: z.string(), disabled: z.boolean(), open: z.int(), held: z.int(), late: z.int() })),
      }),
    ),
    ...problems(),
  },
});

const reassignRoute = createRoute({
  method: "post",
  path: "/orders/reassign",
  tags,
  summary: "Hand all open orders of one person to another; toId null: to nobody",
  middleware: needs("orders:write", "manager"),
  request: {
    headers: IdempotencyHeader,
    body: body(ReassignOrders.openapi("ReassignOrders", { example: { fromId: someone, toId: null } })),
  },
  responses: { 200: json(z.object({ moved: z.int() })), ...problems(400, 404, 409) },
});

const Policy = z.object({ version: z.int(), policy: OrderPolicy }).openapi("OrderPolicy");

const policyRoute = createRoute({
  method: "get",
  path: "/order-policy",
  tags,
  summary: "What the program may decide about orders by itself",
  middleware: read,
  responses: { 200: json(Policy), ...problems() },
});

const putPolicyRoute = createRoute({
  method: "put",
  path: "/order-policy",
  tags,
  summary: "Let the program confirm orders, cancel what times out, look for duplicates",
  description: "What is left out is off. Orders that are placed from now on follow it.",
  middleware: needs("settings:write", "manager"),
  request: {
    body: body(
      PutOrderPolicy.openapi("PutOrderPolicy", {
        example: {
          version: 0,
          policy: {
            confirmation: { on: true, maxTotal: 5_000_000, paidOrTrusted: true },
            cancelUnpaidAfterHours: 48,
            duplicateWindowMinutes: 60,
          },
        },
      }),
    ),
  },
  responses: { 200: json(Policy), ...problems(400, 409) },
});

/** The routes of how staff handle orders, and of what the program may decide. */
export function handlingRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(assigneesRoute, async (c) => c.json({ items: await assignees(c.get("ctx")) }, 200));
  app.openapi(loadRoute, async (c) => c.json({ items: await managerLoad(c.get("ctx")) }, 200));
  app.openapi(reassignRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: { moved: await reassignOrders(ctx, input) },
    })) as never;
  });
  app.openapi(policyRoute, async (c) => c.json(await orderPolicy(c.get("ctx")), 200));
  app.openapi(putPolicyRoute, async (c) => c.json(await putOrderPolicy(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(assignRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), assignOrder));
  app.openapi(tagsRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), tagOrder));
  app.openapi(priorityRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), setPriority));
  app.openapi(fieldsRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), setFields));
  return app;
}
