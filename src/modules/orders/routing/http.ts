import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { compareRouting, mostCompared } from "./compare-rules";
import { CompareRouting, PlanOrderRouting, PutRoutingRules } from "./inputs";
import { loadKnowledge } from "./load-knowledge";
import { putRuleSet } from "./put-rule-set";
import { RoutingRuleSet } from "./rule-set";
import { type RuleSetView, ruleSetViews } from "./rule-set-views";
import { testDrive } from "./test-drive";

const tags = ["Routing"];
const Reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const Units = z.array(z.object({ sku: z.string(), quantity: z.int() }));

const RuleSet = z
  .object({
    channel: z.string().nullable().openapi({ description: "Null: the rules of the whole organization" }),
    version: z.int(),
    own: z.boolean().openapi({ description: "False: nothing is set here, and those of the next wider scope are shown" }),
    source: z.enum(["channel", "organization", "default", "tried"]),
    rules: RoutingRuleSet,
  })
  .openapi("RoutingRules");

const Knowledge = z
  .object({ warehouses: z.int(), withCapacity: z.int(), withPlace: z.int(), tariffs: z.boolean(), unweighed: z.boolean() })
  .openapi("RoutingKnowledge", {
    description:
      "What the rules can ask about. Without tariffs of an own courier price and days are unknown, without a capacity the load, without a place the distance; the price of goods that were never weighed too.",
  });

const exampleRules = {
  rules: [
    { rule: "unfilled_units" as const, on: true },
    { rule: "distance_band" as const, on: true, band: 100 },
    { rule: "parcels" as const, on: true },
    { rule: "priority" as const, on: true },
  ],
  maxParcels: 2,
  splitUnits: false,
  gather: { on: true, maxDays: 3, maxMinor: 50000, lanes: [{ from: "KZN", to: "MSK", days: 2, minor: 30000, perKgMinor: 0 }] },
};

const rulesRoute = createRoute({
  method: "get",
  path: "/routing/rules",
  tags,
  summary: "By which rules warehouses are chosen: the organization's and each channel's",
  middleware: [needs("stock:read")] as const,
  responses: { 200: json(z.object({ items: z.array(RuleSet), knowledge: Knowledge })), ...problems() },
});

const putRoute = createRoute({
  method: "put",
  path: "/routing/rules",
  tags,
  summary: "Set or take back the rules of a channel or of the organization",
  description:
    "The first rule that tells two candidates apart decides. Rules that are left out are switched off; rules: null takes the set back.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { body: body(PutRoutingRules.openapi("PutRoutingRules", { example: { channel: null, version: 0, rules: exampleRules } })) },
  responses: { 200: json(RuleSet), ...problems(409) },
});

const Candidate = z.object({
  warehouses: z.array(z.string()),
  unfilledUnits: z.int(),
  late: z.int(),
  parcels: z.int(),
  costMinor: z.number().nullable(),
  etaDays: z.number().nullable(),
  loadPercent: z.number().nullable(),
  distanceKm: z.number().nullable(),
  distancesKm: z.array(z.number().nullable()),
  priority: z.number(),
  missing: Units,
  outcome: Reason.nullable(),
  gather: z
    .object({
      to: z.string(),
      ways: z.array(z.object({ from: z.string(), units: z.int(), days: z.int(), minor: z.int().nullable() })),
      readyAt: z.string(),
      transferMinor: z.int().nullable(),
      apart: z.object({ parcels: z.int(), costMinor: z.number().nullable() }).nullable(),
    })
    .optional()
    .openapi({ description: "Goods travel to `to` first and leave as one parcel; price and days hold the way there" }),
  decidedBy: z.string().nullable().openapi({ description: "The rule that told it from the chosen one; null for that one itself" }),
});

const Plan = z
  .object({
    destination: z.object({ latitude: z.number(), longitude: z.number(), precision: z.string() }).nullable(),
    units: z.int(),
    rules: z.array(z.string()),
    ruleSet: z.object({ scope: z.string(), id: z.string().nullable(), version: z.int() }),
    chosen: z.array(z.object({ warehouse: z.string(), lines: Units })),
    unfilled: Units,
    candidates: z.array(Candidate),
    refused: z.array(z.object({ warehouse: z.string(), reason: Reason })),
  })
  .openapi("RoutingPlan");

const planRoute = createRoute({
  method: "post",
  path: "/routing/plan",
  tags,
  summary: "Where an order would go out from, and why",
  description: "A dry run on the stock of this moment: nothing is reserved or written. Coordinates are found from town or postal code.",
  middleware: [needs("stock:read")] as const,
  request: {
    body: body(
      PlanOrderRouting.openapi("PlanOrderRouting", {
        example: { channel: "site", address: { country: "RU", city: "Казань" }, lines: [{ sku: "TEE-BLK-M", quantity: 2 }] },
      }),
    ),
  },
  responses: { 200: json(Plan), ...problems(400, 413) },
});

const Tally = z.object({
  orders: z.int(),
  parcels: z.int(),
  distanceKm: z.number(),
  costMinor: z.number(),
  late: z.int(),
  short: z.int(),
});

const compareRoute = createRoute({
  method: "post",
  path: "/routing/compare",
  tags,
  summary: "What other rules would make of the orders of the last days",
  description: `Both sides are planned anew on today's stock plus what each order took itself. Page by page, newest first, ${mostCompared} orders at most: add the sums up.`,
  middleware: [needs("settings:write", "manager")] as const,
  request: { body: body(CompareRouting.openapi("CompareRouting", { example: { channel: null, days: 30, rules: exampleRules } })) },
  responses: {
    200: json(
      z.object({
        sums: z.object({ before: Tally, after: Tally, measured: z.int(), priced: z.int(), promised: z.int(), changed: z.int() }),
        total: z.int().nullable(),
        read: z.int(),
        changed: z.array(
          z.object({
            id: z.uuid(),
            number: z.string(),
            placedAt: z.string(),
            before: z.array(z.string()),
            after: z.array(z.string()),
            beforeKm: z.number().nullable(),
            afterKm: z.number().nullable(),
          }),
        ),
        nextCursor: z.string().nullable(),
      }),
    ),
    ...problems(400, 413),
  },
});

export function routingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(rulesRoute, async (c) => {
    const ctx = c.get("ctx");
    return c.json({ items: (await ruleSetViews(ctx)).map(answerOf), knowledge: await loadKnowledge(ctx) }, 200);
  });
  app.openapi(putRoute, async (c) => c.json(answerOf(await putRuleSet(c.get("ctx"), c.req.valid("json"))), 200));
  app.openapi(planRoute, async (c) => c.json(await testDrive(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(compareRoute, async (c) => {
    const { changed, ...rest } = await compareRouting(c.get("ctx"), c.req.valid("json"));
    return c.json({ ...rest, changed: changed.map((one) => ({ ...one, placedAt: one.placedAt.toISOString() })) }, 200);
  });
  return app;
}

const answerOf = ({ channel, ...view }: RuleSetView) => ({ ...view, channel: channel?.code ?? null });
