import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ListProducts } from "@/modules/catalog/inputs";
import { ListStock } from "@/modules/inventory/inputs";
import { ListOrders } from "@/modules/orders/search/order-filter";
import { createRoutes, type HttpEnv, needs, problems } from "@/platform/http/routes";
import { type FileFormat, fileFormats } from "../kinds";
import { type Exported, exportList } from "./export-list";
import { orderRows } from "./order-rows";
import { productRows, stockRows } from "./rows";

const tags = ["Files"];
const notPaged = { limit: true, cursor: true } as const;
const binary = { schema: z.string().openapi({ format: "binary" }) };

const description = "The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe.";

const exportRoute = <Path extends string, Query extends z.ZodObject>(
  path: Path,
  { summary, query, scope }: { summary: string; query: Query; scope: "orders:read" | "stock:read" },
) =>
  createRoute({
    method: "get",
    path,
    tags,
    summary,
    description,
    middleware: [needs(scope, "operator")] as const,
    request: { query },
    responses: { 200: { description: "The file", content: { "application/octet-stream": binary } }, ...problems() },
  });

/** Lists as files. Browsers open them by a link, programs by their key. */
export function exportRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  for (const format of fileFormats) addRoutes(app, format);
  return app;
}

function addRoutes(app: OpenAPIHono<HttpEnv>, format: FileFormat): void {
  const name = format.toUpperCase();
  const products = { summary: `Export products as ${name}`, query: ListProducts.omit(notPaged), scope: "stock:read" } as const;
  app.openapi(exportRoute(`/exports/products.${format}`, products), async (c) => {
    const [ctx, filter] = [c.get("ctx"), c.req.valid("query")];
    return download(await exportList(ctx, { what: "products", format, filter, rows: (writing) => productRows(ctx, filter, writing) }));
  });
  const stock = { summary: `Export stock as ${name}`, query: ListStock.omit(notPaged), scope: "stock:read" } as const;
  app.openapi(exportRoute(`/exports/stock.${format}`, stock), async (c) => {
    const [ctx, filter] = [c.get("ctx"), c.req.valid("query")];
    return download(await exportList(ctx, { what: "stock", format, filter, rows: (writing) => stockRows(ctx, filter, writing) }));
  });
  const orders = { summary: `Export orders as ${name}`, query: ListOrders.omit(notPaged), scope: "orders:read" } as const;
  app.openapi(exportRoute(`/exports/orders.${format}`, orders), async (c) => {
    const [ctx, filter] = [c.get("ctx"), c.req.valid("query")];
    return download(await exportList(ctx, { what: "orders", format, filter, rows: (writing) => orderRows(ctx, filter, writing) }));
  });
}

function download({ name, contentType, content }: Exported): Response {
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await content.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await content.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
