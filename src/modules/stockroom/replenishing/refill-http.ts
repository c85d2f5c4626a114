import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { refillReasons } from "../refill";
import { carryRefill, claimRefill } from "./carry-refill";
import { CarryRefill, OfWarehouse, PutPickBin } from "./inputs";
import { putPickBin } from "./put-pick-bin";
import { listPickBins, listRefills } from "./refill-queries";

const tags = ["Refills"];

const Refill = z
  .object({
    id: z.uuid(),
    sku: z.string(),
    lot: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    units: z.int(),
    done: z.int(),
    why: z.enum(refillReasons).openapi({ description: "work: orders that are being picked want more than lies there" }),
    worker: z.string().nullable(),
  })
  .openapi("Refill");

const PickBin = z
  .object({ bin: z.string(), sku: z.string(), min: z.int(), max: z.int(), there: z.int(), coming: z.int() })
  .openapi("PickBin");

const listRoute = createRoute({
  method: "get",
  path: "/refills",
  tags,
  summary: "What is to be carried from the reserve to pick bins",
  middleware: [needs("stock:read")] as const,
  request: { query: OfWarehouse },
  responses: { 200: json(z.object({ items: z.array(Refill) })), ...problems() },
});

const binsRoute = createRoute({
  method: "get",
  path: "/pick-bins",
  tags,
  summary: "Pick bins that are filled by themselves",
  middleware: [needs("stock:read")] as const,
  request: { query: OfWarehouse },
  responses: { 200: json(z.object({ items: z.array(PickBin) })), ...problems() },
});

const putRoute = createRoute({
  method: "post",
  path: "/pick-bins",
  tags,
  summary: "Say how few units a pick bin may hold, and up to how many it is filled",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(PutPickBin.openapi("PutPickBin", { example: { warehouse: "MSK", bin: "A-07-3", sku: "TEE-BLK-M", min: 5, max: 40 } })),
  },
  responses: { 201: json(z.object({ refills: z.int().openapi({ description: "Tasks made at once" }) }), "Kept"), ...problems(404, 409) },
});

const claimRoute = createRoute({
  method: "post",
  path: "/refills/{id}/claim",
  tags,
  summary: "Take a task on",
  middleware: [needs("stock:write", "picker")] as const,
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: { 200: json(z.object({})), ...problems(404, 409) },
});

const carryRoute = createRoute({
  method: "post",
  path: "/refills/{id}/carry",
  tags,
  summary: "Book what was carried, by the codes of the reserve bin, the goods and the pick bin",
  middleware: [needs("stock:write", "picker")] as const,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      CarryRefill.omit({ refillId: true }).openapi("CarryRefill", {
        example: { quantity: 12, fromCode: "R-01-1", goodsCode: "TEE-BLK-M", toCode: "A-07-3" },
      }),
    ),
  },
  responses: { 200: json(z.object({ left: z.int() })), ...problems(404, 409) },
});

/** Filling pick bins. */
export function refillRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const items = await listRefills(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ id, sku, lot, from, to, units, done, why, worker }) => ({
      ...{ id, sku, from, to, units, done, why, worker },
      lot: lot || null,
    }));
    return c.json({ items: told }, 200);
  });
  app.openapi(binsRoute, async (c) => {
    const items = await listPickBins(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(({ name: _, ...bin }) => bin) }, 200);
  });
  app.openapi(putRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({ status: 201, body: await putPickBin(ctx, input) })) as never;
  });
  app.openapi(claimRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: {} }, async (ctx) => {
      await claimRefill(ctx, id);
      return { status: 200, body: {} };
    }) as never;
  });
  app.openapi(carryRoute, async (c) => {
    const { id: refillId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: await carryRefill(ctx, { refillId, ...input }),
    })) as never;
  });
  return app;
}
