import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type { Role } from "@/lib/permission";
import { ReturnParcelDocument, returnParcelAnswer } from "@/modules/shipments/return-parcels/return-parcels-http";
import type { Context } from "@/platform/context";
import { answerOnce, answerResumable } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { notFound } from "@/platform/refusal";
import { ReturnDocument, returnAnswer } from "./api/return-document";
import { bookLabel } from "./commands/book-label";
import { approveReturn, cancelReturn, closeReturn, rejectReturn, sendReturn } from "./commands/decide-return";
import { exchangeReturn } from "./commands/exchange-return";
import { receiveReturn } from "./commands/receive-return";
import { noteRefundReceipt, refundReturn } from "./commands/refund-return";
import { requestReturn } from "./commands/request-return";
import {
  ApproveReturn,
  BookLabel,
  ExchangeReturn,
  ListReturns,
  NoteRefundReceipt,
  ReceiveReturn,
  RefundReturn,
  RejectReturn,
  RequestReturn,
  SendReturn,
  VersionOnly,
} from "./inputs";
import { listReturns, readReturns } from "./queries";

const tags = ["Returns"];
const lineId = "0190b6a2-7d3e-7cc0-9f2a-5b1d3c4e5f60";

const listRoute = createRoute({
  method: "get",
  path: "/returns",
  tags,
  summary: "Returns, newest first",
  middleware: [needs("orders:read")] as const,
  request: { query: ListReturns },
  responses: { 200: json(page(ReturnDocument)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/returns/{id}",
  tags,
  summary: "One return",
  middleware: [needs("orders:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(ReturnDocument), ...problems(404) },
});

const requestRoute = createRoute({
  method: "post",
  path: "/returns",
  tags,
  summary: "Ask units of an order back",
  description:
    "Never more than have left and are not asked back already. `reason` is one of ours or anybody's words. It waits for a decision unless `approve` makes it.",
  middleware: [needs("orders:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      RequestReturn.openapi("RequestReturn", { example: { orderId: lineId, lines: [{ lineId, quantity: 1, reason: "wrong_size" }] } }),
    ),
  },
  responses: { 201: json(ReturnDocument, "Asked for"), ...problems(400, 404, 409) },
});

const action = <T extends z.ZodType>(
  path: string,
  role: Role,
  scope: "orders:write" | "fulfilment:write",
  schema: T,
  told: [string, string?],
) =>
  createRoute({
    method: "post",
    path: `/returns/{id}/${path}`,
    tags,
    summary: told[0],
    description: told[1],
    middleware: [needs(scope, role)] as const,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: { 200: json(ReturnDocument), ...problems(400, 404, 409) },
  });

const approveRoute = action(
  "approve",
  "operator",
  "orders:write",
  ApproveReturn.openapi("ApproveReturn", { example: { wayBack: "drop_off" } }),
  ["Let the goods come back", "Approving what is approved changes nothing."],
);
const rejectRoute = action("reject", "operator", "orders:write", RejectReturn.openapi("RejectReturn", { example: { reason: "Worn" } }), [
  "Say no to a request; its units are free again",
]);
const sendRoute = action(
  "send",
  "operator",
  "orders:write",
  SendReturn.openapi("SendReturn", { example: { trackingNumber: "RR123456789RU" } }),
  ["The goods are on their way back"],
);
const receiveRoute = action(
  "receive",
  "picker",
  "fulfilment:write",
  ReceiveReturn.openapi("ReceiveReturn", { example: { warehouse: "MSK", lines: [{ lineId, quantity: 1, condition: "sellable" }] } }),
  [
    "Book what was unpacked, in any number of parts, into any warehouse",
    "`lineId` is the order's line. Sound units go to waiting orders in the same transaction, damaged ones are set apart, missing ones are written down. `serials`, `lot`, `bin` and `codes` name units of products that keep them; serial numbers and codes may be left out when all units of the line come.",
  ],
);
const refundRoute = action("refund", "manager", "orders:write", RefundReturn.openapi("RefundReturn", { example: { method: "card" } }), [
  "Give money back for what has come",
  "Without an amount all that is due by now; never more than the return is worth nor than came in for the order, over all returns. `balance` puts it onto the buyer's balance.",
]);
const receiptRoute = action(
  "receipt",
  "operator",
  "orders:write",
  NoteRefundReceipt.openapi("NoteRefundReceipt", { example: { refundId: lineId, fiscalNumber: "9960440301234567 / 1024" } }),
  ["Note the number of the receipt «возврат прихода» with a refund"],
);
const exchangeRoute = action(
  "exchange",
  "manager",
  "orders:write",
  ExchangeReturn.openapi("ExchangeReturn", { example: { lines: [{ sku: "TEE-BLK-L", quantity: 1 }] } }),
  ["Send other goods instead", "A new order that the return pays as far as it is worth; the first order stays delivered."],
);
const closeRoute = action("close", "operator", "orders:write", VersionOnly.openapi("CloseReturn", { example: { version: 3 } }), [
  "Close a return",
]);
const cancelRoute = action("cancel", "operator", "orders:write", VersionOnly.openapi("CancelReturn", { example: { version: 1 } }), [
  "Call off a return of which nothing has come; its units are free again",
]);

const labelRoute = createRoute({
  method: "post",
  path: "/returns/{id}/label",
  tags,
  summary: "Book a label for the way back",
  description: "Repeated it is the same parcel. The label itself: GET /return-parcels/{id}/label.",
  middleware: [needs("orders:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(BookLabel.openapi("BookReturnLabel", { example: { carrier: "own_courier" } })),
  },
  responses: { 200: json(ReturnParcelDocument), ...problems(400, 404, 409) },
});

async function told(ctx: Context, returnId: string, act: Promise<unknown>, status = 200) {
  await act;
  const [row] = await readReturns(ctx, [returnId]);
  if (!row) throw notFound("return");
  return { status, body: returnAnswer(row) };
}

/** One act on one return, once per key. */
type Command<Input> = (ctx: Context, input: Input & { returnId: string }) => Promise<unknown>;

export function returnsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listReturns(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(returnAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => {
    const [row] = await readReturns(c.get("ctx"), [c.req.valid("param").id]);
    if (!row) throw notFound("return");
    return c.json(returnAnswer(row), 200);
  });
  app.openapi(requestRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: true, body: input }, async (ctx) => {
      const { id } = await requestReturn(ctx, input);
      return told(ctx, id, Promise.resolve(), 201);
    }) as never;
  });
  const act = <Input extends object>(c: HonoContext<HttpEnv>, returnId: string, input: Input, command: Command<Input>, required = false) =>
    answerOnce(c, { required, body: input }, (ctx) => told(ctx, returnId, command(ctx, { returnId, ...input }))) as never;
  app.openapi(approveRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), approveReturn));
  app.openapi(rejectRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), rejectReturn));
  app.openapi(sendRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), sendReturn));
  app.openapi(receiveRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), receiveReturn));
  app.openapi(refundRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), refundReturn, true));
  app.openapi(receiptRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), noteRefundReceipt));
  app.openapi(exchangeRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), exchangeReturn, true));
  app.openapi(closeRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), closeReturn));
  app.openapi(cancelRoute, async (c) => act(c, c.req.valid("param").id, c.req.valid("json"), cancelReturn));
  app.openapi(labelRoute, async (c) => {
    const { id: returnId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerResumable(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: returnParcelAnswer(await bookLabel(ctx, { returnId, ...input })),
    })) as never;
  });
  return app;
}
