import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { answerOnce, answerResumable } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { handOver } from "../commands/hand-over";
import { handoverActPdf } from "../documents/handover-act";
import { CallCourier, HandOver, ListHandovers } from "../inputs";
import { actNumber } from "./act-number";
import { askCourierAgain, callCourier } from "./call-courier";
import { type CourierCallView, listCourierCalls } from "./courier-call-queries";
import { type HandoverView, listHandovers, manifestOf, readHandover } from "./handover-queries";
import { loadAct } from "./load-act";
import { askManifestAgain } from "./make-manifest";
import { courierCallStates, manifestStates } from "./tables";

const tags = ["Handovers"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");

const Why = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const Sum = z.object({ amount: z.int(), currency: z.string() });
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };

const HandoverDocument = z
  .object({
    id: z.uuid(),
    number: z.string().openapi({ description: "Printed on the act" }),
    carrier: z.string(),
    warehouse: z.string(),
    manifest: z.enum(manifestStates).openapi({ description: "The carrier's own list; none: it has none, ours is the act" }),
    reference: z.string().nullable().openapi({ description: "The carrier's number of its list" }),
    hasDocument: z.boolean(),
    reason: Why.nullable(),
    by: z.string(),
    createdAt: z.string(),
    shipments: z.array(
      z.object({
        id: z.uuid(),
        trackingNumber: z.string().nullable(),
        orderNumber: z.string(),
        parcels: z.int(),
        weightGrams: z.int(),
        value: Sum,
        cashOnDelivery: Sum,
      }),
    ),
  })
  .openapi("Handover");

const CourierCallDocument = z
  .object({
    id: z.uuid(),
    carrier: z.string(),
    warehouse: z.string(),
    day: z.string(),
    from: z.string(),
    until: z.string(),
    parcels: z.int(),
    weightGrams: z.int(),
    comment: z.string().nullable(),
    state: z.enum(courierCallStates).openapi({ description: "unknown: the answer was lost, ask again under the same key" }),
    reference: z.string().nullable(),
    reason: Why.nullable(),
    by: z.string(),
    createdAt: z.string(),
  })
  .openapi("CourierCall");

const handOverRoute = createRoute({
  method: "post",
  path: "/handovers",
  tags,
  summary: "Hand parcels over: those that are named, or all that wait for a carrier",
  description:
    "Each parcel by itself: one that may not leave is named with the reason and stays. Those of one carrier and warehouse make one handover.",
  middleware: work,
  request: { headers: IdempotencyHeader, body: body(HandOver.openapi("HandOver")) },
  responses: {
    200: json(
      z.object({
        handedOver: z.array(z.uuid()),
        handoverIds: z.array(z.uuid()),
        refused: z.array(z.object({ shipmentId: z.uuid(), reason: Why })),
      }),
    ),
    ...problems(404),
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/handovers",
  tags,
  summary: "What left together, newest first",
  middleware: read,
  request: { query: ListHandovers },
  responses: { 200: json(page(HandoverDocument)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/handovers/{id}",
  tags,
  summary: "One handover",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(HandoverDocument), ...problems(404) },
});

const actRoute = createRoute({
  method: "get",
  path: "/handovers/{id}/act.pdf",
  tags,
  summary: "Our act of what the carrier took",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: pdf, ...problems(404) },
});

const manifestRoute = createRoute({
  method: "get",
  path: "/handovers/{id}/manifest.pdf",
  tags,
  summary: "The carrier's own list",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: pdf, ...problems(404, 409) },
});

const againRoute = createRoute({
  method: "post",
  path: "/handovers/{id}/manifest",
  tags,
  summary: "Ask again for a list that the carrier refused",
  middleware: work,
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 202: json(HandoverDocument, "Queued"), ...problems(404, 409) },
});

const callsRoute = createRoute({
  method: "get",
  path: "/courier-calls",
  tags,
  summary: "Couriers that were called, the latest day first",
  middleware: read,
  responses: { 200: json(page(CourierCallDocument)), ...problems() },
});

const callRoute = createRoute({
  method: "post",
  path: "/courier-calls",
  tags,
  summary: "Call a carrier's courier to a warehouse",
  description: "One for each carrier, warehouse and day. What there is to take is counted unless it is said.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    body: body(
      CallCourier.openapi("CallCourier", {
        example: { carrier: "cdek", warehouse: "MSK", day: "2026-11-24", from: "10:00", until: "14:00", comment: null },
      }),
    ),
  },
  responses: { 201: json(CourierCallDocument, "What the carrier said"), ...problems(404, 409, 503) },
});

const callAgainRoute = createRoute({
  method: "post",
  path: "/courier-calls/{id}/again",
  tags,
  summary: "Ask again about a call whose answer was lost",
  middleware: work,
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 200: json(CourierCallDocument), ...problems(404, 409) },
});

type Ctx = HttpEnv["Variables"]["ctx"];

/** The routes of what leaves together, its papers, and of couriers who are called. */
export function handoversRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(handOverRoute, async (c) => {
    const given = c.req.valid("json");
    const run = async (ctx: Ctx) => ({ status: 200, body: await handOver(ctx, given) });
    return (await answerResumable(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listHandovers(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(handoverAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(handoverAnswer(await readHandover(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(actRoute, async (c) => {
    const act = await loadAct(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(await handoverActPdf(act), `act-${act.number}.pdf`) as never;
  });
  app.openapi(manifestRoute, async (c) => {
    const { document, reference } = await manifestOf(c.get("ctx"), c.req.valid("param").id);
    if (!document) throw new Refusal("conflict", reason("handover.no_document"));
    return pdfResponse(document, `manifest-${reference ?? ""}.pdf`) as never;
  });
  app.openapi(againRoute, async (c) => {
    const handoverId = c.req.valid("param").id;
    const run = async (ctx: Ctx) => {
      await askManifestAgain(ctx, { handoverId });
      return { status: 202, body: handoverAnswer(await readHandover(ctx, handoverId)) };
    };
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(callsRoute, async (c) => {
    const items = await listCourierCalls(c.get("ctx"));
    return c.json({ items: items.map(callAnswer), nextCursor: null }, 200);
  });
  app.openapi(callRoute, async (c) => {
    const given = c.req.valid("json");
    const run = async (ctx: Ctx) => ({ status: 201, body: callAnswer(await callCourier(ctx, given)) });
    return (await answerResumable(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(callAgainRoute, async (c) => {
    const { id } = c.req.valid("param");
    const run = async (ctx: Ctx) => ({ status: 200, body: callAnswer(await askCourierAgain(ctx, id)) });
    return (await answerResumable(c, { required: false, body: null }, run)) as never;
  });
  return app;
}

function handoverAnswer(handover: HandoverView): z.infer<typeof HandoverDocument> {
  const { id, carrier, warehouse, manifest, reference, hasDocument, reason, by, createdAt, shipments } = handover;
  return {
    id,
    number: actNumber(handover),
    carrier,
    warehouse,
    manifest,
    reference,
    hasDocument,
    reason,
    by,
    createdAt: createdAt.toISOString(),
    shipments: shipments.map(({ valueMinor, cashMinor, currency, ...line }) => ({
      ...line,
      value: { amount: valueMinor, currency },
      cashOnDelivery: { amount: cashMinor, currency },
    })),
  };
}

function callAnswer({ carrierName: _, warehouseName: __, createdAt, ...call }: CourierCallView): z.infer<typeof CourierCallDocument> {
  return { ...call, createdAt: createdAt.toISOString() };
}
