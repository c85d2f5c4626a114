import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, Id, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { feeReadingRoutes } from "../fees/by-api/http";
import { feesOfOrder } from "../fees/fee-queries";
import { feeKinds } from "../marketplaces/finance";
import { channelSteps } from "../marketplaces/telling";
import { channelDay, type DayBoard } from "./day-queries";
import { daySteps, deadlines, stops } from "./deadline";
import { bringToChannel } from "./drop-off";
import { type DropOffItem, dropOffPaper, listDropOffs } from "./drop-off-queries";
import { ChannelDay, DropOffInput, ManyStickers } from "./inputs";
import { stickersPdf } from "./stickers";
import { dropOffStates } from "./tables";

const Reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };

const Board = z
  .object({
    connection: z.object({
      code: z.string(),
      kind: z.string(),
      name: z.string(),
      givesPaper: z.boolean().openapi({ description: "The channel gives a paper for a drop-off: an act, the code of a supply" }),
    }),
    warehouse: z.object({ code: z.string(), name: z.string() }),
    rows: z.array(
      z.object({
        fulfilmentId: z.uuid(),
        number: z.string(),
        orderId: z.uuid(),
        orderNumber: z.string(),
        externalId: z.string(),
        shipBy: z.string().nullable(),
        deadline: z.enum(deadlines).openapi({ description: "By the warehouse's clock" }),
        step: z.enum(daySteps).nullable(),
        stop: z.enum(stops).nullable().openapi({ description: "To take out, to expect back, or arriving" }),
        held: z.boolean(),
        shipmentId: z.uuid().nullable(),
        hasSticker: z.boolean(),
        dropOffId: z.uuid().nullable(),
        units: z.int(),
        goods: z.array(z.object({ name: z.string(), quantity: z.int() })),
        refusals: z.array(z.object({ step: z.enum(channelSteps), reason: Reason })),
      }),
    ),
  })
  .openapi("ChannelDayBoard");

const DropOff = z
  .object({
    id: z.uuid(),
    connection: z.string(),
    kind: z.string(),
    warehouse: z.string(),
    state: z.enum(dropOffStates),
    number: z.string().nullable().openapi({ description: "The channel's number of the supply or act" }),
    reason: Reason.nullable(),
    by: z.string(),
    parcels: z.int(),
    createdAt: z.string(),
  })
  .openapi("DropOff");

const tags = ["Marketplace day"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");

const dayRoute = createRoute({
  method: "get",
  path: "/channel-day",
  tags,
  summary: "What marketplaces carry today: to leave, left, to be stopped",
  middleware: read,
  request: { query: ChannelDay },
  responses: { 200: json(z.object({ boards: z.array(Board), more: z.boolean() })), ...problems(404) },
});
const stickersRoute = createRoute({
  method: "get",
  path: "/channel-day/stickers.pdf",
  tags,
  summary: "The channels' own stickers of several fulfilments in one document",
  middleware: read,
  request: { query: ManyStickers },
  responses: { 200: pdf, ...problems(404, 409) },
});
const dropOffsRoute = createRoute({
  method: "get",
  path: "/drop-offs",
  tags,
  summary: "The last drop-offs",
  middleware: read,
  request: { query: ChannelDay },
  responses: { 200: json(page(DropOff)), ...problems() },
});
const dropOffRoute = createRoute({
  method: "post",
  path: "/drop-offs",
  tags,
  summary: "Bring packed parcels to their marketplace together",
  description: "The channel is asked for its paper of the whole. Parcels that may not leave are named with the reason and stay.",
  middleware: work,
  request: { headers: IdempotencyHeader, body: body(DropOffInput.openapi("BringToChannel")) },
  responses: {
    201: json(
      z.object({
        dropOffId: z.uuid().nullable(),
        parcels: z.int(),
        refused: z.array(z.object({ fulfilmentId: z.uuid(), number: z.string(), reason: Reason })),
      }),
    ),
    ...problems(404, 409),
  },
});
const paperRoute = createRoute({
  method: "get",
  path: "/drop-offs/{id}/document.pdf",
  tags,
  summary: "The channel's paper of a drop-off",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: pdf, ...problems(404, 409) },
});
const feesRoute = createRoute({
  method: "get",
  path: "/orders/{id}/fees",
  tags: ["Orders"],
  summary: "What the marketplace took for an order",
  middleware: read,
  request: { params: z.object({ id: Id }) },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z.object({
            kind: z.enum(feeKinds),
            currency: z.string(),
            amountMinor: z.int().openapi({ description: "Positive is a cost, negative came back" }),
          }),
        ),
      }),
    ),
    ...problems(404),
  },
});

/** The marketplace day over the API. */
export function channelDayRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", feeReadingRoutes());
  app.openapi(stickersRoute, async (c) => {
    return pdfResponse(await stickersPdf(c.get("ctx"), c.req.valid("query").ids), "stickers.pdf") as never;
  });
  app.openapi(dayRoute, async (c) => {
    const { boards, more } = await channelDay(c.get("ctx"), c.req.valid("query"));
    return c.json({ boards: boards.map(boardAnswer), more }, 200);
  });
  app.openapi(dropOffsRoute, async (c) => {
    const items = await listDropOffs(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(dropOffAnswer), nextCursor: null }, 200);
  });
  app.openapi(dropOffRoute, async (c) => {
    const given = c.req.valid("json");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => ({ status: 201, body: await bringToChannel(ctx, given) });
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(paperRoute, async (c) => {
    const { document, number } = await dropOffPaper(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(document, `drop-off-${number ?? ""}.pdf`) as never;
  });
  app.openapi(feesRoute, async (c) => c.json({ items: await feesOfOrder(c.get("ctx"), c.req.valid("param").id) }, 200));
  return app;
}

const boardAnswer = (board: DayBoard): z.infer<typeof Board> => ({
  ...board,
  rows: board.rows.map((row) => ({ ...row, shipBy: row.shipBy?.toISOString() ?? null })),
});

const dropOffAnswer = ({ warehouseName: _, ...one }: DropOffItem): z.infer<typeof DropOff> => ({
  ...one,
  createdAt: one.createdAt.toISOString(),
});
