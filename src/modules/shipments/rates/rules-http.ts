import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerResumable } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, problems } from "@/platform/http/routes";
import { carrierRulesOf } from "../carrier-queries";
import { CarrierRule } from "../carrier-rule";
import { PutCarrierRules } from "../inputs";
import { RatesDocument, ratesAnswer } from "../shipment-answer";
import { putCarrierRules } from "./put-carrier-rules";
import { TryCarrierRules, tryCarrierRules } from "./try-rules";

const tags = ["Carriers"];
const read = needs("orders:read");
const settings = needs("settings:write", "manager");

const Rules = z.object({ version: z.int(), rules: z.array(CarrierRule.openapi("CarrierRule")) }).openapi("CarrierRules");

const example = {
  version: 0,
  rules: [
    { name: "Москва с оплатой при получении", when: { regions: ["Москва"], cashOnDelivery: true }, take: { carrier: "own_courier" } },
    { name: "Дорогое", when: { value: { from: 1_000_000 } }, take: { strategy: "on_time" as const } },
  ],
};

const getRoute = createRoute({
  method: "get",
  path: "/carrier-rules",
  tags,
  summary: "The rules by which parcels find their carriers, in their order",
  middleware: read,
  responses: { 200: json(Rules), ...problems() },
});

const putRoute = createRoute({
  method: "put",
  path: "/carrier-rules",
  tags,
  summary: "Replace the rules by which parcels find their carriers",
  description:
    "The first rule that fits a parcel and can be followed decides: a carrier (and service), or a strategy: `cheapest` within the promise, `fastest`, `on_time` by each carrier's record in that region. Conditions that are left out ask for nothing. What staff or the buyer's pickup point name stands before every rule.",
  middleware: [settings] as const,
  request: { body: body(PutCarrierRules.openapi("PutCarrierRules", { example })) },
  responses: { 200: json(Rules), ...problems(409) },
});

const tryRoute = createRoute({
  method: "post",
  path: "/carrier-rules/try",
  tags,
  summary: "Which carrier a parcel would take, and why",
  description:
    "Of an order that lies packed, or of a parcel that nobody has packed; by the rules in force or by others. The carriers are asked; nothing is stored or booked.",
  middleware: [settings] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      TryCarrierRules.openapi("TryCarrierRules", {
        example: { parcel: { channel: "site", warehouse: "KZN", city: "Казань", weightGrams: 1200, value: 250_000 }, rules: null },
      }),
    ),
  },
  responses: { 200: json(RatesDocument), ...problems(404) },
});

/** The routes of the rules by which carriers are chosen. */
export function rulesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(getRoute, async (c) => c.json(await carrierRulesOf(c.get("ctx")), 200));
  app.openapi(putRoute, async (c) => c.json(await putCarrierRules(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(tryRoute, async (c) => {
    const input = c.req.valid("json");
    return (await answerResumable(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: ratesAnswer(await tryCarrierRules(ctx, input)),
    }))) as never;
  });
  return app;
}
