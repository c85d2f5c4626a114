import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { code } from "@/lib/text-input";
import { body, createRoutes, type HttpEnv, IdParam, json, needs, problems } from "@/platform/http/routes";
import { waveModes } from "../plan-wave";
import { PutCart, PutPickingSettings, PutWaveRule, WaveFilterInput, WaveTriggerInput } from "./inputs";
import { deleteCart, deleteWaveRule, putCart, putPickingSettings, putWaveRule } from "./put-settings";
import { listCarts, listWaveRules, loadPickingSettings } from "./settings-queries";

const tags = ["Waves and picking tasks"];
const read = needs("orders:read");
const write = needs("settings:write", "manager");
const CartParam = z.object({ code: code() });
const gone = { 204: { description: "Gone" }, ...problems(404, 409) };

const Cart = z
  .object({ code: z.string(), name: z.string(), slots: z.int(), maxGrams: z.int().nullable(), maxMillilitres: z.int().nullable() })
  .openapi("PickingCart");
const Rule = z
  .object({
    id: z.uuid(),
    warehouse: z.string(),
    name: z.string(),
    trigger: WaveTriggerInput,
    filter: WaveFilterInput,
    mode: z.enum(waveModes),
    cart: z.string().nullable(),
    active: z.boolean(),
    lastRunAt: z.string(),
  })
  .openapi("WaveRule");
const Settings = PutPickingSettings.openapi("PickingSettings", { example: { silentMinutes: 75, freeWork: true } });

const cartsRoute = createRoute({
  method: "get",
  path: "/picking-carts",
  tags,
  summary: "The carts of the house",
  middleware: read,
  responses: { 200: json(z.object({ items: z.array(Cart) })), ...problems() },
});
const putCartRoute = createRoute({
  method: "put",
  path: "/picking-carts/{code}",
  tags,
  summary: "Add or change a cart",
  middleware: write,
  request: {
    params: CartParam,
    body: body(PutCart.omit({ code: true }).openapi("PutPickingCart", { example: { name: "Cart of eight", slots: 8, maxGrams: 120_000 } })),
  },
  responses: { 200: json(z.object({ items: z.array(Cart) })), ...problems() },
});
const deleteCartRoute = createRoute({
  method: "delete",
  path: "/picking-carts/{code}",
  tags,
  summary: "Remove a cart that no rule uses",
  middleware: write,
  request: { params: CartParam },
  responses: gone,
});
const rulesRoute = createRoute({
  method: "get",
  path: "/wave-rules",
  tags,
  summary: "When waves are made by themselves",
  middleware: read,
  responses: { 200: json(z.object({ items: z.array(Rule) })), ...problems() },
});
const putRuleRoute = createRoute({
  method: "post",
  path: "/wave-rules",
  tags,
  summary: "Add a rule, or change the one that is named",
  middleware: write,
  request: {
    body: body(
      PutWaveRule.openapi("PutWaveRule", {
        example: { warehouse: "MSK", name: "Every half hour", trigger: { kind: "every", minutes: 30 }, mode: "batch" },
      }),
    ),
  },
  responses: { 200: json(z.object({ ruleId: z.uuid() })), ...problems(404) },
});
const deleteRuleRoute = createRoute({
  method: "delete",
  path: "/wave-rules/{id}",
  tags,
  summary: "Remove a rule",
  middleware: write,
  request: { params: IdParam },
  responses: gone,
});
const settingsRoute = createRoute({
  method: "get",
  path: "/picking-settings",
  tags,
  summary: "How pickers work here",
  middleware: read,
  responses: { 200: json(Settings), ...problems() },
});
const putSettingsRoute = createRoute({
  method: "put",
  path: "/picking-settings",
  tags,
  summary: "Say how pickers work here",
  middleware: write,
  request: { body: body(Settings) },
  responses: { 200: json(Settings), ...problems() },
});

/** The routes of what waves are made by. */
export function waveSettingsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(cartsRoute, async (c) => c.json({ items: await listCarts(c.get("ctx")) }, 200));
  app.openapi(putCartRoute, async (c) => {
    await putCart(c.get("ctx"), { ...c.req.valid("json"), code: c.req.valid("param").code });
    return c.json({ items: await listCarts(c.get("ctx")) }, 200);
  });
  app.openapi(deleteCartRoute, async (c) => {
    await deleteCart(c.get("ctx"), c.req.valid("param"));
    return c.body(null, 204);
  });
  app.openapi(rulesRoute, async (c) => {
    const rules = await listWaveRules(c.get("ctx"));
    const items = rules.map(({ warehouseName: _, lastRunAt, ...rule }) => ({ ...rule, lastRunAt: lastRunAt.toISOString() }));
    return c.json({ items: items as z.infer<typeof Rule>[] }, 200);
  });
  app.openapi(putRuleRoute, async (c) => c.json(await putWaveRule(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(deleteRuleRoute, async (c) => {
    await deleteWaveRule(c.get("ctx"), { ruleId: c.req.valid("param").id });
    return c.body(null, 204);
  });
  app.openapi(settingsRoute, async (c) => {
    const { silentMinutes, freeWork } = await loadPickingSettings(c.get("ctx"));
    return c.json({ silentMinutes, freeWork }, 200);
  });
  app.openapi(putSettingsRoute, async (c) => {
    const input = c.req.valid("json");
    await putPickingSettings(c.get("ctx"), input);
    return c.json(input, 200);
  });
  return app;
}
