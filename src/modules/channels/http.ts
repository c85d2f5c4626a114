import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, json, needs, page, problems } from "@/platform/http/routes";
import { channelByCode, listChannels } from "./channel-queries";
import { importOrder } from "./commands/import-order";
import { putChannel } from "./commands/put-channel";
import { putConnection } from "./commands/put-connection";
import { replayIntake } from "./commands/replay-intake";
import { startBackfill } from "./commands/start-backfill";
import { connectionByCode, listConnections } from "./connection-queries";
import { connectionWorkRoutes } from "./connection-work-http";
import { ChannelCode, ConnectionCode, ImportOrder, ListIntake, PutChannel, PutConnection, StartBackfill } from "./inputs";
import { type IntakeItem, listIntake } from "./intake-queries";
import { intakeSources, intakeStatuses } from "./intake-status";

const Channel = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    buffer: z.int(),
    warehouses: z.array(z.string()).openapi({ description: "Empty: all" }),
    active: z.boolean(),
  })
  .openapi("Channel");

export const Connection = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.string(),
    channel: z.string(),
    settings: z.record(z.string(), z.unknown()),
    secretsSet: z.array(z.string()).openapi({ description: "Names of the secrets that are set; never a secret" }),
    webhookUrl: z.string(),
    active: z.boolean(),
    lastReceivedAt: z.string().nullable(),
    lastSuccessAt: z.string().nullable().openapi({ description: "When the channel last answered us" }),
    polledUntil: z.string().nullable().openapi({ description: "Everything that changed there until then has been asked for" }),
    trouble: z
      .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), at: z.string() })
      .nullable()
      .openapi({ description: "Why the channel gives no usable answer, while it does not" }),
    failures: z.int(),
    pausedUntil: z.string().nullable().openapi({ description: "The line rests until then" }),
    nextPollAt: z.string().nullable().openapi({ description: "When the channel is asked again, while it has to be asked" }),
    stockOut: z.boolean().openapi({ description: "Whether the channel is told how much there is" }),
    backfill: z
      .object({ from: z.string(), until: z.string(), at: z.string(), orders: z.int(), state: z.enum(["running", "done", "stopped"]) })
      .nullable(),
    catalogue: z
      .object({ startedAt: z.string(), at: z.string(), products: z.int(), state: z.enum(["running", "done", "stopped"]) })
      .nullable()
      .openapi({ description: "The last reading of the channel's products" }),
  })
  .openapi("Connection");

const Intake = z
  .object({
    id: z.uuid(),
    receivedAt: z.string(),
    deliveryId: z.string(),
    topic: z.string(),
    source: z
      .enum(intakeSources)
      .openapi({ description: "Sent by the channel (hook), asked for by the clock (poll), by a person, or from a file" }),
    status: z.enum(intakeStatuses),
    reason: z.string().nullable(),
    reasonParams: z.record(z.string(), z.union([z.string(), z.number()])),
    orderId: z.uuid().nullable(),
    deliveries: z.int().openapi({ description: "How often the same delivery came" }),
    processedAt: z.string().nullable(),
  })
  .openapi("Intake");

const byChannel = z.object({ code: ChannelCode });
const byConnection = z.object({ code: ConnectionCode });

const putChannelRoute = createRoute({
  method: "put",
  path: "/channels/{code}",
  tags: ["Channels"],
  summary: "Create or change a channel",
  description:
    "What is left out keeps its value. No warehouses: all of them. A channel that is not `active` takes no new orders: here they are refused (422 `channel_inactive`), those of its connection are stored, set aside as `ignored`, and can be replayed once it is active again. What a connection tells of its earlier orders still counts.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byChannel, body: body(PutChannel) },
  responses: { 200: json(Channel, "Changed, or the same as before"), 201: json(Channel, "Created"), ...problems() },
});
const listChannelsRoute = createRoute({
  method: "get",
  path: "/channels",
  tags: ["Channels"],
  summary: "All channels",
  middleware: [needs("orders:read")] as const,
  responses: { 200: json(page(Channel)), ...problems() },
});
const channelRoute = createRoute({
  method: "get",
  path: "/channels/{code}",
  tags: ["Channels"],
  summary: "One channel",
  middleware: [needs("orders:read")] as const,
  request: { params: byChannel },
  responses: { 200: json(Channel), ...problems(404) },
});

const putConnectionRoute = createRoute({
  method: "put",
  path: "/connections/{code}",
  tags: ["Connections"],
  summary: "Create or change a connection to a shop or marketplace",
  description:
    "Secrets are write-only: those that are left out are kept, an empty one is removed. Paste `webhookUrl` into the channel's webhook settings.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byConnection, body: body(PutConnection) },
  responses: { 200: json(Connection, "Changed, or the same as before"), 201: json(Connection, "Created"), ...problems() },
});
const listConnectionsRoute = createRoute({
  method: "get",
  path: "/connections",
  tags: ["Connections"],
  summary: "All connections",
  middleware: [needs("settings:write", "manager")] as const,
  responses: { 200: json(page(Connection)), ...problems() },
});
const connectionRoute = createRoute({
  method: "get",
  path: "/connections/{code}",
  tags: ["Connections"],
  summary: "One connection",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byConnection },
  responses: { 200: json(Connection), ...problems(404) },
});

const intakeRoute = createRoute({
  method: "get",
  path: "/connections/{code}/intake",
  tags: ["Connections"],
  summary: "What a connection received, newest first",
  middleware: [needs("orders:read")] as const,
  request: { params: byConnection, query: ListIntake },
  responses: { 200: json(page(Intake)), ...problems(404) },
});
const replayRoute = createRoute({
  method: "post",
  path: "/connections/{code}/intake/{id}/replay",
  tags: ["Connections"],
  summary: "Take a stored delivery in again",
  description: "By the same path as the first time: nothing is doubled, what has become possible since is done.",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: byConnection.extend({ id: z.uuid() }), headers: IdempotencyHeader },
  responses: { 200: json(Intake), ...problems(404, 409) },
});

const importRoute = createRoute({
  method: "post",
  path: "/connections/{code}/import",
  tags: ["Connections"],
  summary: "Read one order at the channel",
  description: "By the channel's own id of the order. It is taken in by the same path as a webhook: an order that is known is not doubled.",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: byConnection, headers: IdempotencyHeader, body: body(ImportOrder.omit({ code: true })) },
  responses: { 202: json(Intake, "Stored, and read soon"), ...problems(404, 409) },
});
const backfillRoute = createRoute({
  method: "post",
  path: "/connections/{code}/backfill",
  tags: ["Connections"],
  summary: "Fetch the orders of the last days",
  description: "Day by day; the connection's `backfill` tells how far it has come. Orders that are known are not doubled.",
  middleware: [needs("settings:write", "manager")] as const,
  request: { params: byConnection, headers: IdempotencyHeader, body: body(StartBackfill.omit({ code: true })) },
  responses: { 202: json(Connection, "Started"), ...problems(404, 409) },
});

export function channelsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", connectionWorkRoutes());
  app.openapi(listChannelsRoute, async (c) => c.json({ items: await listChannels(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(channelRoute, async (c) => c.json(await channelByCode(c.get("ctx"), c.req.valid("param").code), 200));
  app.openapi(putChannelRoute, async (c) => {
    const { created, ...channel } = await putChannel(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json(channel, created ? 201 : 200);
  });
  app.openapi(listConnectionsRoute, async (c) => c.json({ items: await listConnections(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(connectionRoute, async (c) => c.json(await connectionByCode(c.get("ctx"), c.req.valid("param").code), 200));
  app.openapi(putConnectionRoute, async (c) => {
    const { created, ...connection } = await putConnection(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json(connection, created ? 201 : 200);
  });
  app.openapi(intakeRoute, async (c) => {
    const { items, nextCursor } = await listIntake(c.get("ctx"), c.req.valid("param").code, c.req.valid("query"));
    return c.json({ items: items.map(intakeAnswer), nextCursor }, 200);
  });
  app.openapi(replayRoute, async (c) => {
    const { code, id } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({
      status: 200,
      body: intakeAnswer(await replayIntake(ctx, { code, intakeId: id })),
    });
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(importRoute, async (c) => {
    const given = c.req.valid("json");
    const { code } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({
      status: 202,
      body: intakeAnswer(await importOrder(ctx, { code, ...given })),
    });
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(backfillRoute, async (c) => {
    const given = c.req.valid("json");
    const { code } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 202, body: await startBackfill(ctx, { code, ...given }) });
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  return app;
}

function intakeAnswer({ reason, receivedAt, processedAt, orderNumber: _, isUnread: __, ...row }: IntakeItem): z.infer<typeof Intake> {
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    processedAt: processedAt?.toISOString() ?? null,
    // As in a problem document: the code without the noun before it.
    reason: reason?.code.split(".").at(-1) ?? null,
    reasonParams: reason?.params ?? {},
  };
}
