import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { DeliverySettings } from "../delivery-settings";
import { deliveryTaskKinds } from "../delivery-tasks";
import { AgreeDay, agreeDay } from "./agree-day";
import { deliverySettingsOf } from "./delivery-settings-queries";
import { PutDeliverySettings, putDeliverySettings } from "./put-delivery-settings";
import { settleTask } from "./settle-task";
import { listDeliveryTasks } from "./task-queries";

const tags = ["Shipments"];
const read = needs("orders:read");

const Settings = z.object({ version: z.int(), settings: DeliverySettings }).openapi("DeliverySettings");
const Task = z
  .object({
    id: z.uuid(),
    kind: z.enum(deliveryTaskKinds),
    since: z.string(),
    raisedAt: z.string(),
    shipmentId: z.uuid(),
    orderNumber: z.string(),
    carrier: z.string(),
    trackingNumber: z.string().nullable(),
  })
  .openapi("DeliveryTask");
const Done = z.object({ ok: z.literal(true) });

const settingsRoute = createRoute({
  method: "get",
  path: "/delivery-settings",
  tags,
  summary: "What is watched on the way to the buyer",
  middleware: read,
  responses: { 200: json(Settings), ...problems() },
});

const putSettingsRoute = createRoute({
  method: "put",
  path: "/delivery-settings",
  tags,
  summary: "Set what is watched on the way to the buyer",
  middleware: [needs("settings:write", "manager")] as const,
  request: {
    body: body(
      PutDeliverySettings.openapi("PutDeliverySettings", {
        example: { version: 0, settings: { stuckAfterDays: 5, remindDaysBefore: 2, usualTransitDays: 4, map: null } },
      }),
    ),
  },
  responses: { 200: json(Settings), ...problems(409) },
});

const tasksRoute = createRoute({
  method: "get",
  path: "/delivery-tasks",
  tags,
  summary: "Parcels that want somebody: stuck, not handed over to the buyer, on their way back, lost",
  middleware: read,
  responses: { 200: json(page(Task)), ...problems() },
});

const settleRoute = createRoute({
  method: "post",
  path: "/delivery-tasks/{id}/settle",
  tags,
  summary: "Say that somebody has dealt with it",
  description: "A task settles itself as soon as the parcel moves on.",
  middleware: needs("fulfilment:write", "picker"),
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 200: json(Done), ...problems(404) },
});

const agreeRoute = createRoute({
  method: "put",
  path: "/orders/{id}/delivery-day",
  tags: ["Orders"],
  summary: "Note the day that was agreed on with the buyer",
  description: "It stands in place of the day that was told before: on the order, in the answers and on the tracking page.",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: IdParam, body: body(AgreeDay.openapi("AgreeDay", { example: { day: "2026-12-04" } })) },
  responses: { 200: json(Done), ...problems(404, 409) },
});

/** The routes of what was promised to buyers and of parcels that want somebody. */
export function deliveryRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(settingsRoute, async (c) => c.json(await deliverySettingsOf(c.get("ctx")), 200));
  app.openapi(putSettingsRoute, async (c) => c.json(await putDeliverySettings(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(tasksRoute, async (c) => {
    const items = (await listDeliveryTasks(c.get("ctx"))).map((task) => ({
      ...task,
      since: task.since.toISOString(),
      raisedAt: task.raisedAt.toISOString(),
    }));
    return c.json({ items, nextCursor: null }, 200);
  });
  app.openapi(settleRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: null }, async (ctx) => {
      await settleTask(ctx, id);
      return { status: 200, body: { ok: true } };
    }) as never;
  });
  app.openapi(agreeRoute, async (c) => {
    await agreeDay(c.get("ctx"), { orderId: c.req.valid("param").id, ...c.req.valid("json") });
    return c.json({ ok: true as const }, 200);
  });
  return app;
}
