import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { type Answer, answerOnce, answerResumable } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { PrinterQuery, printerOf, zplResponse } from "@/platform/labels/zpl-http";
import { Refusal } from "@/platform/refusal";
import { carriersRoutes } from "./carriers-http";
import { ChangeBooked, changeBooked } from "./commands/change-booked";
import { quoteFulfilment } from "./commands/quote-fulfilment";
import { enterTracking } from "./commands/record-tracking";
import { shipFulfilment } from "./commands/ship-fulfilment";
import { shippingLabelPapers } from "./documents/label-data";
import { readLabel, readLabelZpl } from "./documents/read-label";
import { readWaybill } from "./documents/read-waybill";
import { handoversRoutes } from "./handovers/handovers-http";
import { ListShipments, ShipFulfilment, TrackingEventInput } from "./inputs";
import { pointsRoutes } from "./points/points-http";
import { deliveryRoutes } from "./promise/delivery-http";
import { listShipments, readShipment } from "./queries";
import { rulesRoutes } from "./rates/rules-http";
import { settlementsRoutes } from "./settlements/settlements-http";
import { RatesDocument, ratesAnswer, ShipmentDocument, shipmentAnswer } from "./shipment-answer";

const tags = ["Shipments"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");

const ratesRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/rates",
  tags,
  summary: "Ask all carriers for their offers",
  description:
    "Nothing is booked or stored. Rank 1 is what `ship` would take. An answer may be ten minutes old; `fresh=true` asks the carriers anew, as `ship` always does.",
  middleware: work,
  request: { headers: IdempotencyHeader, params: IdParam, query: z.object({ fresh: z.enum(["true", "false"]).default("false") }) },
  responses: { 200: json(RatesDocument), ...problems(404) },
});

const shipRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/ship",
  tags,
  summary: "Book a carrier",
  description:
    "Without a carrier: the one of the pickup point, else by the first of the owner's rules that fits, else the cheapest within the promise. Repeated for the same fulfilment it answers with the same shipment.",
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
  description: "What a carrier has drawn stays as it is; `paper` is for labels of ours.",
  middleware: read,
  request: { params: IdParam, query: z.object({ paper: z.enum(shippingLabelPapers).default("A6") }) },
  responses: {
    200: { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404, 409),
  },
});

const labelZplRoute = createRoute({
  method: "get",
  path: "/shipments/{id}/label.zpl",
  tags,
  summary: "The shipping label for a label printer",
  description: "Labels of ours only: 409 for a carrier that draws its own, whose label is a PDF.",
  middleware: read,
  request: { params: IdParam, query: PrinterQuery.extend({ paper: z.enum(shippingLabelPapers).default("75x120") }) },
  responses: {
    200: { description: "ZPL II in UTF-8", content: { "application/zpl": { schema: z.string() } } },
    ...problems(404, 409),
  },
});

const waybillRoute = createRoute({
  method: "get",
  path: "/shipments/{id}/waybill",
  tags,
  summary: "The carrier's paper that goes with the parcel",
  description: "Fetched from the carrier when it is first asked for, and kept. 409 `waybill_not_ready` while the carrier makes it.",
  middleware: read,
  request: { params: IdParam },
  responses: {
    200: { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404, 409, 503),
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

const changeRoute = createRoute({
  method: "post",
  path: "/shipments/{id}/change",
  tags,
  summary: "Send a booked parcel elsewhere, or to another person",
  description:
    "Before it has left: the carrier is asked first, and the order says the same then. 409 with `canBookAnew` where the carrier takes no changes: with `anew` the booking is given back and made again. What is left out stays.",
  middleware: [needs("fulfilment:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(ChangeBooked.openapi("ChangeBooked", { example: { phone: "+79161234567", address: { line1: "ул. Баумана, 10" } } })),
  },
  responses: { 200: json(ShipmentDocument), ...problems(404, 409, 503) },
});

/** The routes of carriers and of what they carry. */
export function shipmentsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", carriersRoutes());
  app.route("/", rulesRoutes());
  app.route("/", deliveryRoutes());
  app.route("/", handoversRoutes());
  app.route("/", pointsRoutes());
  app.route("/", settlementsRoutes());
  app.openapi(ratesRoute, async (c) => {
    const { id } = c.req.valid("param");
    const fresh = c.req.valid("query").fresh === "true";
    const run = async (ctx: Context): Promise<Answer> => ({
      status: 200,
      body: ratesAnswer(await quoteFulfilment(ctx, { fulfilmentId: id, fresh })),
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
    const { label, trackingNumber } = await readLabel(c.get("ctx"), c.req.valid("param").id, c.req.valid("query").paper);
    if (!label) throw new Refusal("conflict", reason("shipment.label_not_ready"));
    return pdfResponse(label, `label-${trackingNumber ?? ""}.pdf`) as never;
  });
  app.openapi(labelZplRoute, async (c) => {
    const { paper, ...printer } = c.req.valid("query");
    const zpl = await readLabelZpl(c.get("ctx"), c.req.valid("param").id, paper, printerOf(printer));
    if (zpl === null) throw new Refusal("conflict", reason("shipment.label_not_ours"));
    return zplResponse(zpl, "label") as never;
  });
  app.openapi(waybillRoute, async (c) => {
    const { waybill, trackingNumber } = await readWaybill(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(waybill, `waybill-${trackingNumber ?? ""}.pdf`) as never;
  });
  app.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid("param");
    const change = c.req.valid("json");
    return answerResumable(c, { required: false, body: change }, async (ctx) => {
      const now = await changeBooked(ctx, { shipmentId: id, ...change });
      return { status: 200, body: shipmentAnswer(await readShipment(ctx, now)) };
    }) as never;
  });
  app.openapi(eventRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await enterTracking(ctx, { shipmentId: id, ...input });
      return { status: 200, body: shipmentAnswer(await readShipment(ctx, id)) };
    }) as never;
  });
  return app;
}
