import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { inTransaction, tryOut } from "@/platform/db";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { OrderDocument } from "./api-document";
import { changeSetsOf } from "./changes/change-sets";
import { EditOrder, Operation } from "./changes/operations";
import { changeKinds } from "./changes/preview";
import { changeSetKinds, changeSetStatuses } from "./changes/tables";
import { editOrder } from "./commands/edit-order";
import { routeAgain } from "./commands/route-again";
import { splitOrder } from "./commands/split-order";
import { VersionInput } from "./inputs";
import { answerWithOrder, one, type ReadOrders } from "./place-http";
import { SplitOrder } from "./split/inputs";

const PreviewTotals = z.object({
  goodsMinor: z.int(),
  discountMinor: z.int(),
  shippingMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
});
const WarehouseUnits = z.array(z.object({ warehouse: z.string(), units: z.int() }));

const ChangeDocument = z
  .object({
    totals: z.object({ before: PreviewTotals, after: PreviewTotals }),
    balanceMinor: z.int().openapi({ description: "Above 0 the buyer still owes it, below 0 it is to be given back" }),
    stock: z.array(z.object({ sku: z.string(), ordered: z.int(), reserved: z.int(), backordered: z.int() })),
    takenOut: z.int().optional().openapi({ description: "Picked units that go where `restock` says" }),
    routing: z.object({ before: WarehouseUnits, after: WarehouseUnits }),
    changes: z.array(
      z.object({
        what: z.enum(changeKinds),
        sku: z.string().optional(),
        from: z.union([z.string(), z.number()]).nullable().optional(),
        to: z.union([z.string(), z.number()]).nullable().optional(),
      }),
    ),
  })
  .openapi("OrderChange");

const ChangeSetDocument = z
  .object({
    id: z.uuid(),
    kind: z.enum(changeSetKinds),
    status: z.enum(changeSetStatuses),
    baseVersion: z.int().openapi({ description: "The order's version when the change was begun" }),
    operations: z.array(Operation),
    preview: ChangeDocument,
    note: z.string().nullable(),
    by: z.string(),
    decidedBy: z.string().nullable(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .openapi("OrderChangeSet");

const editExample = {
  version: 1,
  operations: [
    { op: "set_quantity" as const, lineId: "019391a2-0000-7000-8000-000000000001", quantity: 3 },
    { op: "add_line" as const, sku: "TEE-BLK-M", quantity: 1 },
    { op: "set_delivery" as const, shippingPrice: 0 },
  ],
  preview: true,
};

const shared = {
  method: "post" as const,
  tags: ["Orders"],
  middleware: needs("orders:write", "operator"),
};

const editRoute = createRoute({
  ...shared,
  path: "/orders/{id}/edit",
  summary: "Change a placed order",
  description:
    'All operations or none. With `preview: true` the answer is the order as it would be, with totals, balance, stock and routing effect in `change`, and nothing is written. What is added and cannot be reserved follows the order\'s `onShortage`. Picked units that are no longer ordered wait to be put back, or are damaged goods at once with `restock: "damaged"`.',
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(EditOrder.openapi("EditOrder", { example: editExample })),
  },
  responses: { 200: json(OrderDocument.extend({ change: ChangeDocument })), ...problems(400, 404, 409) },
});

const changesRoute = createRoute({
  method: "get",
  path: "/orders/{id}/changes",
  tags: ["Orders"],
  summary: "The change sets of an order, newest first",
  middleware: needs("orders:read"),
  request: { params: IdParam },
  responses: { 200: json(page(ChangeSetDocument)), ...problems(404) },
});

const routeAgainRoute = createRoute({
  ...shared,
  path: "/orders/{id}/route",
  summary: "Choose the warehouses anew",
  description: "For what nobody has begun to pick. The same choice changes nothing.",
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(z.strictObject({ version: VersionInput }).openapi("RouteAgain", { example: { version: 1 } })),
  },
  responses: { 200: json(OrderDocument), ...problems(400, 404, 409) },
});

const splitRoute = createRoute({
  ...shared,
  path: "/orders/{id}/split",
  summary: "Make an order of its own of some units",
  description:
    "Same buyer, address and terms; what is kept for the units goes along. Both orders together cost and have paid what the one did; delivery stays with the first. Packed and shipped units stay.",
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(
      SplitOrder.openapi("SplitOrder", {
        example: { version: 1, lines: [{ lineId: "019391a2-0000-7000-8000-000000000001", units: 1 }], note: "the rest waits for stock" },
      }),
    ),
  },
  responses: { 201: json(z.object({ order: OrderDocument, split: OrderDocument }), "Split"), ...problems(400, 404, 409) },
});

/** The routes that change a placed order. */
export function changeRoutes(readOrders: ReadOrders): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(editRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { preview: onlyPreview, ...input } = c.req.valid("json");
    return answerOnce(c, { required: false, body: { ...input, preview: onlyPreview } }, async (ctx) =>
      inTransaction(ctx, (ctx) =>
        tryOut(
          ctx,
          async (ctx) => {
            const { preview } = await editOrder(ctx, { orderId: id, ...input });
            return { status: 200, body: { ...(await one(readOrders, ctx, id)), change: preview } };
          },
          () => !onlyPreview,
        ),
      ),
    ) as never;
  });
  app.openapi(splitRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { split } = await splitOrder(ctx, { orderId: id, ...input });
      return { status: 201, body: { order: await one(readOrders, ctx, id), split: await one(readOrders, ctx, split.id) } };
    }) as never;
  });
  app.openapi(changesRoute, async (c) =>
    c.json({ items: await changeSetsOf(c.get("ctx"), c.req.valid("param").id), nextCursor: null }, 200),
  );
  app.openapi(routeAgainRoute, (c) => answerWithOrder(c, readOrders, c.req.valid("param").id, c.req.valid("json"), routeAgain));
  return app;
}
