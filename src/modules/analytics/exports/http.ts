import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { newId } from "@/lib/ids";
import { scopeOpens } from "@/lib/permission";
import { reason } from "@/lib/reason";
import { fileFormats } from "@/modules/files/kinds";
import { audit } from "@/modules/organizations/commands/audit";
import { inTransaction } from "@/platform/db";
import { createRoutes, type HttpEnv, needs, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { AskBreakdown } from "../figures/ask";
import { AskFulfilment } from "../journeys/ask";
import { pageFile } from "./page-file";
import { reportPages } from "./report-pages";

const Query = AskBreakdown.omit({ limit: true, by: true })
  .extend({ by: AskBreakdown.shape.by.optional(), ...AskFulfilment.pick({ carrier: true, stage: true }).shape })
  .extend({ page: z.enum(reportPages).default("overview").openapi({ example: "sales" }) });

const exported = (format: (typeof fileFormats)[number]) =>
  createRoute({
    method: "get",
    path: `/exports/analytics.${format}`,
    tags: ["Analytics"],
    summary: `Export a page of analytics as ${format.toUpperCase()}`,
    description:
      "All tables that the page shows for these filters, below one another. The page `stock` asks for the scope `stock:read` as well. The last thirty days where no period is given. Cells that a spreadsheet would run begin with an apostrophe.",
    middleware: [needs("orders:read", "operator")] as const,
    request: { query: Query },
    responses: {
      200: { description: "The file", content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } },
      ...problems(),
    },
  });

/** Pages of analytics as files. That somebody took one out stands in the audit log. */
export function analyticsExportRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  for (const format of fileFormats)
    app.openapi(exported(format), async (c) => {
      const { page, ...address } = c.req.valid("query");
      const ctx = c.get("ctx");
      if (page === "stock" && !scopeOpens(ctx.actor.scopes, "stock:read"))
        throw new Refusal("forbidden", reason("forbidden.scope", { needed: "stock:read" }));
      const { name, contentType, content } = await pageFile(ctx, { page, address, format });
      await inTransaction(ctx, (ctx) =>
        audit(ctx, {
          action: "file.exported",
          subject: { kind: "export", id: newId() },
          data: { kind: `analytics.${page}`, format, filter: Object.keys(address) },
        }),
      );
      return new Response(new Uint8Array(content), {
        headers: {
          "content-type": contentType,
          "content-disposition": `attachment; filename="${name}"`,
          "cache-control": "private, no-store",
          "x-content-type-options": "nosniff",
        },
      });
    });
  return app;
}
