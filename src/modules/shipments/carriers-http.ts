import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerResumable } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { carrierByCode, listCarriers } from "./carrier-queries";
import { carrierKinds } from "./carriers/registry";
import { checkOrderAddress } from "./commands/check-address";
import { putCarrier } from "./commands/put-carrier";
import { listNotices } from "./hooks/notice-queries";
import { deliveryStatuses } from "./hooks/tables";
import { CarrierByCode, ListNotices, PutCarrier } from "./inputs";
import { describeKinds } from "./setup/describe-kinds";
import { subscribeCarrier, testCarrier } from "./setup/test-carrier";

const tags = ["Carriers"];
const read = needs("orders:read");
const settings = needs("settings:write", "manager");

const Why = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const Worded = z.object({ ru: z.string(), en: z.string() });
const ByCode = z.object({ code: CarrierByCode.shape.code });

const CarrierDocument = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    hasSecrets: z.boolean(),
    secretsSet: z.array(z.string()).openapi({ description: "Names of the stored secrets" }),
    webhookUrl: z
      .string()
      .nullable()
      .openapi({ description: "The address that the carrier calls; null where it calls nobody, and for keys without settings:write" }),
    active: z.boolean(),
  })
  .openapi("Carrier");

const putRoute = createRoute({
  method: "put",
  path: "/carriers/{code}",
  tags,
  summary: "Create or change a carrier account",
  description: `Kinds: ${carrierKinds.join(", ")}. What is left out keeps its value; secrets are never told again, an empty one is removed.`,
  middleware: [settings] as const,
  request: {
    params: ByCode,
    body: body(
      PutCarrier.openapi("PutCarrier", {
        example: { kind: "simulated", settings: { bookingDelayMs: 4000, stepMs: 60_000, failureRate: 0 } },
      }),
    ),
  },
  responses: { 200: json(CarrierDocument, "Changed"), 201: json(CarrierDocument, "Created"), ...problems() },
});

const listRoute = createRoute({
  method: "get",
  path: "/carriers",
  tags,
  summary: "All carrier accounts",
  middleware: read,
  responses: { 200: json(page(CarrierDocument)), ...problems() },
});

const KindDocument = z
  .object({
    kind: z.string(),
    name: Worded,
    about: Worded,
    fields: z
      .array(
        z.object({
          name: z.string(),
          in: z.enum(["settings", "secrets"]),
          shape: z.enum(["text", "number", "switch", "url", "texts"]),
          required: z.boolean(),
          label: Worded,
          help: Worded,
        }),
      )
      .nullable(),
    can: z.record(z.string(), z.boolean()),
  })
  .openapi("CarrierKind");

const kindsRoute = createRoute({
  method: "get",
  path: "/carrier-kinds",
  tags,
  summary: "Kinds of carriers, what each asks for and what it can do",
  middleware: read,
  responses: { 200: json(page(KindDocument)), ...problems() },
});

const Verdict = z.object({ problem: Why.nullable() });

const testRoute = createRoute({
  method: "post",
  path: "/carriers/{code}/test",
  tags,
  summary: "Ask the carrier something harmless with the stored keys",
  middleware: [settings] as const,
  request: { headers: IdempotencyHeader, params: ByCode },
  responses: { 200: json(Verdict, "null: it works"), ...problems(404, 409) },
});

const addressRoute = createRoute({
  method: "post",
  path: "/carriers/{code}/check-address",
  tags,
  summary: "Ask a carrier what it makes of an order's address",
  description: "Changes nothing. Refused by carriers that check no addresses.",
  middleware: needs("orders:write", "operator"),
  request: { headers: IdempotencyHeader, params: ByCode, body: body(z.strictObject({ orderId: z.uuid() }).openapi("CheckOrderAddress")) },
  responses: {
    200: json(
      z.object({
        place: z.object({
          country: z.string(),
          region: z.string().nullable(),
          city: z.string().nullable(),
          postalCode: z.string().nullable(),
          line1: z.string().nullable(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
        }),
        isDeliverable: z.boolean(),
        quality: z.string().nullable().openapi({ description: "In the carrier's own words" }),
      }),
    ),
    ...problems(404, 409, 503),
  },
});

const subscribeRoute = createRoute({
  method: "post",
  path: "/carriers/{code}/subscribe",
  tags,
  summary: "Tell the carrier which address of ours to call",
  middleware: [settings] as const,
  request: { headers: IdempotencyHeader, params: ByCode },
  responses: { 200: json(Verdict, "null: it will call"), ...problems(404, 409) },
});

const NoticeDocument = z
  .object({
    id: z.uuid(),
    receivedAt: z.string(),
    topic: z.string(),
    status: z.enum(deliveryStatuses),
    reason: Why.nullable(),
    deliveries: z.int().openapi({ description: "How often the same notice came" }),
    shipmentId: z.uuid().nullable(),
    trackingNumber: z.string().nullable(),
  })
  .openapi("CarrierNotice");

const noticesRoute = createRoute({
  method: "get",
  path: "/carriers/{code}/notices",
  tags,
  summary: "What a carrier told us, newest first",
  middleware: needs("settings:write"),
  request: { params: ByCode, query: ListNotices },
  responses: { 200: json(page(NoticeDocument)), ...problems(404) },
});

type Ctx = HttpEnv["Variables"]["ctx"];

/** The routes of carrier accounts. */
export function carriersRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(putRoute, async (c) => {
    const ctx = c.get("ctx");
    const { code } = c.req.valid("param");
    const { created } = await putCarrier(ctx, code, c.req.valid("json"));
    return c.json(await carrierByCode(ctx, code), created ? 201 : 200);
  });
  app.openapi(listRoute, async (c) => c.json({ items: await listCarriers(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(kindsRoute, async (c) => c.json({ items: describeKinds(), nextCursor: null }, 200));
  app.openapi(testRoute, async (c) => {
    const { code } = c.req.valid("param");
    const run = async (ctx: Ctx) => ({ status: 200, body: { problem: await testCarrier(ctx, code) } });
    return (await answerResumable(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(addressRoute, async (c) => {
    const { code } = c.req.valid("param");
    const given = c.req.valid("json");
    const run = async (ctx: Ctx) => ({ status: 200, body: await checkOrderAddress(ctx, { ...given, carrier: code }) });
    return (await answerResumable(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(subscribeRoute, async (c) => {
    const { code } = c.req.valid("param");
    const run = async (ctx: Ctx) => ({ status: 200, body: { problem: await subscribeCarrier(ctx, code) } });
    return (await answerResumable(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(noticesRoute, async (c) => {
    const { items, nextCursor } = await listNotices(c.get("ctx"), c.req.valid("param").code, c.req.valid("query"));
    return c.json({ items: items.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })), nextCursor }, 200);
  });
  return app;
}
