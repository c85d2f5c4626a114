import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { pdfResponse } from "@/modules/fulfilment/http";
import type { Context } from "@/platform/context";
import { type Answer, answerOnce, answerResumable } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { carrierByCode, listCarriers } from "./carrier-queries";
import { putCarrier } from "./commands/put-carrier";
import { quoteFulfilment } from "./commands/quote-fulfilment";
import { enterTracking } from "./commands/record-tracking";
import { shipFulfilment } from "./commands/ship-fulfilment";
import { CarrierCode, ListShipments, PutCarrier, ShipFulfilment, TrackingEventInput } from "./inputs";
import { labelOf, listShipments, readShipment } from "./queries";
import { RatesDocument, ratesAnswer, ShipmentDocument, shipmentAnswer } from "./shipment-answer";

const tags = ["Shipments"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");

const ratesRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/rates",
  tags,
  summary: "Ask all carriers for their offers",
  description: "Nothing is booked or stored. Rank 1 is what `ship` would take.",
  middleware: work,
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 200: json(RatesDocument), ...problems(404) },
});

const shipRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/ship",
  tags,
  summary: "Book a carrier",
  description:
    "Without a carrier: the one predefined by rule or pickup point, else the cheapest within the promise. Repeated for the same fulfilment it answers with the same shipment.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(ShipFulfilment.openapi("ShipFulfilment", { example: { carrier: "own_courier", service: "courier" } })),
  },
  responses: {
    201: json(ShipmentDocument, "Booked"),
    202: json(ShipmentDocument, "The carrier gives the number later"),
    ...problems(400, 404, 409),
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/shipments",
  tags,
  summary: "Shipments, newest first",
  middleware: read,
  request: { query: ListShipments },
  responses: { 200: json(page(ShipmentDocument)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/shipments/{id}",
  tags,
  summary: "One shipment with its way",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(ShipmentDocument), ...problems(404) },
});

const labelRoute = createRoute({
  method: "get",
  path: "/shipments/{id}/label",
  tags,
  summary: "The shipping label",
  middleware: read,
  request: { params: IdParam },
  responses: {
    200: { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404, 409),
  },
});

const eventRoute = createRoute({
  method: "post",
  path: "/shipments/{id}/events",
  tags,
  summary: "Enter a tracking event by hand",
  description: "The same event twice is one; an older event never covers a newer one. The first movement takes the goods off the books.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      TrackingEventInput.openapi("TrackingEvent", {
        example: { status: "in_transit", occurredAt: "2026-11-22T09:00:00Z", location: "Казань", note: null },
      }),
    ),
  },
  responses: { 200: json(ShipmentDocument), ...problems(404, 409) },
});

const CarrierDocument = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    hasSecrets: z.boolean(),
    active: z.boolean(),
  })
  .openapi("Carrier");

const putCarrierRoute = createRoute({
  method: "put",
  path: "/carriers/{code}",
  tags: ["Carriers"],
  summary: "Create or change a carrier account",
  description: "Kinds: own_courier, pickup, simulated. What is left out keeps its value; secrets are never told again.",
  middleware: [needs("settings:write", "manager")] as const,
  request: {
    params: z.object({ code: CarrierCode }),
    body: body(
      PutCarrier.openapi("PutCarrier", {
        example: { kind: "simulated", settings: { bookingDelayMs: 4000, stepMs: 60_000, failureRate: 0 } },
      }),
    ),
  },
  responses: { 200: json(CarrierDocument, "Changed"), 201: json(CarrierDocument, "Created"), ...problems() },
});

const listCarriersRoute = createRoute({
  method: "get",
  path: "/carriers",
  tags: ["Carriers"],
  summary: "All carrier accounts",
  middleware: read,
  responses: { 200: json(page(CarrierDocument)), ...problems() },
});

/** The routes of carriers and of what they carry. */
export function shipmentsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(ratesRoute, async (c) => {
    const { id } = c.req.valid("param");
    const run = async (ctx: Context): Promise<Answer> => ({
      status: 200,
      body: ratesAnswer(await quoteFulfilment(ctx, { fulfilmentId: id })),
    });
    if (c.req.header("idempotency-key")) return (await answerResumable(c, { body: null }, run)) as never;
    return c.json((await run(c.get("ctx"))).body as z.infer<typeof RatesDocument>, 200);
  });
  app.openapi(shipRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerResumable(c, { body: input }, async (ctx) => {
      const shipment = await readShipment(ctx, (await shipFulfilment(ctx, { fulfilmentId: id, ...input })).id);
      return { status: shipment.trackingNumber ? 201 : 202, body: shipmentAnswer(shipment) };
    }) as never;
  });
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listShipments(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(shipmentAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(shipmentAnswer(await readShipment(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(labelRoute, async (c) => {
    const { label, trackingNumber } = await labelOf(c.get("ctx"), c.req.valid("param").id);
    if (!label) throw new Refusal("conflict", reason("shipment.label_not_ready"));
    return pdfResponse(label, `label-${trackingNumber ?? ""}.pdf`) as never;
  });
  app.openapi(eventRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await enterTracking(ctx, { shipmentId: id, ...input });
      return { status: 200, body: shipmentAnswer(await readShipment(ctx, id)) };
    }) as never;
  });
  app.openapi(putCarrierRoute, async (c) => {
    const ctx = c.get("ctx");
    const { code } = c.req.valid("param");
    const { created } = await putCarrier(ctx, code, c.req.valid("json"));
    return c.json(await carrierByCode(ctx, code), created ? 201 : 200);
  });
  app.openapi(listCarriersRoute, async (c) => c.json({ items: await listCarriers(c.get("ctx")), nextCursor: null }, 200));
  return app;
}
