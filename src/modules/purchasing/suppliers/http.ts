import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { code } from "@/lib/text-input";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { ChangeSupplier, ListPrices, ListSuppliers, PutPrices, PutSupplier } from "./inputs";
import { dropPrice, putPrices } from "./put-prices";
import { changeSupplier, createSupplier } from "./put-supplier";
import { listPrices, listSuppliers, type PriceRow, supplierById } from "./supplier-queries";

const LeadTime = z
  .object({
    source: z.enum(["product", "supplier", "stated_product", "stated_supplier", "unknown"]).openapi({ description: "What it rests on" }),
    medianDays: z.int().nullable(),
    p90Days: z.int().nullable(),
    receipts: z.int(),
  })
  .openapi("LeadTime");

const text = z.string().nullable();

const Supplier = z
  .object({
    id: z.uuid(),
    name: z.string(),
    person: text,
    email: text,
    phone: text,
    taxNumber: text.openapi({ description: "ИНН" }),
    currency: z.string(),
    locale: z.enum(["ru", "en"]).openapi({ description: "In which orders are written to it" }),
    paymentTerms: text,
    leadDays: z.int().nullable().openapi({ description: "Days that it says goods take" }),
    note: text,
    active: z.boolean(),
    version: z.int(),
  })
  .openapi("Supplier");

const WholeSupplier = Supplier.extend({ lead: LeadTime }).openapi("WholeSupplier");

const Price = z
  .object({
    productId: z.uuid(),
    sku: z.string(),
    name: z.string(),
    supplierSku: text,
    priceMinor: z.int(),
    currency: z.string(),
    minQuantity: z.int(),
    pack: z.int(),
    leadDays: z.int().nullable().openapi({ description: "Stated for this product" }),
    preferred: z.boolean(),
    lead: LeadTime,
  })
  .openapi("SupplierPriceRow");

const tags = ["Purchasing"];
const read = needs("stock:read");
const write = needs("stock:write", "operator");
const supplier = {
  name: "ООО «Текстиль»",
  email: "sales@textile.example",
  taxNumber: "7712345671",
  currency: "RUB",
  locale: "ru" as const,
  leadDays: 10,
};

const listRoute = createRoute({
  method: "get",
  path: "/suppliers",
  tags,
  summary: "Suppliers by name",
  middleware: read,
  request: { query: ListSuppliers },
  responses: { 200: json(page(Supplier)), ...problems() },
});
const getRoute = createRoute({
  method: "get",
  path: "/suppliers/{id}",
  tags,
  summary: "One supplier, with the lead time learnt from its receipts",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(WholeSupplier), ...problems(404) },
});
const createRouteOf = createRoute({
  method: "post",
  path: "/suppliers",
  tags,
  summary: "Add a supplier",
  middleware: write,
  request: { headers: IdempotencyHeader, body: body(PutSupplier.openapi("PutSupplier", { example: supplier })) },
  responses: { 201: json(WholeSupplier, "Added"), ...problems(409) },
});
const changeRoute = createRoute({
  method: "put",
  path: "/suppliers/{id}",
  tags,
  summary: "Change a supplier",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(ChangeSupplier.openapi("ChangeSupplier", { example: { ...supplier, version: 1 } })),
  },
  responses: { 200: json(WholeSupplier), ...problems(404, 409) },
});
const pricesRoute = createRoute({
  method: "get",
  path: "/suppliers/{id}/prices",
  tags,
  summary: "A supplier's price list by SKU",
  middleware: read,
  request: { params: IdParam, query: ListPrices },
  responses: { 200: json(page(Price)), ...problems(404) },
});
const putPricesRoute = createRoute({
  method: "put",
  path: "/suppliers/{id}/prices",
  tags,
  summary: "Write rows of a supplier's price list",
  description: "Rows of other products stay as they are. Whoever is preferred for a product takes the place of who was.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      PutPrices.openapi("PutPrices", { example: { prices: [{ sku: "TEE-BLK-M", priceMinor: 45_000, minQuantity: 10, pack: 10 }] } }),
    ),
  },
  responses: { 200: json(page(Price)), ...problems(404) },
});
const dropPriceRoute = createRoute({
  method: "delete",
  path: "/suppliers/{id}/prices/{sku}",
  tags,
  summary: "Take a product off a supplier's price list",
  middleware: write,
  request: { params: IdParam.extend({ sku: code(100) }) },
  responses: { 204: { description: "Gone" }, ...problems(404) },
});

const priceAnswer = ({
  productId,
  sku,
  name,
  supplierSku,
  priceMinor,
  currency,
  minQuantity,
  pack,
  preferred,
  lead,
  ...row
}: PriceRow) => ({
  ...{ productId, sku, name, supplierSku, priceMinor, currency, minQuantity, pack, preferred, lead },
  leadDays: row.statedLeadDays,
});

export function suppliersRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listSuppliers(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(({ products: _, openOrders: __, ...row }) => row), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(await supplierById(c.get("ctx"), c.req.valid("param").id), 200));
  app.openapi(createRouteOf, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { id } = await createSupplier(ctx, input);
      return { status: 201, body: await supplierById(ctx, id) };
    }) as never;
  });
  app.openapi(changeRoute, async (c) => {
    const { id: supplierId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await changeSupplier(ctx, { supplierId, ...input });
      return { status: 200, body: await supplierById(ctx, supplierId) };
    }) as never;
  });
  app.openapi(pricesRoute, async (c) => {
    const { items, nextCursor } = await listPrices(c.get("ctx"), { supplierId: c.req.valid("param").id, ...c.req.valid("query") });
    return c.json({ items: items.map(priceAnswer), nextCursor }, 200);
  });
  app.openapi(putPricesRoute, async (c) => {
    const { id: supplierId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await putPrices(ctx, { supplierId, ...input });
      const { items, nextCursor } = await listPrices(ctx, { supplierId });
      return { status: 200, body: { items: items.map(priceAnswer), nextCursor } };
    }) as never;
  });
  app.openapi(dropPriceRoute, async (c) => {
    const { id: supplierId, sku } = c.req.valid("param");
    await dropPrice(c.get("ctx"), { supplierId, sku });
    return c.body(null, 204);
  });
  return app;
}
