import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, problems } from "@/platform/http/routes";
import { ReadFees } from "../../day/inputs";
import { ConnectionCode } from "../../inputs";
import { type FeeReading, feeReadingOf } from "./reading-queries";
import { startFeeReading } from "./start-reading";

const Day = z.string().openapi({ example: "2026-11-23" });
const Reading = z
  .object({
    connection: z.string(),
    state: z.enum(["never", "running", "done", "failed"]),
    from: Day.nullable(),
    until: Day.nullable(),
    at: Day.nullable().openapi({ description: "The day that it has come to" }),
    trouble: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).nullable(),
    nextAt: z.string().nullable().openapi({ description: "When it goes on, or begins anew by itself" }),
    lastSuccessAt: z.string().nullable(),
    rows: z.int(),
    matched: z.int(),
  })
  .openapi("FinanceReading");

const params = z.object({ code: ConnectionCode });
const path = "/connections/{code}/finance-reading";
const tags = ["Marketplace day"];
const middleware = needs("settings:write", "manager");

const readRoute = createRoute({
  method: "get",
  path,
  tags,
  summary: "How far a marketplace's fees are read by its API",
  middleware,
  request: { params },
  responses: { 200: json(Reading), ...problems(404) },
});
const startRoute = createRoute({
  method: "post",
  path,
  tags,
  summary: "Read a marketplace's fees now",
  description: "It is done once a day by itself. A row that a file has told as well counts once.",
  middleware,
  request: { params, headers: IdempotencyHeader, body: body(ReadFees.openapi("ReadFinance")) },
  responses: { 202: json(Reading, "Started"), ...problems(404, 409) },
});

/** What marketplaces took, read by their APIs. */
export function feeReadingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(readRoute, async (c) => c.json(answerOf(await feeReadingOf(c.get("ctx"), c.req.valid("param").code)), 200));
  app.openapi(startRoute, async (c) => {
    const given = c.req.valid("json");
    const { code: connection } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({
      status: 202,
      body: answerOf(await startFeeReading(ctx, { connection, ...given })),
    });
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  return app;
}

const answerOf = ({ connection, reading, lastSuccessAt, read }: FeeReading): z.infer<typeof Reading> => ({
  connection,
  state: reading?.state ?? "never",
  from: reading?.from ?? null,
  until: reading?.until ?? null,
  at: reading?.at ?? null,
  trouble: reading?.trouble ?? null,
  nextAt: reading?.nextAt.toISOString() ?? null,
  lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
  rows: read?.rows ?? 0,
  matched: read?.matched ?? 0,
});
