import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, Id, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { replayFailed } from "./commands/replay-failed";
import { ConnectionCode, ListChannelStock, PushStock } from "./inputs";
import { connectionKinds } from "./kinds/describe-kinds";
import { fieldShapes, kindGroups } from "./kinds/kind-fields";
import { channelSteps } from "./marketplaces/telling";
import { tellingStates } from "./steps-out/tables";
import { tellAgain } from "./steps-out/tell-channel";
import { channelOfOrder } from "./steps-out/telling-queries";
import { pushAgain } from "./stock-out/push-again";
import { type ChannelStockRow, listChannelStock } from "./stock-out/stock-queries";

const Worded = z.object({ ru: z.string(), en: z.string() });
const Abilities = z.object({
  cancelsParts: z.boolean().openapi({ description: "Units of an order can be cancelled, not only the whole" }),
  splits: z.boolean().openapi({ description: "An order may leave in several parcels" }),
  tracksLater: z.boolean(),
  labels: z.boolean().openapi({ description: "The parcel goes with the channel's own sticker" }),
  bindsWarehouse: z.boolean(),
});
const ConnectionKind = z
  .object({
    kind: z.string(),
    name: Worded,
    about: Worded,
    group: z.enum(kindGroups),
    calls: z.enum(["webhook", "exchange", "api", "nobody"]).openapi({ description: "How the channel calls us" }),
    fields: z.array(
      z.object({
        name: z.string().openapi({ description: "`statuses.delivered` is a field inside `statuses`" }),
        in: z.enum(["settings", "secrets"]),
        shape: z.enum(fieldShapes),
        required: z.boolean().optional(),
        choices: z.array(z.string()).readonly().optional(),
        example: z.string().optional(),
        generates: z.boolean().optional(),
        rare: z.boolean().optional(),
        label: Worded,
        help: Worded,
      }),
    ),
    can: Abilities.extend({
      pollsEverySeconds: z.int().nullable(),
      readsOneOrder: z.boolean(),
      listsProducts: z.boolean(),
      stockPer: z.enum(["warehouse", "product", "either"]).nullable(),
      stockReadBack: z.boolean(),
      steps: z.array(z.enum(channelSteps)).openapi({ description: "What the channel is told of an order" }),
    }),
  })
  .openapi("ConnectionKind");

const Reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

const ChannelStock = z
  .object({
    sku: z.string(),
    name: z.string(),
    place: z.string().openapi({ description: "The channel's own id of its warehouse; empty where it has one number per product" }),
    warehouses: z.array(z.string()),
    ours: z.int().openapi({ description: "What the channel may sell now" }),
    pushed: z.int().nullable(),
    pushedAt: z.string().nullable(),
    acknowledged: z.boolean(),
    theirs: z.int().nullable().openapi({ description: "The channel's own number" }),
    theirsAt: z.string().nullable(),
    difference: z.int().nullable().openapi({ description: "The channel's own number less the one that it was told" }),
    driftSince: z.string().nullable(),
    refused: Reason.nullable(),
    waitingSince: z.string().nullable().openapi({ description: "The number may have changed since, and was not told yet" }),
  })
  .openapi("ChannelStock");

const OrderAtChannel = z
  .object({
    connection: z.string(),
    kind: z.string(),
    abilities: Abilities.nullable(),
    tellings: z.array(
      z.object({
        step: z.enum(channelSteps),
        fulfilment: z.string().nullable(),
        state: z.enum(tellingStates),
        reason: Reason.nullable(),
        attempts: z.int(),
        occurredAt: z.string(),
        toldAt: z.string().nullable(),
      }),
    ),
  })
  .openapi("OrderAtChannel");

const byCode = z.object({ code: ConnectionCode });
const byOrder = z.object({ id: Id });
const tags = ["Connections"];

const kindsRoute = createRoute({
  method: "get",
  path: "/connection-kinds",
  tags,
  summary: "What can be connected, what each kind asks for, and what it can do",
  middleware: [needs("orders:read")] as const,
  responses: { 200: json(page(ConnectionKind)), ...problems() },
});
const replayFailedRoute = createRoute({
  method: "post",
  path: "/connections/{code}/intake/replay-failed",
  tags,
  summary: "Take in again what failed, a thousand at most",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: byCode, headers: IdempotencyHeader },
  responses: { 202: json(z.object({ queued: z.int() }), "Queued"), ...problems(404) },
});
const stockRoute = createRoute({
  method: "get",
  path: "/connections/{code}/stock",
  tags,
  summary: "What the channel has of our stock, by SKU and place",
  middleware: [needs("stock:read")] as const,
  request: { params: byCode, query: ListChannelStock },
  responses: { 200: json(page(ChannelStock)), ...problems(404) },
});
const pushRoute = createRoute({
  method: "post",
  path: "/connections/{code}/stock/push",
  tags,
  summary: "Tell the channel its numbers again",
  description: "Of these SKUs, or of all without them. Queued, within the channel's limits.",
  middleware: [needs("stock:write", "operator")] as const,
  request: { params: byCode, headers: IdempotencyHeader, body: body(PushStock.omit({ code: true })) },
  responses: { 202: json(z.object({ products: z.int().nullable() }), "Queued; null: all"), ...problems(404, 409) },
});
const orderRoute = createRoute({
  method: "get",
  path: "/orders/{id}/channel",
  tags: ["Orders"],
  summary: "What the order's channel can do and what it was told",
  description: "`null` for an order that no connection brought.",
  middleware: [needs("orders:read")] as const,
  request: { params: byOrder },
  responses: { 200: json(OrderAtChannel.nullable()), ...problems(404) },
});
const tellAgainRoute = createRoute({
  method: "post",
  path: "/orders/{id}/channel/tell-again",
  tags: ["Orders"],
  summary: "Tell the channel again what it refused",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: byOrder, headers: IdempotencyHeader },
  responses: { 202: json(OrderAtChannel.nullable(), "Queued"), ...problems(404, 409) },
});

/** Kinds of connections, failed deliveries in one go, stock at the channel, and what the channel of an order was told. */
export function connectionWorkRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(kindsRoute, (c) => c.json({ items: connectionKinds(), nextCursor: null }, 200));
  app.openapi(replayFailedRoute, async (c) => {
    const { code } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 202, body: await replayFailed(ctx, { code }) });
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(stockRoute, async (c) => {
    const { items, nextCursor } = await listChannelStock(c.get("ctx"), c.req.valid("param").code, c.req.valid("query"));
    return c.json({ items: items.map(stockAnswer), nextCursor }, 200);
  });
  app.openapi(pushRoute, async (c) => {
    const { code } = c.req.valid("param");
    const given = c.req.valid("json");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 202, body: await pushAgain(ctx, { code, ...given }) });
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(orderRoute, async (c) => c.json(orderAnswer(await channelOfOrder(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(tellAgainRoute, async (c) => {
    const orderId = c.req.valid("param").id;
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => {
      await tellAgain(ctx, { orderId });
      return { status: 202, body: orderAnswer(await channelOfOrder(ctx, orderId)) };
    };
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  return app;
}

const time = (at: Date | null) => at?.toISOString() ?? null;

function stockAnswer({ productId: _, picture: __, notBefore: ___, ...row }: ChannelStockRow): z.infer<typeof ChannelStock> {
  return {
    ...row,
    pushedAt: time(row.pushedAt),
    theirsAt: time(row.theirsAt),
    driftSince: time(row.driftSince),
    waitingSince: time(row.waitingSince),
  };
}

function orderAnswer(told: Awaited<ReturnType<typeof channelOfOrder>>): z.infer<typeof OrderAtChannel> | null {
  if (!told) return null;
  const { orderId: _, tellings, ...channel } = told;
  return { ...channel, tellings: tellings.map((one) => ({ ...one, occurredAt: one.occurredAt.toISOString(), toldAt: time(one.toldAt) })) };
}
