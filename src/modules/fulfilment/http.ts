import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { fulfilmentStates } from "@/modules/orders/fulfilment-state";
import { answerOnce } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { packFulfilment } from "./commands/pack-fulfilment";
import { pickUnits } from "./commands/pick-units";
import { packingSlipPdf } from "./documents/packing-slip";
import { pickListPdf } from "./documents/pick-list";
import { slipPapers } from "./documents/slip-data";
import { ListFulfilments, ManyFulfilments, PackParcels, PickUnits } from "./inputs";
import { loadPackingSlip, loadPickList } from "./load-papers";
import { markingRoutes } from "./marking-http";
import { type FulfilmentView, listFulfilments, readFulfilment } from "./queries";

const FulfilmentDocument = z
  .object({
    id: z.uuid(),
    number: z.string(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    warehouse: z.string(),
    status: z.enum(fulfilmentStates),
    version: z.int(),
    dueAt: z.string().nullable(),
    lines: z.array(
      z.object({
        sku: z.string().openapi({ description: "The physical product; for a bundle one line per part" }),
        name: z.string(),
        quantity: z.int(),
        picked: z.int(),
        packed: z.int(),
        bin: z.string().nullable(),
        lots: z
          .array(z.object({ lot: z.string(), expiresOn: z.string().nullable(), units: z.int() }))
          .openapi({ description: "Of a product that tracks lots: which to take, the first to expire first" }),
      }),
    ),
  })
  .openapi("Fulfilment");

/** A fulfilment as the API tells it; its lines are in the order of the walk. */
export function fulfilmentAnswer({
  id,
  number,
  orderId,
  orderNumber,
  warehouse,
  status,
  version,
  dueAt,
  lines,
}: FulfilmentView): z.infer<typeof FulfilmentDocument> {
  return {
    id,
    number,
    orderId,
    orderNumber,
    warehouse,
    status,
    version,
    dueAt: dueAt?.toISOString() ?? null,
    lines: lines.map(({ sku, name, quantity, picked, packed, bin, lots }) => ({ sku, name, quantity, picked, packed, bin, lots })),
  };
}

const tags = ["Fulfilments"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");
const answer = { 200: json(FulfilmentDocument), ...problems(404, 409) };
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };

const listRoute = createRoute({
  method: "get",
  path: "/fulfilments",
  tags,
  summary: "Fulfilments, newest first",
  middleware: read,
  request: { query: ListFulfilments },
  responses: { 200: json(page(FulfilmentDocument)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}",
  tags,
  summary: "One fulfilment",
  middleware: read,
  request: { params: IdParam },
  responses: answer,
});

const pickRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/pick",
  tags,
  summary: "Book picked units",
  description:
    "By SKU of the physical product, or of the bundle for all its parts. Picking begins by itself and ends with the last unit; more than asked is 409.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(PickUnits.openapi("PickUnits", { example: { lines: [{ sku: "TEE-BLK-M", quantity: 2 }] } })),
  },
  responses: answer,
});

const packRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/pack",
  tags,
  summary: "Put what was picked into parcels",
  description: "The parcels together hold exactly what was picked.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      PackParcels.openapi("PackParcels", {
        example: {
          parcels: [
            { weightGrams: 950, dimensionsMm: { length: 300, width: 200, height: 100 }, lines: [{ sku: "TEE-BLK-M", quantity: 2 }] },
          ],
        },
      }),
    ),
  },
  responses: answer,
});

const manyPickListsRoute = createRoute({
  method: "get",
  path: "/fulfilments/pick-list.pdf",
  tags,
  summary: "One walk for several fulfilments of a warehouse",
  middleware: read,
  request: { query: ManyFulfilments },
  responses: { 200: pdf, ...problems(404) },
});

const pickListRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/pick-list.pdf",
  tags,
  summary: "Pick list",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: pdf, ...problems(404) },
});

const slipRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/packing-slip.pdf",
  tags,
  summary: "Packing slips, one per parcel",
  middleware: read,
  request: { params: IdParam, query: z.object({ paper: z.enum(slipPapers).default("A4") }) },
  responses: { 200: pdf, ...problems(404, 409) },
});

/** The routes of the floor. */
export function fulfilmentRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", markingRoutes());
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listFulfilments(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(fulfilmentAnswer), nextCursor }, 200);
  });
  // Before the route with an id, which would take "pick-list.pdf" for one.
  app.openapi(manyPickListsRoute, async (c) => {
    const { ids } = c.req.valid("query");
    return pdfResponse(await pickListPdf(await loadPickList(c.get("ctx"), ids)), "pick-list.pdf") as never;
  });
  app.openapi(getRoute, async (c) => c.json(fulfilmentAnswer(await readFulfilment(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(pickListRoute, async (c) => {
    const data = await loadPickList(c.get("ctx"), [c.req.valid("param").id]);
    return pdfResponse(await pickListPdf(data), `pick-list-${data.tasks[0]?.number ?? ""}.pdf`) as never;
  });
  app.openapi(slipRoute, async (c) => {
    const data = await loadPackingSlip(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(
      await packingSlipPdf({ ...data, paper: c.req.valid("query").paper }),
      `packing-slip-${data.order.number}.pdf`,
    ) as never;
  });
  app.openapi(pickRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await pickUnits(ctx, { fulfilmentId: id, ...input });
      return { status: 200, body: fulfilmentAnswer(await readFulfilment(ctx, id)) };
    }) as never;
  });
  app.openapi(packRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await packFulfilment(ctx, { fulfilmentId: id, ...input });
      return { status: 200, body: fulfilmentAnswer(await readFulfilment(ctx, id)) };
    }) as never;
  });
  return app;
}
