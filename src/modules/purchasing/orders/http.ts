import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type { Role } from "@/lib/permission";
import type { Context } from "@/platform/context";
import { answerOnce } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { approvePurchase, rejectPurchase, reopenPurchase, submitPurchase } from "./decide-purchase";
import { paperOf } from "./documents/purchase-data";
import { purchasePdf } from "./documents/purchase-pdf";
import { cancelPurchase, closePurchase } from "./end-purchase";
import {
  EditPurchase,
  ListPurchases,
  MailAgain,
  RejectPurchase,
  ReschedulePurchase,
  SavePurchase,
  SendPurchase,
  VersionOnly,
} from "./inputs";
import { loadTerms } from "./load-terms";
import { loadPurchase } from "./lock-purchase";
import { purchaseById } from "./one-purchase-queries";
import { PurchaseDocument, PurchaseRow, purchaseAnswer, rowAnswer } from "./purchase-document";
import { listPurchases } from "./purchase-queries";
import { reschedulePurchase } from "./reschedule-purchase";
import { createPurchase, editPurchase } from "./save-purchase";
import { mailPurchaseAgain, sendPurchase } from "./send-purchase";

const tags = ["Purchasing"];
const example = {
  supplierId: "0190b6a2-7d3e-7cc0-9f2a-5b1d3c4e5f60",
  warehouse: "MSK",
  expectedAt: "2026-12-04T09:00:00Z",
  lines: [{ sku: "TEE-BLK-M", quantity: 50, unitPriceMinor: 45_000 }],
};

const listRoute = createRoute({
  method: "get",
  path: "/purchase-orders",
  tags,
  summary: "Orders to suppliers, newest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListPurchases },
  responses: { 200: json(page(PurchaseRow)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/purchase-orders/{id}",
  tags,
  summary: "One order to a supplier",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(PurchaseDocument), ...problems(404) },
});

const paperRoute = createRoute({
  method: "get",
  path: "/purchase-orders/{id}/order.pdf",
  tags,
  summary: "The order's paper, in the supplier's language",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: {
    200: { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

const createRouteOf = createRoute({
  method: "post",
  path: "/purchase-orders",
  tags,
  summary: "Draft an order to a supplier",
  description: "Prices that are left out are those of the supplier's price list, tax rates those of the catalogue.",
  middleware: [needs("stock:write", "operator")] as const,
  request: { headers: IdempotencyHeader, body: body(SavePurchase.openapi("SavePurchaseOrder", { example })) },
  responses: { 201: json(PurchaseDocument, "Drafted"), ...problems(404, 409) },
});

const editRoute = createRoute({
  method: "put",
  path: "/purchase-orders/{id}",
  tags,
  summary: "Change a draft",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(EditPurchase.openapi("EditPurchaseOrder", { example: { ...example, version: 1 } })),
  },
  responses: { 200: json(PurchaseDocument), ...problems(404, 409) },
});

const action = <T extends z.ZodType>(path: string, role: Role, schema: T, told: [string, string?]) =>
  createRoute({
    method: "post",
    path: `/purchase-orders/{id}/${path}`,
    tags,
    summary: told[0],
    description: told[1],
    middleware: [needs("stock:write", role)] as const,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: { 200: json(PurchaseDocument), ...problems(400, 404, 409) },
  });

const versioned = (name: string) => VersionOnly.openapi(name, { example: { version: 1 } });

const submitRoute = action("submit", "operator", versioned("SubmitPurchaseOrder"), [
  "Say that a draft is to be ordered",
  "Approved at once, or waiting for a manager where it comes to more than the owner's limit.",
]);
const approveRoute = action("approve", "manager", versioned("ApprovePurchaseOrder"), [
  "Approve an order above the limit",
  "Not by whoever submitted it, unless they are the owner.",
]);
const rejectRoute = action(
  "reject",
  "manager",
  RejectPurchase.openapi("RejectPurchaseOrder", { example: { version: 2, reason: "Too many for the season" } }),
  ["Send an order back: it is a draft again"],
);
const reopenRoute = action("reopen", "operator", versioned("ReopenPurchaseOrder"), ["Make an order that has not been sent a draft again"]);
const sendRoute = action("send", "operator", SendPurchase.openapi("SendPurchaseOrder", { example: { by: "mail" } }), [
  "Send an approved order to its supplier",
  "By letter with the PDF, once, or by hand. From now on its goods are expected: there is an arrival for each line.",
]);
const mailRoute = action("mail", "operator", MailAgain.openapi("MailPurchaseOrder", { example: { to: "sales@textile.example" } }), [
  "Write the letter once more",
]);
const rescheduleRoute = action(
  "reschedule",
  "operator",
  ReschedulePurchase.openapi("ReschedulePurchaseOrder", { example: { expectedAt: "2026-12-08T09:00:00Z" } }),
  ["Move an order, or some of its lines, to another day", "Promises to waiting orders follow."],
);
const cancelRoute = action("cancel", "operator", versioned("CancelPurchaseOrder"), ["Call off what has not come of an order"]);
const closeRoute = action("close", "operator", versioned("ClosePurchaseOrder"), ["Close an order that has come"]);

async function told(ctx: Context, purchaseId: string, act: Promise<unknown>, status = 200) {
  await act;
  return { status, body: purchaseAnswer(await purchaseById(ctx, purchaseId)) };
}

/** One act on one order, once per key. */
type Command<Input> = (ctx: Context, input: Input & { purchaseId: string }) => Promise<unknown>;

export function purchasesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listPurchases(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(rowAnswer), nextCursor }, 200);
  });
  app.openapi(paperRoute, async (c) => {
    const ctx = c.get("ctx");
    const paper = paperOf(await loadPurchase(ctx, c.req.valid("param").id), await loadTerms(ctx));
    return pdfResponse(await purchasePdf(paper), `${paper.number}.pdf`) as never;
  });
  app.openapi(getRoute, async (c) => c.json(purchaseAnswer(await purchaseById(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(createRouteOf, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { id } = await createPurchase(ctx, input);
      return told(ctx, id, Promise.resolve(), 201);
    }) as never;
  });
  const act = <Input extends object>(c: HonoContext<HttpEnv>, purchaseId: string, input: Input, command: Command<Input>) =>
    answerOnce(c, { required: false, body: input }, (ctx) => told(ctx, purchaseId, command(ctx, { purchaseId, ...input }))) as never;
  app.openapi(editRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), editPurchase));
  app.openapi(submitRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), submitPurchase));
  app.openapi(approveRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), approvePurchase));
  app.openapi(rejectRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), rejectPurchase));
  app.openapi(reopenRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), reopenPurchase));
  app.openapi(sendRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), sendPurchase));
  app.openapi(mailRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), mailPurchaseAgain));
  app.openapi(rescheduleRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), reschedulePurchase));
  app.openapi(cancelRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), cancelPurchase));
  app.openapi(closeRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), closePurchase));
  return app;
}
