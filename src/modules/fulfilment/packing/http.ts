import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { code } from "@/lib/text-input";
import { body, createRoutes, type HttpEnv, IdParam, json, needs, problems } from "@/platform/http/routes";
import { Evidence, evidenceAnswer } from "./evidence-answer";
import { readEvidence } from "./evidence-queries";
import { findToPack } from "./find-to-pack";
import { FindToPack, PutBox, PutPackingRules } from "./inputs";
import { boxesFor, listBoxes, loadPackingRules } from "./packing-queries";
import { parcelPhotoRoutes } from "./photos-http";
import { deleteBox, putBox, putPackingRules } from "./put-packing";

const tags = ["Packing"];
const read = needs("orders:read");
const write = needs("settings:write", "manager");
const BoxParam = z.object({ code: code() });

const Box = z
  .object({
    code: z.string(),
    name: z.string(),
    lengthMm: z.int().openapi({ description: "Inside, as width and height" }),
    widthMm: z.int(),
    heightMm: z.int(),
    wallMm: z.int(),
    maxGrams: z.int().nullable(),
    ownGrams: z.int(),
    costMinor: z.int().nullable(),
  })
  .openapi("PackingBox");
const Boxes = z.object({ items: z.array(Box) });
const Rules = PutPackingRules.openapi("PackingRules", {
  example: { tolerancePercent: 5, toleranceGrams: 50, mustWeigh: true, mustPhoto: false },
});
const Plan = z
  .object({
    boxes: z.array(
      z.object({ box: z.string(), units: z.record(z.string(), z.int()), goodsGrams: z.int(), fillPercent: z.int() }).openapi({
        description: "Units by the fulfilment's lines",
      }),
    ),
    refused: z
      .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
      .nullable()
      .openapi({ description: "Why none is suggested: a size is not known, a piece fits no box, there are no boxes" }),
  })
  .openapi("BoxPlan");

const boxesRoute = createRoute({
  method: "get",
  path: "/packing-boxes",
  tags,
  summary: "The boxes of the house",
  middleware: read,
  responses: { 200: json(Boxes), ...problems() },
});
const putBoxRoute = createRoute({
  method: "put",
  path: "/packing-boxes/{code}",
  tags,
  summary: "Add or change a box",
  description: "The code is also what its barcode says, for who chooses it by scan.",
  middleware: write,
  request: {
    params: BoxParam,
    body: body(
      PutBox.omit({ code: true }).openapi("PutPackingBox", {
        example: { name: "Box M", lengthMm: 300, widthMm: 200, heightMm: 150, ownGrams: 140, maxGrams: 10_000, costMinor: 3_500 },
      }),
    ),
  },
  responses: { 200: json(Boxes), ...problems() },
});
const deleteBoxRoute = createRoute({
  method: "delete",
  path: "/packing-boxes/{code}",
  tags,
  summary: "Remove a box",
  middleware: write,
  request: { params: BoxParam },
  responses: { 204: { description: "Gone" }, ...problems(404) },
});
const rulesRoute = createRoute({
  method: "get",
  path: "/packing-settings",
  tags,
  summary: "How parcels are weighed and photographed here",
  middleware: read,
  responses: { 200: json(Rules), ...problems() },
});
const putRulesRoute = createRoute({
  method: "put",
  path: "/packing-settings",
  tags,
  summary: "Say how parcels are weighed and photographed here",
  middleware: write,
  request: { body: body(Rules) },
  responses: { 200: json(Rules), ...problems() },
});
const findRoute = createRoute({
  method: "get",
  path: "/packing/find",
  tags,
  summary: "The work that a scanned tote, task or order stands for",
  middleware: read,
  request: { query: FindToPack },
  responses: { 200: json(z.object({ fulfilmentId: z.uuid(), number: z.string() })), ...problems(404) },
});
const planRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/boxes",
  tags,
  summary: "Which boxes its goods go into",
  description: "A heuristic, from the products' sizes and weights and the boxes of the house; docs/packing.md says how.",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(Plan), ...problems(404) },
});
const evidenceRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/evidence",
  tags,
  summary: "How it was picked and packed: scans, weights, photos, people and times",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(Evidence), ...problems(404) },
});

/** The routes of the packing table. */
export function packingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", parcelPhotoRoutes());
  app.openapi(boxesRoute, async (c) => c.json({ items: await listBoxes(c.get("ctx")) }, 200));
  app.openapi(putBoxRoute, async (c) => {
    await putBox(c.get("ctx"), { ...c.req.valid("json"), code: c.req.valid("param").code });
    return c.json({ items: await listBoxes(c.get("ctx")) }, 200);
  });
  app.openapi(deleteBoxRoute, async (c) => {
    await deleteBox(c.get("ctx"), c.req.valid("param"));
    return c.body(null, 204);
  });
  app.openapi(rulesRoute, async (c) => {
    const { version: _, ...rules } = await loadPackingRules(c.get("ctx"));
    return c.json(rules, 200);
  });
  app.openapi(putRulesRoute, async (c) => {
    const input = c.req.valid("json");
    await putPackingRules(c.get("ctx"), input);
    return c.json(input, 200);
  });
  app.openapi(findRoute, async (c) => c.json(await findToPack(c.get("ctx"), c.req.valid("query")), 200));
  app.openapi(planRoute, async (c) => {
    const plan = await boxesFor(c.get("ctx"), c.req.valid("param").id);
    return c.json("boxes" in plan ? { boxes: plan.boxes, refused: null } : { boxes: [], refused: plan.refused }, 200);
  });
  app.openapi(evidenceRoute, async (c) => c.json(evidenceAnswer(await readEvidence(c.get("ctx"), c.req.valid("param").id)), 200));
  return app;
}
