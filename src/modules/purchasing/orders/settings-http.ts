import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { readPurchaseSettings } from "./put-settings";
import { PurchaseSettings } from "./settings";

const View = z.object({ version: z.int(), settings: PurchaseSettings }).openapi("PurchaseSettings");

const getRoute = createRoute({
  method: "get",
  path: "/purchase-settings",
  tags: ["Purchasing"],
  summary: "How the shop buys",
  description:
    "`approvalAboveMinor`: above it an order needs a manager's word, in the organization's currency; null: none does. The owner sets it, signed in.",
  middleware: [needs("stock:read")] as const,
  responses: { 200: json(View), ...problems() },
});

/** Read only: a key is a manager at most, and the limit is the owner's. */
export function purchaseSettingsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(getRoute, async (c) => c.json(await readPurchaseSettings(c.get("ctx")), 200));
  return app;
}
