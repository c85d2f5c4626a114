import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Role } from "@/lib/permission";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import {
  CancelTransfer,
  ChangeTransfer,
  CreateTransfer,
  ListTransfers,
  ReceiveTransfer,
  SendTransfer,
} from "@/modules/inventory/transfers/inputs";
import { transferStatuses } from "@/modules/inventory/transfers/transfer";
import { listTransfers, type TransferAnswer, transferById } from "@/modules/inventory/transfers/transfer-queries";
import type { Context } from "@/platform/context";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { cancelTransfer } from "./commands/cancel-transfer";
import { changeTransfer } from "./commands/change-transfer";
import { receiveTransfer } from "./commands/receive-transfer";
import { sendTransfer } from "./commands/send-transfer";

const Transfer = z
  .object({
    id: z.uuid(),
    number: z.int(),
    from: z.string(),
    to: z.string(),
    status: z.enum(transferStatuses),
    version: z.int(),
    expectedAt: z.string(),
    note: z.string().nullable(),
    order: z
      .object({ id: z.uuid(), number: z.string() })
      .nullable()
      .openapi({ description: "The order whose goods it brings together: they wait under way for it alone" }),
    createdAt: z.string(),
    sentAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    lines: z.array(
      z.object({
        sku: z.string(),
        name: z.string(),
        quantity: z.int(),
        sent: z.int(),
        received: z.int(),
        damaged: z.int(),
        lost: z.int(),
        surplus: z.int(),
        inTransit: z.int(),
        tracksSerials: z.boolean(),
        serials: z.array(z.string()).optional().openapi({ description: "Serial numbers on their way; lists of transfers leave them out" }),
      }),
    ),
  })
  .openapi("Transfer");

const tags = ["Stock"];

const listRoute = createRoute({
  method: "get",
  path: "/transfers",
  tags,
  summary: "Transfers between warehouses, newest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListTransfers },
  responses: { 200: json(page(Transfer)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/transfers/{id}",
  tags,
  summary: "One transfer",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(Transfer), ...problems(404) },
});

const planRoute = createRoute({
  method: "post",
  path: "/transfers",
  tags,
  summary: "Plan a transfer",
  description: "A draft moves and keeps no stock.",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      CreateTransfer.openapi("CreateTransfer", {
        example: { from: "MSK", to: "KZN", expectedAt: "2026-12-01T09:00:00Z", lines: [{ sku: "TEE-BLK-M", quantity: 10 }] },
      }),
    ),
  },
  responses: { 201: json(Transfer, "Planned"), ...problems(409) },
});

const action = <T extends z.ZodType>(path: string, role: Role, summary: string, schema: T, description?: string) =>
  createRoute({
    method: "post",
    path: `/transfers/{id}/${path}`,
    tags,
    summary,
    description,
    middleware: [needs("stock:write", role)] as const,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: { 200: json(Transfer), ...problems(404, 409) },
  });

const changeRoute = action(
  "change",
  "operator",
  "Change a draft, or the day it is expected",
  ChangeTransfer.openapi("ChangeTransfer", { example: { expectedAt: "2026-12-02T09:00:00Z" } }),
);
const sendRoute = action(
  "send",
  "picker",
  "Take the goods off the shelves and send them",
  SendTransfer.openapi("SendTransfer", { example: { lines: [{ sku: "TEE-BLK-M", quantity: 8 }] } }),
  "Never takes what is reserved, but for the goods of the order that it goes for, unless something else holds that order: 409 with the free units. Without lines everything planned leaves; of products that track serial numbers `serials` names the units.",
);
const receiveRoute = action(
  "receive",
  "picker",
  "Book what was unpacked, in any number of parts",
  ReceiveTransfer.openapi("ReceiveTransfer", { example: { lines: [{ sku: "TEE-BLK-M", received: 6, damaged: 1, lost: 1 }] } }),
  "Sound units go to waiting orders in the same transaction, broken ones are set apart, lost ones are closed. Above what was sent only as `surplus`. `serials` names the units that came, damaged and surplus ones too; it may be left out when all of them did.",
);
const cancelRoute = action(
  "cancel",
  "operator",
  "Give up a transfer that was not sent",
  CancelTransfer.openapi("CancelTransfer", { example: { version: 1 } }),
);

/** The body of a request whose act is done on one transfer. */
async function told(ctx: Context, transferId: string, act: Promise<unknown>) {
  await act;
  return { status: 200, body: transferAnswer(await transferById(ctx, transferId)) };
}

export function transfersRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listTransfers(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(transferAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(transferAnswer(await transferById(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(planRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { id } = await createTransfer(ctx, input);
      return { status: 201, body: transferAnswer(await transferById(ctx, id)) };
    }) as never;
  });
  app.openapi(changeRoute, async (c) => {
    const { id: transferId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, (ctx) =>
      told(ctx, transferId, changeTransfer(ctx, { transferId, ...input })),
    ) as never;
  });
  app.openapi(sendRoute, async (c) => {
    const { id: transferId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, (ctx) =>
      told(ctx, transferId, sendTransfer(ctx, { transferId, ...input })),
    ) as never;
  });
  app.openapi(receiveRoute, async (c) => {
    const { id: transferId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, (ctx) =>
      told(ctx, transferId, receiveTransfer(ctx, { transferId, ...input })),
    ) as never;
  });
  app.openapi(cancelRoute, async (c) => {
    const { id: transferId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, (ctx) =>
      told(ctx, transferId, cancelTransfer(ctx, { transferId, ...input })),
    ) as never;
  });
  return app;
}

type Answered = Omit<TransferAnswer, "lines"> & { lines: (TransferAnswer["lines"][number] & { serials?: string[] })[] };

function transferAnswer(row: Answered): z.infer<typeof Transfer> {
  const { id, number, from, to, status, version, note, order } = row;
  return {
    id,
    number,
    from,
    to,
    status,
    version,
    note,
    order,
    expectedAt: row.expectedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    lines: row.lines.map(({ sku, name, quantity, sent, received, damaged, lost, surplus, inTransit, tracksSerials, serials }) => ({
      sku,
      name,
      quantity,
      sent,
      received,
      damaged,
      lost,
      surplus,
      inTransit,
      tracksSerials,
      serials,
    })),
  };
}
