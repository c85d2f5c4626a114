import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { Connection } from "../http";
import { ByConnection, ListChannelProducts, OneChannelProduct, PutChannelProduct, PutMappings } from "./inputs";
import { mappedKinds } from "./mapped-kinds";
import { listMappings } from "./mapping-queries";
import { type ChannelProductAnswer, channelProduct, listChannelProducts, suggestProducts } from "./product-queries";
import { putChannelProduct } from "./put-channel-product";
import { putMappings } from "./put-mappings";
import { startCatalogue } from "./read-catalogue";

const Mapping = z
  .object({
    kind: z.enum(mappedKinds),
    theirs: z.string().openapi({ description: "The channel's own word" }),
    title: z.string().nullable(),
    ours: z.record(z.string(), z.string()).nullable().openapi({ description: "What it means here; null: nobody has said" }),
    bySettings: z.boolean().openapi({ description: "Said by the connection's `settings.warehouseMap`" }),
    seenAt: z.string().nullable(),
  })
  .openapi("Mapping");

const ChannelProduct = z
  .object({
    connection: z.string(),
    externalId: z.string(),
    sku: z.string().nullable().openapi({ description: "The channel's own article" }),
    barcode: z.string().nullable(),
    name: z.string(),
    price: z.object({ amount: z.int(), currency: z.string() }).nullable(),
    product: z.string().nullable().openapi({ description: "The SKU of ours that a person said it is" }),
    wantedAt: z.string().nullable().openapi({ description: "Ordered and unknown since then" }),
    ignoredAt: z.string().nullable(),
    seenAt: z.string(),
  })
  .openapi("ChannelProduct");

const Suggestion = z
  .object({
    sku: z.string(),
    name: z.string(),
    price: z.object({ amount: z.int(), currency: z.string() }),
    why: z.enum(["barcode", "alike"]),
  })
  .openapi("ProductSuggestion");

const tags = ["Connections"];
const product = OneChannelProduct;

const mappingsRoute = createRoute({
  method: "get",
  path: "/connections/{code}/mappings",
  tags,
  summary: "The channel's words and what they mean here",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: ByConnection },
  responses: { 200: json(page(Mapping)), ...problems(404) },
});
const putMappingsRoute = createRoute({
  method: "put",
  path: "/connections/{code}/mappings",
  tags,
  summary: "Say what words of the channel mean",
  description: "Words that are not named stay as they are. Orders that are held for one of them (`unmapped`) go on at once.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: ByConnection, body: body(PutMappings) },
  responses: { 200: json(page(Mapping)), ...problems(404) },
});
const productsRoute = createRoute({
  method: "get",
  path: "/connections/{code}/products",
  tags,
  summary: "The products that the channel names",
  description: "`wanted=true`: only those that orders wait for because nobody has said what they are.",
  middleware: [needs("orders:read")] as const,
  request: { params: ByConnection, query: ListChannelProducts },
  responses: { 200: json(page(ChannelProduct)), ...problems(404) },
});
const suggestionsRoute = createRoute({
  method: "get",
  path: "/connections/{code}/products/{externalId}/suggestions",
  tags,
  summary: "Products of ours that it may be",
  middleware: [needs("orders:read")] as const,
  request: { params: product },
  responses: { 200: json(page(Suggestion)), ...problems(404) },
});
const putProductRoute = createRoute({
  method: "put",
  path: "/connections/{code}/products/{externalId}",
  tags,
  summary: "Say which product of ours it is",
  description:
    "`sku`: it is this one (null: nobody says any more); `create`: make this one of it; `ignored`: it is not asked about again. Orders that waited for it are reserved at once; names and prices on them stay the channel's.",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: product, body: body(PutChannelProduct) },
  responses: { 200: json(ChannelProduct), ...problems(404) },
});
const readRoute = createRoute({
  method: "post",
  path: "/connections/{code}/products/read",
  tags,
  summary: "Read the channel's catalogue",
  description: "For matching; the connection's `catalogue` tells how far it has come.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: ByConnection, headers: IdempotencyHeader },
  responses: { 202: json(Connection, "Started"), ...problems(404, 409) },
});

export function mappingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(mappingsRoute, async (c) => c.json({ items: await listMappings(c.get("ctx"), c.req.valid("param")), nextCursor: null }, 200));
  app.openapi(putMappingsRoute, async (c) => {
    const items = await putMappings(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json({ items, nextCursor: null }, 200);
  });
  app.openapi(readRoute, async (c) => {
    const { code } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 202, body: await startCatalogue(ctx, { code }) });
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(productsRoute, async (c) => {
    const { items, nextCursor } = await listChannelProducts(c.get("ctx"), c.req.valid("param").code, c.req.valid("query"));
    return c.json({ items: items.map(productAnswer), nextCursor }, 200);
  });
  app.openapi(suggestionsRoute, async (c) => {
    const found = await suggestProducts(c.get("ctx"), c.req.valid("param"));
    const items = found.map(({ priceMinor, currency, ...rest }) => ({ ...rest, price: { amount: priceMinor, currency } }));
    return c.json({ items, nextCursor: null }, 200);
  });
  app.openapi(putProductRoute, async (c) => {
    const { code, externalId } = c.req.valid("param");
    await putChannelProduct(c.get("ctx"), { code, externalId, product: c.req.valid("json") });
    return c.json(productAnswer(await channelProduct(c.get("ctx"), { code, externalId })), 200);
  });
  return app;
}

function productAnswer(row: ChannelProductAnswer): z.infer<typeof ChannelProduct> {
  const { connection, externalId, sku, barcode, name, priceMinor, currency, matchedSku, wantedAt, ignoredAt, seenAt } = row;
  return {
    ...{ connection, externalId, sku, barcode, name },
    price: priceMinor === null ? null : { amount: priceMinor, currency },
    product: matchedSku,
    wantedAt: wantedAt?.toISOString() ?? null,
    ignoredAt: ignoredAt?.toISOString() ?? null,
    seenAt: seenAt.toISOString(),
  };
}
