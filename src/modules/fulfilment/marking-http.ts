import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, Id, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { dropCode, scanCode } from "./commands/scan-code";
import { ScanCode } from "./inputs";
import { codeIssuers, codeStates } from "./marking";
import { readCodes } from "./queries";

const Codes = z
  .object({
    lines: z.array(
      z.object({
        orderLineId: z.uuid(),
        sku: z.string(),
        name: z.string(),
        units: z.int(),
        kinds: z.array(z.string()).readonly().openapi({ description: "Codes that each unit carries, in the order of scanning" }),
      }),
    ),
    held: z.array(
      z.object({
        ...{ id: z.uuid(), orderLineId: z.uuid(), position: z.int(), kind: z.string(), code: z.string() },
        state: z.enum(codeStates).openapi({ description: "In circulation until the sale; codes that came back are not listed here" }),
        withdrawnBy: z
          .enum(codeIssuers)
          .nullable()
          .openapi({ description: "Whose receipt takes it out of circulation: the shop puts its own into its cash register's" }),
      }),
    ),
  })
  .openapi("MarkingCodes");

const tags = ["Fulfilments"];
const work = needs("fulfilment:write", "picker");

const codesRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/codes",
  tags,
  summary: "Marking codes that each unit has to have, and those that were scanned",
  middleware: [needs("orders:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(Codes), ...problems(404) },
});
const scanRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/codes",
  tags,
  summary: "Keep the marking code of a unit",
  description: "Byte for byte: group separators (U+001D) and letters' case are part of it. A code that is in use is 409.",
  middleware: [work] as const,
  request: { headers: IdempotencyHeader, params: IdParam, body: body(ScanCode.omit({ fulfilmentId: true }).openapi("ScanMarkingCode")) },
  responses: { 200: json(Codes), ...problems(404, 409) },
});
const dropRoute = createRoute({
  method: "delete",
  path: "/fulfilments/{id}/codes/{codeId}",
  tags,
  summary: "Take a code off its unit before the parcel is closed",
  middleware: [work] as const,
  request: { params: z.object({ id: Id, codeId: Id }) },
  responses: { 200: json(Codes), ...problems(404, 409) },
});

/** The marking codes of a fulfilment's units. */
export function markingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(codesRoute, async (c) => c.json(await readCodes(c.get("ctx"), c.req.valid("param").id), 200));
  app.openapi(scanRoute, async (c) => {
    const fulfilmentId = c.req.valid("param").id;
    const given = c.req.valid("json");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => {
      await scanCode(ctx, { fulfilmentId, ...given });
      return { status: 200, body: await readCodes(ctx, fulfilmentId) };
    };
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(dropRoute, async (c) => {
    const { id, codeId } = c.req.valid("param");
    await dropCode(c.get("ctx"), { fulfilmentId: id, codeId });
    return c.json(await readCodes(c.get("ctx"), id), 200);
  });
  return app;
}
