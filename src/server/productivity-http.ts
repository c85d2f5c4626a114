import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import { csvRow, csvStyleOf } from "@/modules/files/exports/csv-row";
import { ProductivityOf } from "@/modules/inventory/work-log/inputs";
import type { Productivity } from "@/modules/inventory/work-log/productivity";
import { readProductivity } from "@/modules/inventory/work-log/work-log-queries";
import { organizations } from "@/modules/organizations/tables";
import { createRoutes, type HttpEnv, needs, problems } from "@/platform/http/routes";

const columns = [
  "name",
  "seconds",
  "lines",
  "units",
  "packedUnits",
  "linesPerHour",
  "unitsPerHour",
  "packedPerHour",
  "scans",
  "misScans",
  "misScanRate",
  "shorts",
  "costMinor",
] as const satisfies readonly (keyof Productivity)[];

const route = createRoute({
  method: "get",
  path: "/productivity.csv",
  tags: ["Work log"],
  summary: "Productivity as CSV",
  middleware: needs("orders:read", "manager"),
  request: { query: ProductivityOf },
  responses: { 200: { description: "The file", content: { "text/csv": { schema: z.string() } } }, ...problems() },
});

/** Composed here, because files and the work log lie side by side. */
export function productivityRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(route, async (c) => {
    const ctx = c.get("ctx");
    const { people } = await readProductivity(ctx, c.req.valid("query"));
    const [shop] = await ctx.db
      .select({ locale: organizations.locale })
      .from(organizations)
      .where(eq(organizations.id, ctx.actor.organizationId));
    const style = csvStyleOf(shop?.locale ?? "ru");
    const rows = people.map((one) =>
      columns.map((column) => {
        const value = one[column];
        return typeof value === "number" && !Number.isInteger(value) ? { decimal: value.toFixed(4) } : value;
      }),
    );
    // With the mark that makes spreadsheets read UTF-8.
    const text = `\ufeff${[columns, ...rows].map((row) => csvRow(row, style)).join("")}`;
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="productivity.csv"',
      "cache-control": "private, no-store",
    };
    return new Response(text, { headers }) as never;
  });
  return app;
}
