import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "@/platform/context";
import { answerOnce, answerResumable } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { bookingStates } from "../booking";
import { TrackingEventInput } from "../inputs";
import { trackingStatuses } from "../tracking";
import { retryReturnParcel } from "./book-return-parcel";
import { cancelReturnParcel, writeOffReturnParcel } from "./cancel-return-parcel";
import { type ReturnParcelView, readReturnLabel, readReturnParcel } from "./return-parcel-queries";
import { enterReturnTracking } from "./track-return-parcel";

const tags = ["Returns"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "operator");

export const ReturnParcelDocument = z
  .object({
    id: z.uuid(),
    returnId: z.uuid(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    warehouse: z.string(),
    carrier: z.string(),
    service: z.string(),
    lines: z.array(z.object({ orderLineId: z.uuid(), quantity: z.int() })),
    booking: z.enum(bookingStates).openapi({ description: "Where the booking stands at the carrier" }),
    status: z.enum(trackingStatuses).openapi({ description: "delivered: it has come to the warehouse" }),
    trackingNumber: z.string().nullable().openapi({ description: "null while the carrier still has to give it" }),
    price: z.object({ amount: z.int(), currency: z.string() }),
    labelReady: z.boolean(),
    problem: z.object({ reason: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).nullable(),
    events: z.array(
      z.object({ status: z.enum(trackingStatuses), occurredAt: z.string(), location: z.string().nullable(), note: z.string().nullable() }),
    ),
  })
  .openapi("ReturnParcel");

/** The label of a return as the API tells it. */
export function returnParcelAnswer(parcel: ReturnParcelView): z.infer<typeof ReturnParcelDocument> {
  const { id, returnId, orderId, orderNumber, warehouse, carrier, service, lines, booking, status, trackingNumber, labelReady } = parcel;
  return {
    id,
    returnId,
    orderId,
    orderNumber,
    warehouse,
    carrier,
    service,
    lines,
    booking,
    status,
    trackingNumber,
    price: { amount: parcel.priceMinor, currency: parcel.currency },
    labelReady,
    problem: parcel.lastError && { reason: parcel.lastError.code, params: parcel.lastError.params },
    events: parcel.events.map(({ status, occurredAt, location, note }) => ({
      status,
      occurredAt: occurredAt.toISOString(),
      location,
      note,
    })),
  };
}

const getRoute = createRoute({
  method: "get",
  path: "/return-parcels/{id}",
  tags,
  summary: "The label of a return, and where its parcel is",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(ReturnParcelDocument), ...problems(404) },
});

const labelRoute = createRoute({
  method: "get",
  path: "/return-parcels/{id}/label",
  tags,
  summary: "The label as PDF",
  middleware: read,
  request: { params: IdParam },
  responses: {
    200: { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404, 409),
  },
});

const act = <const Path extends string>(path: Path, summary: string, description: string) =>
  createRoute({
    method: "post",
    path,
    tags,
    summary,
    description,
    middleware: work,
    request: { headers: IdempotencyHeader, params: IdParam },
    responses: { 200: json(ReturnParcelDocument), ...problems(404, 409, 503) },
  });

const retryRoute = act(
  "/return-parcels/{id}/retry",
  "Try a failed label again",
  "After silence the carrier is asked first what became of the last try.",
);
const cancelRoute = act(
  "/return-parcels/{id}/cancel",
  "Give the label back",
  "Refused once the parcel moves, and when the carrier says no.",
);
const writeOffRoute = act(
  "/return-parcels/{id}/write-off",
  "Note that nothing was bought",
  "For a booking whose outcome nobody knows: somebody has looked.",
);

const eventRoute = createRoute({
  method: "post",
  path: "/return-parcels/{id}/events",
  tags,
  summary: "Enter by hand where the parcel is",
  description: "The same event twice is one; an older event never covers a newer one.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      TrackingEventInput.openapi("ReturnTrackingEvent", {
        example: { status: "in_transit", occurredAt: "2026-11-22T09:00:00Z", location: "Казань", note: null },
      }),
    ),
  },
  responses: { 200: json(ReturnParcelDocument), ...problems(404, 409) },
});

/** The routes of labels for returns. They are booked with the return that they carry. */
export function returnParcelsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  const answer = async (ctx: Context, id: string) => ({ status: 200, body: returnParcelAnswer(await readReturnParcel(ctx, id)) });
  app.openapi(getRoute, async (c) => c.json(returnParcelAnswer(await readReturnParcel(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(labelRoute, async (c) => {
    const { label, trackingNumber } = await readReturnLabel(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(label, `return-${trackingNumber ?? ""}.pdf`) as never;
  });
  app.openapi(retryRoute, async (c) => {
    const parcelId = c.req.valid("param").id;
    const run = (ctx: Context) => retryReturnParcel(ctx, { parcelId }).then(() => answer(ctx, parcelId));
    return (await answerResumable(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(cancelRoute, async (c) => {
    const parcelId = c.req.valid("param").id;
    const run = (ctx: Context) => cancelReturnParcel(ctx, { parcelId }).then(() => answer(ctx, parcelId));
    return (await answerResumable(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(writeOffRoute, async (c) => {
    const parcelId = c.req.valid("param").id;
    const run = (ctx: Context) => writeOffReturnParcel(ctx, { parcelId }).then(() => answer(ctx, parcelId));
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(eventRoute, async (c) => {
    const parcelId = c.req.valid("param").id;
    const input = c.req.valid("json");
    const run = (ctx: Context) => enterReturnTracking(ctx, { parcelId, ...input }).then(() => answer(ctx, parcelId));
    return (await answerOnce(c, { required: false, body: input }, run)) as never;
  });
  return app;
}
