import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { putWebhook } from "./commands/put-webhook";
import { removeWebhook } from "./commands/remove-webhook";
import { resendDelivery } from "./commands/resend-delivery";
import { rotateSecret } from "./commands/rotate-secret";
import { sendTest } from "./commands/send-test";
import { deliveryStates } from "./delivery";
import { ListDeliveries, PutWebhook, RotateSecret, WebhookCode } from "./inputs";
import { type DeliveryItem, listDeliveries, listWebhooks, webhookByCode } from "./webhook-queries";

const Webhook = z
  .object({
    id: z.uuid(),
    code: z.string(),
    url: z.string(),
    events: z.array(z.string()).openapi({ example: ["order.*", "stock.changed"] }),
    active: z.boolean(),
    stoppedBecause: z.string().nullable().openapi({ description: "`gone`: the receiver answered 410; `person`: somebody stopped it" }),
    createdAt: z.string(),
  })
  .openapi("Webhook");
const NewWebhook = Webhook.extend({
  secret: z.string().nullable().openapi({ description: "The signing secret (`whsec_…`), told once: when the receiver is made" }),
}).openapi("PutWebhookAnswer");

const Delivery = z
  .object({
    id: z.uuid().openapi({ description: "`webhook-id` is `msg_` and this id, the same at every try" }),
    type: z.string(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    nextAt: z.string().nullable(),
    lastStatus: z.int().nullable(),
    error: z.string().nullable(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi("WebhookDelivery");

const tags = ["Webhooks"];
const byCode = z.object({ code: WebhookCode });

const putRoute = createRoute({
  method: "put",
  path: "/webhooks/{code}",
  tags,
  summary: "Tell another system what happens here",
  description:
    "Each event that is wanted (`order.placed`, `order.*`, `*`) is posted to the address, signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Anything but 2xx is tried again for four days; redirects are not followed; 410 stops the receiver; Retry-After is kept.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, body: body(PutWebhook) },
  responses: { 200: json(NewWebhook, "Changed"), 201: json(NewWebhook, "Created, with its secret"), ...problems() },
});
const listRoute = createRoute({
  method: "get",
  path: "/webhooks",
  tags,
  summary: "All receivers",
  middleware: [needs("settings:write", "manager")] as const,
  responses: { 200: json(page(Webhook)), ...problems() },
});
const oneRoute = createRoute({
  method: "get",
  path: "/webhooks/{code}",
  tags,
  summary: "One receiver",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode },
  responses: { 200: json(Webhook), ...problems(404) },
});
const removeRoute = createRoute({
  method: "delete",
  path: "/webhooks/{code}",
  tags,
  summary: "Remove a receiver and its log",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode },
  responses: { 204: { description: "Removed" }, ...problems(404) },
});
const rotateRoute = createRoute({
  method: "post",
  path: "/webhooks/{code}/rotate-secret",
  tags,
  summary: "A new signing secret; the old one signs along for some hours",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, headers: IdempotencyHeader, body: body(RotateSecret.omit({ code: true })) },
  responses: { 200: json(z.object({ secret: z.string() })), ...problems(404, 409) },
});
const testRoute = createRoute({
  method: "post",
  path: "/webhooks/{code}/test",
  tags,
  summary: "Send a harmless event",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, headers: IdempotencyHeader },
  responses: { 202: json(Delivery), ...problems(404, 409) },
});
const deliveriesRoute = createRoute({
  method: "get",
  path: "/webhooks/{code}/deliveries",
  tags,
  summary: "What was sent, newest first",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode, query: ListDeliveries },
  responses: { 200: json(page(Delivery)), ...problems(404) },
});
const resendRoute = createRoute({
  method: "post",
  path: "/webhooks/{code}/deliveries/{id}/resend",
  tags,
  summary: "Send a delivery again, under its own id",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byCode.extend({ id: z.uuid() }), headers: IdempotencyHeader },
  responses: { 202: json(Delivery), ...problems(404, 409) },
});

/** Receivers of events outside, their log, and their secrets. */
export function webhooksRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  const code = (c: { req: { valid: (where: "param") => { code: string } } }) => c.req.valid("param").code;
  app.openapi(listRoute, async (c) => c.json({ items: await listWebhooks(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(oneRoute, async (c) => c.json(await webhookByCode(c.get("ctx"), code(c)), 200));
  app.openapi(putRoute, async (c) => {
    const { created, ...webhook } = await putWebhook(c.get("ctx"), code(c), c.req.valid("json"));
    return c.json(webhook, created ? 201 : 200);
  });
  app.openapi(removeRoute, async (c) => {
    await removeWebhook(c.get("ctx"), code(c));
    return c.body(null, 204);
  });
  app.openapi(rotateRoute, async (c) => {
    // Never kept under an idempotency key: its answer is a secret.
    const answer = await rotateSecret(c.get("ctx"), { code: code(c), ...c.req.valid("json") });
    return c.json(answer, 200);
  });
  app.openapi(testRoute, async (c) => {
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 202, body: answerOf(await sendTest(ctx, code(c))) });
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(deliveriesRoute, async (c) => {
    const { items, nextCursor } = await listDeliveries(c.get("ctx"), code(c), c.req.valid("query"));
    return c.json({ items: items.map(answerOf), nextCursor }, 200);
  });
  app.openapi(resendRoute, async (c) => {
    const { code, id } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({
      status: 202,
      body: answerOf(await resendDelivery(ctx, { code, deliveryId: id })),
    });
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  return app;
}

function answerOf({
  id,
  type,
  state,
  attempts,
  nextAt,
  lastStatus,
  lastError,
  createdAt,
  endedAt,
}: Omit<DeliveryItem, "body">): z.infer<typeof Delivery> {
  return {
    id,
    type,
    state,
    attempts,
    nextAt: state === "waiting" ? (nextAt?.toISOString() ?? null) : null,
    lastStatus,
    error: lastError?.code.split(".").at(-1) ?? null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
