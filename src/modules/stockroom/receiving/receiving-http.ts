import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { discrepancyKinds } from "../discrepancy";
import { CloseShort, ListDiscrepancies, NoteDiscrepancy, ReceiveGoods } from "./inputs";
import { closeShort, noteDiscrepancy } from "./note-discrepancy";
import { receiveGoods } from "./receive-goods";
import { discrepancyPhoto, listDiscrepancies } from "./receiving-queries";

const tags = ["Receiving"];
const work = needs("stock:write", "picker");

const Received = z
  .object({
    announced: z.int().openapi({ description: "Units of the delivery" }),
    over: z.int().openapi({ description: "Units beyond it, or that nobody announced" }),
    left: z.int().nullable().openapi({ description: "Still to come of the delivery" }),
    filled: z.int().openapi({ description: "Units that went to waiting orders" }),
    bin: z.string().nullable(),
  })
  .openapi("GoodsReceived");

const receiveRoute = createRoute({
  method: "post",
  path: "/stock/receipts",
  tags,
  summary: "Take in units, of an announced delivery or of none",
  description:
    "On hand rises at once and fills backorders in the same transaction; what is damaged or in quarantine is set apart. More than was announced only with `over: true`, and noted as a discrepancy. A full `bin` is refused with what still fits, unless `anyway`.",
  middleware: [work] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(ReceiveGoods.openapi("ReceiveGoods", { example: { warehouse: "MSK", sku: "TEE-BLK-M", quantity: 12, bin: "A-07-3" } })),
  },
  responses: { 201: json(Received, "Received"), ...problems(404, 409) },
});

const Discrepancy = z
  .object({
    id: z.uuid(),
    at: z.string(),
    warehouse: z.string(),
    sku: z.string(),
    arrivalId: z.uuid().nullable(),
    kind: z.enum(discrepancyKinds),
    units: z.int(),
    note: z.string().nullable(),
    hasPhoto: z.boolean(),
    by: z.string(),
  })
  .openapi("Discrepancy");

const listRoute = createRoute({
  method: "get",
  path: "/stock/discrepancies",
  tags,
  summary: "What deliveries brought otherwise than announced, the latest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListDiscrepancies },
  responses: { 200: json(page(Discrepancy)), ...problems() },
});

const noteRoute = createRoute({
  method: "post",
  path: "/stock/discrepancies",
  tags,
  summary: "Note what is wrong with a delivery",
  description: "It moves no stock. `photo` is a JPEG, PNG or WebP in Base64.",
  middleware: [work] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      NoteDiscrepancy.openapi("NoteDiscrepancy", {
        example: { warehouse: "MSK", sku: "TEE-BLK-M", kind: "damaged", units: 2, note: "wet carton" },
      }),
    ),
  },
  responses: { 201: json(z.object({ id: z.uuid() }), "Noted"), ...problems(404, 409) },
});

const photoRoute = createRoute({
  method: "get",
  path: "/stock/discrepancies/{id}/photo",
  tags,
  summary: "The photo of a discrepancy",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: {
    200: { description: "WebP", content: { "image/webp": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

const shortRoute = createRoute({
  method: "post",
  path: "/arrivals/{id}/close-short",
  tags: ["Arrivals"],
  summary: "End an arrival of which some is missing",
  description: "What has come stays; what is missing is noted as a discrepancy, and promises that rest on it follow.",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(CloseShort.omit({ arrivalId: true }).openapi("CloseShort", { example: { note: "two cartons missing" } })),
  },
  responses: { 200: json(z.object({ missing: z.int() })), ...problems(404, 409) },
});

/** Taking goods in. */
export function receivingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(receiveRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({ status: 201, body: await receiveGoods(ctx, input) })) as never;
  });
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listDiscrepancies(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(({ name: _, at, ...row }) => ({ ...row, at: at.toISOString() })), nextCursor }, 200);
  });
  app.openapi(noteRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 201,
      body: await noteDiscrepancy(ctx, input),
    })) as never;
  });
  app.openapi(photoRoute, async (c) => {
    const photo = await discrepancyPhoto(c.get("ctx"), c.req.valid("param").id);
    const headers = { "content-type": "image/webp", "cache-control": "private, max-age=31536000, immutable" };
    return new Response(new Uint8Array(photo), { headers }) as never;
  });
  app.openapi(shortRoute, async (c) => {
    const { id: arrivalId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: await closeShort(ctx, { arrivalId, ...input }),
    })) as never;
  });
  return app;
}
