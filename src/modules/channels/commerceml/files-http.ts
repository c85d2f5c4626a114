import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { exchangeStates } from "./exchange-states";
import { listExchangeFiles } from "./file-queries";
import { ExchangeOf, ListExchangeFiles } from "./inputs";

const ExchangeFile = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.enum(["catalog", "sale"]).openapi({ description: "Goods, prices and stocks; or orders" }),
    bytes: z.int().openapi({ description: "0 for a document that lay in an archive" }),
    state: z.enum(exchangeStates),
    reason: z.string().nullable().openapi({ description: "Why it was not taken in, or what of it was not" }),
    reasonParams: z.record(z.string(), z.union([z.string(), z.number()])),
    counts: z.record(z.string(), z.int()).openapi({ description: "What it changed: `created`, `changed`, `stock`, `orders` …" }),
    receivedAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .openapi("ExchangeFile");

const filesRoute = createRoute({
  method: "get",
  path: "/connections/{code}/files",
  tags: ["Connections"],
  summary: "The files that 1C sent, newest first, and what became of each",
  middleware: [needs("orders:read")] as const,
  request: { params: ExchangeOf, query: ListExchangeFiles },
  responses: { 200: json(page(ExchangeFile)), ...problems(404) },
});

export function exchangeFileRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(filesRoute, async (c) => {
    const { items, nextCursor } = await listExchangeFiles(c.get("ctx"), c.req.valid("param").code, c.req.valid("query"));
    const answers = items.map(({ reason, isArchived: _, receivedAt, finishedAt, ...file }) => ({
      ...file,
      reason: reason?.code.split(".").at(-1) ?? null,
      reasonParams: reason?.params ?? {},
      receivedAt: receivedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }));
    return c.json({ items: answers, nextCursor }, 200);
  });
  return app;
}
