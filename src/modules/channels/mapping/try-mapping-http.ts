import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, problems } from "@/platform/http/routes";
import { ByConnection, TryMapping } from "./inputs";
import { tryConnectionMapping } from "./try-connection-mapping";

const Tried = z
  .object({
    order: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ description: "The order as it would be taken in, amounts in minor units; null: it cannot be read" }),
    errors: z
      .array(
        z.object({
          field: z.string().openapi({ description: "Our field, `lines.0.quantity` for the first line's" }),
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      )
      .openapi({ description: "What a person would have to look at, or why it is no order" }),
    found: z
      .array(z.object({ field: z.string(), values: z.array(z.string()) }))
      .openapi({ description: "What each rule found in the payload, for a line's field one value per line" }),
  })
  .openapi("TriedMapping");

const tryRoute = createRoute({
  method: "post",
  path: "/connections/{code}/try-mapping",
  tags: ["Connections"],
  summary: "Try a mapping on a payload",
  description:
    "For connections of kind `generic`. Changes nothing. Settings left out: those of the connection; payload left out: its last delivery.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: ByConnection, headers: IdempotencyHeader, body: body(TryMapping) },
  responses: { 200: json(Tried), ...problems(404, 409) },
});

export function tryMappingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(tryRoute, async (c) => {
    const given = c.req.valid("json");
    const { code } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => {
      const { order, errors, found } = await tryConnectionMapping(ctx, code, given);
      const told = errors.map(({ field, reason }) => ({ field, code: reason.code, params: reason.params ?? {} }));
      return { status: 200, body: { order, errors: told, found } };
    };
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  return app;
}
