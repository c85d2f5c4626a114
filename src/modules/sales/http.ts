import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce, answerResumable, keyOf } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, Money, needs, problems } from "@/platform/http/routes";
import { noteFiscalNumber } from "./commands/note-fiscal-number";
import { putTill } from "./commands/put-till";
import { sell } from "./commands/sell";
import { salesReceiptPdf } from "./documents/sales-receipt";
import { fiscalKinds } from "./fiscal-kinds";
import { NoteFiscalNumber, PutTill, Sell, Till } from "./inputs";
import { loadReceipt } from "./load-receipt";
import { readSale, salesToday } from "./sale-queries";
import { listTills } from "./till-queries";

const SaleDocument = z
  .object({
    orderId: z.uuid(),
    number: z.string(),
    channel: z.string(),
    warehouse: z.string(),
    customerName: z.string(),
    soldAt: z.string(),
    total: Money,
    discount: Money,
    cash: Money,
    card: Money,
    received: Money.openapi({ description: "What the buyer gave in cash" }),
    change: Money,
    fiscalNumber: z.string().nullable(),
  })
  .openapi("Sale");

const DayDocument = z
  .object({
    day: z.string().openapi({ description: "The day of the organization's time zone" }),
    count: z.int(),
    cash: Money,
    card: Money,
    total: Money,
    fiscal: z.enum(fiscalKinds),
    items: z.array(SaleDocument).openapi({ description: "The last 50" }),
  })
  .openapi("SalesOfDay");

const TillDocument = z
  .object({ channel: z.string(), name: z.string().optional(), fiscal: z.enum(fiscalKinds), seller: z.string().nullable() })
  .openapi("Till");

const tags = ["Sales"];
const read = needs("orders:read");
const work = needs("orders:write", "operator");
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };

const sellRoute = createRoute({
  method: "post",
  path: "/sales",
  tags,
  summary: "Sell over the counter",
  description:
    "Places, pays, hands over and closes an order of an offline shop in one step; the goods leave its warehouse at once. 409 with `short` when fewer units are free than wanted. A repeat with the same Idempotency-Key answers the first sale.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    body: body(
      Sell.openapi("Sell", {
        example: {
          channel: "shop",
          warehouse: "MSK",
          lines: [{ sku: "TEE-BLK-M", quantity: 2, discountPercent: 10 }],
          payment: { card: 0, cash: 500_000 },
        },
      }),
    ),
  },
  responses: { 201: json(SaleDocument, "Sold"), ...problems(400, 404, 409) },
});

const todayRoute = createRoute({
  method: "get",
  path: "/sales/today",
  tags,
  summary: "What one till sold today",
  middleware: read,
  request: { query: Till },
  responses: { 200: json(DayDocument), ...problems(404, 409) },
});

const getRoute = createRoute({
  method: "get",
  path: "/sales/{id}",
  tags,
  summary: "One sale, by the id of its order",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(SaleDocument), ...problems(404) },
});

const receiptRoute = createRoute({
  method: "get",
  path: "/sales/{id}/receipt.pdf",
  tags,
  summary: "Sales receipt («товарный чек»); no fiscal document",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: pdf, ...problems(404) },
});

const fiscalRoute = createRoute({
  method: "put",
  path: "/sales/{id}/fiscal-number",
  tags,
  summary: "Keep the number of the fiscal receipt",
  middleware: work,
  request: {
    params: IdParam,
    body: body(NoteFiscalNumber.omit({ orderId: true }).openapi("NoteFiscalNumber", { example: { fiscalNumber: "ФД 12345" } })),
  },
  responses: { 200: json(SaleDocument), ...problems(404) },
});

const tillsRoute = createRoute({
  method: "get",
  path: "/tills",
  tags,
  summary: "The offline shops and the settings of their tills",
  middleware: read,
  responses: { 200: json(z.object({ items: z.array(TillDocument) })), ...problems() },
});

const putTillRoute = createRoute({
  method: "put",
  path: "/tills/{channel}",
  tags,
  summary: "Settings of the tills of an offline shop",
  middleware: needs("settings:write", "manager"),
  request: {
    params: PutTill.pick({ channel: true }),
    body: body(
      PutTill.omit({ channel: true }).openapi("PutTill", { example: { fiscal: "manual", seller: "ИП Иванова А. А., ИНН 770000000000" } }),
    ),
  },
  responses: { 200: json(TillDocument), ...problems(404, 409) },
});

/** The routes of the counter. */
export function salesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(sellRoute, async (c) => {
    const input = c.req.valid("json");
    // A register may be asked on the way, so the sale itself remembers the key.
    const key = input.key ?? keyOf(c, true) ?? undefined;
    return answerResumable(c, { body: input }, async (ctx) => ({ status: 201, body: await sell(ctx, { ...input, key }) })) as never;
  });
  app.openapi(todayRoute, async (c) => c.json(await salesToday(c.get("ctx"), c.req.valid("query")), 200));
  app.openapi(getRoute, async (c) => c.json(await readSale(c.get("ctx"), c.req.valid("param").id), 200));
  app.openapi(receiptRoute, async (c) => {
    const data = await loadReceipt(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(await salesReceiptPdf(data), `receipt-${data.number}.pdf`) as never;
  });
  app.openapi(fiscalRoute, async (c) => {
    const input = { orderId: c.req.valid("param").id, ...c.req.valid("json") };
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: await noteFiscalNumber(ctx, input),
    })) as never;
  });
  app.openapi(tillsRoute, async (c) => c.json({ items: await listTills(c.get("ctx")) }, 200));
  app.openapi(putTillRoute, async (c) => {
    const till = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await putTill(c.get("ctx"), till), 200);
  });
  return app;
}
