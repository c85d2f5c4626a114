import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { pdfResponse } from "@/platform/http/pdf-response";
import { createRoutes, type HttpEnv, needs, problems } from "@/platform/http/routes";
import { labelsPdf } from "@/platform/labels/label-pdf";
import { labelsZpl } from "@/platform/labels/label-zpl";
import { PrinterQuery, printerOf, zplResponse } from "@/platform/labels/zpl-http";
import { BinLabels, ProductLabels, ToteLabels } from "./inputs";
import { binLabels, type LabelFile, productLabels, toteLabels } from "./label-queries";

const tags = ["Labels"];
const read = needs("stock:read");
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };
const zpl = { description: "ZPL II in UTF-8", content: { "application/zpl": { schema: z.string() } } };

const productsRoute = createRoute({
  method: "get",
  path: "/labels/product.pdf",
  tags,
  summary: "Labels for units: name, SKU, lot, last day, barcode",
  description: "EAN-13 where the barcode is one, else Code 128; with a lot or a last day a GS1 DataMatrix too that says all of it.",
  middleware: read,
  request: { query: ProductLabels },
  responses: { 200: pdf, ...problems(404) },
});
const productsZplRoute = createRoute({
  method: "get",
  path: "/labels/product.zpl",
  tags,
  summary: "The same for a label printer",
  middleware: read,
  request: { query: ProductLabels.extend(PrinterQuery.shape) },
  responses: { 200: zpl, ...problems(404) },
});
const binsRoute = createRoute({
  method: "get",
  path: "/labels/bins.pdf",
  tags,
  summary: "Labels for bins, along the walk",
  middleware: read,
  request: { query: BinLabels },
  responses: { 200: pdf, ...problems(404) },
});
const binsZplRoute = createRoute({
  method: "get",
  path: "/labels/bins.zpl",
  tags,
  summary: "The same for a label printer",
  middleware: read,
  request: { query: BinLabels.extend(PrinterQuery.shape) },
  responses: { 200: zpl, ...problems(404) },
});
const totesRoute = createRoute({
  method: "get",
  path: "/labels/totes.pdf",
  tags,
  summary: "Labels for totes and carts, numbered in a row",
  middleware: read,
  request: { query: ToteLabels },
  responses: { 200: pdf, ...problems(404) },
});
const totesZplRoute = createRoute({
  method: "get",
  path: "/labels/totes.zpl",
  tags,
  summary: "The same for a label printer",
  middleware: read,
  request: { query: ToteLabels.extend(PrinterQuery.shape) },
  responses: { 200: zpl, ...problems(404) },
});

const asPdf = async (file: LabelFile, name: string) => pdfResponse(await labelsPdf(file.labels, file), `${name}.pdf`) as never;

const asZpl = async ({ labels }: LabelFile, printer: z.infer<typeof PrinterQuery>, name: string) =>
  zplResponse(await labelsZpl(labels, printerOf(printer)), name) as never;

/** Labels for what lacks one. */
export function labelRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(productsRoute, async (c) => asPdf(await productLabels(c.get("ctx"), c.req.valid("query")), "labels"));
  app.openapi(productsZplRoute, async (c) => {
    const { dpi, font, ...which } = c.req.valid("query");
    return asZpl(await productLabels(c.get("ctx"), which), { dpi, font }, "labels");
  });
  app.openapi(binsRoute, async (c) => asPdf(await binLabels(c.get("ctx"), c.req.valid("query")), "bins"));
  app.openapi(binsZplRoute, async (c) => {
    const { dpi, font, ...which } = c.req.valid("query");
    return asZpl(await binLabels(c.get("ctx"), which), { dpi, font }, "bins");
  });
  app.openapi(totesRoute, async (c) => asPdf(await toteLabels(c.get("ctx"), c.req.valid("query")), "totes"));
  app.openapi(totesZplRoute, async (c) => {
    const { dpi, font, ...which } = c.req.valid("query");
    return asZpl(await toteLabels(c.get("ctx"), which), { dpi, font }, "totes");
  });
  return app;
}
