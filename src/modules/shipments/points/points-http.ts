import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { SearchPoints } from "../inputs";
import { searchPoints } from "./search-points";

const Size = z.object({ length: z.int(), width: z.int(), height: z.int() });

const PointDocument = z
  .object({
    code: z.string().openapi({ description: "What an order's pickupPoint names, with the carrier" }),
    name: z.string(),
    kind: z.enum(["office", "locker"]),
    country: z.string(),
    region: z.string().nullable(),
    city: z.string(),
    postalCode: z.string().nullable(),
    line1: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    distanceKm: z.number().nullable().openapi({ description: "From the given point, or from the middle of the town" }),
    hours: z.string().nullable(),
    phone: z.string().nullable(),
    note: z.string().nullable(),
    takesCash: z.boolean().nullable(),
    takesCards: z.boolean().nullable(),
    maxGrams: z.number().nullable(),
    maxDimensionsMm: Size.nullable(),
    storageDays: z.number().nullable(),
  })
  .openapi("PickupPoint");

const pointsRoute = createRoute({
  method: "get",
  path: "/pickup-points",
  tags: ["Carriers"],
  summary: "Where a buyer may collect from a carrier, the nearest first",
  description:
    "Needs a city, a postal code or a point of the map. Points that do not take the weight or the size are left out. A place is asked for once a day; while the carrier is away its last list is told (`isOld`).",
  middleware: needs("orders:read"),
  request: { query: SearchPoints },
  responses: {
    200: json(
      z.object({
        carrier: z.string(),
        items: z.array(PointDocument),
        more: z.int().openapi({ description: "How many fit beyond these" }),
        askedAt: z.string(),
        isOld: z.boolean(),
      }),
    ),
    ...problems(404, 409, 503),
  },
});

/** The route of pickup points. */
export function pointsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(pointsRoute, async (c) => {
    const { askedAt, ...found } = await searchPoints(c.get("ctx"), c.req.valid("query"));
    return c.json({ ...found, askedAt: askedAt.toISOString() }, 200);
  });
  return app;
}
