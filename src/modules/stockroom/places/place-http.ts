import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { SuggestPlaces } from "./inputs";
import { suggestedPlaces } from "./place-queries";

const suggestRoute = createRoute({
  method: "get",
  path: "/stock/places",
  tags: ["Stock"],
  summary: "Where so many units of a SKU are best put, and why",
  description: "Its own bin, bins that hold it, the nearest free ones that fit by units, weight and volume. `left` found no place.",
  middleware: [needs("stock:read")] as const,
  request: {
    query: SuggestPlaces.extend({
      quantity: z.coerce.number().int().min(1).max(10_000_000),
      apart: z.stringbool().default(false),
    }),
  },
  responses: {
    200: json(
      z
        .object({
          places: z.array(
            z.object({
              bin: z.string(),
              units: z.int(),
              why: z.enum(["own", "same", "nearest_free", "apart"]),
            }),
          ),
          left: z.int(),
        })
        .openapi("SuggestedPlaces"),
    ),
    ...problems(),
  },
});

/** Where things are put. */
export function placeRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(suggestRoute, async (c) => {
    const { places, left } = await suggestedPlaces(c.get("ctx"), c.req.valid("query"));
    const told = places.map(({ code, units, why }) => ({ bin: code, units, why: why.code.replace("place.", "") as "own" }));
    return c.json({ places: told, left }, 200);
  });
  return app;
}
