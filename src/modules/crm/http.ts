import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { putCrm } from "./commands/put-crm";
import { readFunnels } from "./commands/read-funnels";
import { removeCrm } from "./commands/remove-crm";
import { tellAgain } from "./commands/tell-again";
import { testCrm } from "./commands/test-crm";
import { crmByCode, listCrms, openDeals } from "./crm-queries";
import { CrmCode, crmKinds, PutCrm, ReadFunnels } from "./inputs";
import { dealStates } from "./tables";

const Reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const Crm = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.string().openapi({ example: crmKinds[0] }),
    settings: z.record(z.string(), z.unknown()),
    secretsSet: z.array(z.string()),
    active: z.boolean(),
    lastSuccessAt: z.string().nullable(),
    trouble: Reason.extend({ at: z.string() }).nullable(),
    failures: z.int(),
    pausedUntil: z.string().nullable(),
  })
  .openapi("Crm");
const Deals = z
  .object({
    told: z.int(),
    waiting: z.int(),
    refused: z.int(),
    items: z.array(
      z.object({
        orderId: z.uuid(),
        number: z.string(),
        state: z.enum(dealStates),
        reason: Reason.nullable(),
        changedAt: z.string(),
      }),
    ),
  })
  .openapi("CrmDeals");

const Named = z.object({ id: z.string(), name: z.string() });
const Funnel = Named.extend({ stages: z.array(Named) }).openapi("CrmFunnel");

const tags = ["CRM"];
const byCode = z.object({ code: CrmCode });

const listRoute = createRoute({
  method: "get",
  path: "/crm",
  summary: "All CRMs that hear of orders",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  responses: { 200: json(page(Crm)), ...problems() },
});
const oneRoute = createRoute({
  method: "get",
  path: "/crm/{code}",
  summary: "One CRM and how its line is",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode },
  responses: { 200: json(Crm), ...problems(404) },
});
const putRoute = createRoute({
  method: "put",
  path: "/crm/{code}",
  summary: "Make each order a deal in a CRM",
  description:
    "From then on each new order becomes one deal; its stage, sum and lines follow the order. `bitrix24` takes settings `category`, `responsible` and the secret `webhookUrl` (an incoming webhook with the right «crm»); `amocrm` takes settings `account`, `pipeline`, `currency`, `responsible`, `linkField` and the secret `token`. Both take `stages` (placed, paid, shipped, delivered, cancelled → their id), `buyer` (which of name, phone and email may be told), `title` and `baseUrl`. Secrets that are left out are kept.",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, body: body(PutCrm) },
  responses: { 200: json(Crm, "Changed"), 201: json(Crm, "Connected"), ...problems() },
});
const removeRoute = createRoute({
  method: "delete",
  path: "/crm/{code}",
  summary: "Forget a CRM; its deals stay there",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode },
  responses: { 204: { description: "Removed" }, ...problems(404) },
});
const funnelsRoute = createRoute({
  method: "post",
  path: "/crm/{code}/funnels",
  summary: "The CRM's funnels and their stages",
  description: "Asked with the secrets that are given, for a CRM that is not connected yet; without any, with the stored ones.",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, headers: IdempotencyHeader, body: body(ReadFunnels) },
  responses: { 200: json(page(Funnel)), ...problems(404, 409, 503) },
});
const testRoute = createRoute({
  method: "post",
  path: "/crm/{code}/test",
  summary: "Ask the CRM something harmless",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, headers: IdempotencyHeader },
  responses: { 200: json(z.object({ problem: Reason.nullable() })), ...problems(404, 409) },
});
const dealsRoute = createRoute({
  method: "get",
  path: "/crm/{code}/deals",
  summary: "How many deals were told, and which orders wait or were refused",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode },
  responses: { 200: json(Deals), ...problems(404) },
});
const againRoute = createRoute({
  method: "post",
  path: "/crm/{code}/tell-again",
  summary: "Tell the refused orders again",
  tags,
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, headers: IdempotencyHeader },
  responses: { 202: json(z.object({ deals: z.int() })), ...problems(404, 409) },
});

/** CRMs in which orders become deals. */
export function crmRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json({ items: await listCrms(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(oneRoute, async (c) => c.json(await crmByCode(c.get("ctx"), c.req.valid("param").code), 200));
  app.openapi(putRoute, async (c) => {
    const { created, ...crm } = await putCrm(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json(crm, created ? 201 : 200);
  });
  app.openapi(removeRoute, async (c) => {
    await removeCrm(c.get("ctx"), c.req.valid("param").code);
    return c.body(null, 204);
  });
  app.openapi(funnelsRoute, async (c) => {
    const items = await readFunnels(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json({ items, nextCursor: null }, 200);
  });
  // What it answers is of this moment: never kept under an idempotency key.
  app.openapi(testRoute, async (c) => c.json({ problem: await testCrm(c.get("ctx"), c.req.valid("param").code) }, 200));
  app.openapi(dealsRoute, async (c) => c.json(await openDeals(c.get("ctx"), c.req.valid("param").code), 200));
  app.openapi(againRoute, async (c) => {
    const { code } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 202, body: await tellAgain(ctx, code) });
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  return app;
}
