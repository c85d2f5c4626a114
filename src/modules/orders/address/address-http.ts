import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { AddressInput } from "../inputs";
import { opinionOf } from "./doubt-address";

const Why = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const Address = z.object({
  country: z.string(),
  region: z.string().nullable(),
  city: z.string(),
  postalCode: z.string().nullable(),
  line1: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

const checkRoute = createRoute({
  method: "post",
  path: "/addresses/check",
  tags: ["Orders"],
  summary: "Look at an address: what does not fit together, and what is probably meant",
  description:
    "Nothing is stored and nobody outside is asked. An order is held as `address_invalid` only for a finding that is clear; the rest is worth a second look.",
  middleware: needs("orders:read"),
  request: {
    body: body(AddressInput.openapi("CheckAddress", { example: { country: "RU", city: "Железногорск", line1: "ул. Ленина, 52" } })),
  },
  responses: {
    200: json(
      z.object({
        findings: z.array(z.object({ reason: Why, isClear: z.boolean() })),
        suggestions: z.array(z.object({ address: Address, reason: Why })),
      }),
    ),
    ...problems(),
  },
});

/** The route that looks at an address. */
export function addressRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(checkRoute, async (c) => c.json(await opinionOf(c.req.valid("json")), 200));
  return app;
}
