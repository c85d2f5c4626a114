import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { body, createRoutes, type HttpEnv, json, Money, needs, page, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { putProduct } from "./commands/put-product";
import { maxPictureBytes, setPicture } from "./commands/set-picture";
import { ListProducts, PutProduct, Sku } from "./inputs";
import { listProducts, pictureOf, productBySku } from "./product-queries";

const Product = z
  .object({
    id: z.uuid(),
    sku: z.string(),
    name: z.string(),
    barcode: z.string().nullable(),
    group: z.string().nullable(),
    price: Money,
    cost: Money.nullable(),
    weightGrams: z.int().nullable(),
    dimensionsMm: z.object({ length: z.int(), width: z.int(), height: z.int() }).nullable(),
    taxRate: z.number().nullable(),
    hsCode: z.string().nullable().openapi({ description: "Tariff code of customs, digits only" }),
    originCountry: z.string().nullable().openapi({ description: "Where it was made, ISO 3166" }),
    picture: z.string().nullable(),
    components: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.int() })),
    packs: z.array(z.object({ name: z.string(), barcode: z.string().nullable(), units: z.int() })),
    backorderLimit: z
      .int()
      .nullable()
      .openapi({ description: "Units that may be promised without stock, all waiting orders together; null: any number" }),
    availableFrom: z.string().nullable().openapi({ description: "A preorder is promised not before then" }),
    tracksLots: z.boolean(),
    tracksSerials: z.boolean(),
    needsMark: z
      .boolean()
      .openapi({ description: "Each unit bears a code of «Честный знак», which is scanned before its parcel is closed" }),
    active: z.boolean(),
    version: z.int(),
    updatedAt: z.string(),
  })
  .openapi("Product");

const params = z.object({ sku: Sku });
const tags = ["Catalog"];

const putRoute = createRoute({
  method: "put",
  path: "/products/{sku}",
  tags,
  summary: "Create or change a product",
  description: "What is left out keeps its value; null empties it. Components make a bundle, an empty list a plain product again.",
  middleware: [needs("catalog:write", "operator")] as const,
  request: { params, body: body(PutProduct) },
  responses: { 200: json(Product, "Changed, or the same as before"), 201: json(Product, "Created"), ...problems(409) },
});

const getRoute = createRoute({
  method: "get",
  path: "/products/{sku}",
  tags,
  summary: "One product",
  middleware: [needs("stock:read")] as const,
  request: { params },
  responses: { 200: json(Product), ...problems(404) },
});

const listRoute = createRoute({
  method: "get",
  path: "/products",
  tags,
  summary: "Products by SKU",
  middleware: [needs("stock:read")] as const,
  request: { query: ListProducts },
  responses: { 200: json(page(Product)), ...problems() },
});

const pictureRoute = createRoute({
  method: "get",
  path: "/products/{sku}/picture",
  tags,
  summary: "A product's picture as WebP",
  middleware: [needs("stock:read")] as const,
  request: { params, query: z.object({ v: z.string().max(64).optional() }) },
  responses: {
    200: { description: "OK", content: { "image/webp": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

const putPictureRoute = createRoute({
  method: "put",
  path: "/products/{sku}/picture",
  tags,
  summary: "Upload a product's picture: PNG, JPEG or WebP, at most 5 MB",
  middleware: [needs("catalog:write", "operator")] as const,
  request: { params },
  responses: { 200: json(z.object({ picture: z.string() })), ...problems(404, 413) },
});

export function catalogRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json(await listProducts(c.get("ctx"), c.req.valid("query")), 200));
  app.openapi(getRoute, async (c) => c.json(await productBySku(c.get("ctx"), c.req.valid("param").sku), 200));
  app.openapi(putRoute, async (c) => {
    const { created, ...product } = await putProduct(c.get("ctx"), c.req.valid("param").sku, c.req.valid("json"));
    return c.json(product, created ? 201 : 200);
  });
  app.openapi(pictureRoute, async (c) => {
    const content = await pictureOf(c.get("ctx"), c.req.valid("param").sku);
    // The address changes with the picture, so browsers may keep it; it is private to those who may see the catalog.
    const headers = {
      "content-type": "image/webp",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    };
    return c.body(new Uint8Array(content), 200, headers);
  });
  app.openapi(putPictureRoute, async (c) => {
    if (Number(c.req.header("content-length") ?? 0) > maxPictureBytes)
      throw new Refusal("too_large", reason("product.picture_too_large", { megabytes: 5 }));
    return c.json(await setPicture(c.get("ctx"), c.req.valid("param").sku, new Uint8Array(await c.req.arrayBuffer())), 200);
  });
  return app;
}
