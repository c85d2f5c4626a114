import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { writeOffReasons } from "@/modules/inventory/write-off";
import type { Context } from "@/platform/context";
import { answerOnce } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { actStates } from "../write-off-act";
import { writeOffActPdf } from "./act-pdf";
import { actById, listActs, paperOfAct, type WriteOffAct } from "./act-queries";
import { approveAct, rejectAct } from "./decide-act";
import { DecideAct, ListActs, ProposeAct } from "./inputs";
import { proposeAct } from "./propose-act";

const tags = ["Write-off acts"];

const Act = z
  .object({
    id: z.uuid(),
    number: z.int(),
    warehouse: z.string(),
    state: z.enum(actStates),
    version: z.int(),
    why: z.enum(writeOffReasons),
    note: z.string().nullable(),
    sum: z.object({ amount: z.int(), currency: z.string() }),
    by: z.string(),
    createdAt: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    lines: z.array(
      z.object({
        sku: z.string(),
        name: z.string(),
        quantity: z.int(),
        from: z.string(),
        lot: z.string().nullable(),
        cost: z.int().nullable(),
      }),
    ),
  })
  .openapi("WriteOffAct");

const listRoute = createRoute({
  method: "get",
  path: "/write-off-acts",
  tags,
  summary: "Acts of writing off, the latest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListActs },
  responses: { 200: json(page(Act)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/write-off-acts/{id}",
  tags,
  summary: "One act",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(Act), ...problems(404) },
});

const pdfRoute = createRoute({
  method: "get",
  path: "/write-off-acts/{id}/act.pdf",
  tags,
  summary: "The act on paper",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: {
    200: { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

const proposeRoute = createRoute({
  method: "post",
  path: "/write-off-acts",
  tags,
  summary: "Write an act; nothing leaves the books before a manager approves it",
  middleware: [needs("stock:write", "picker")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(
      ProposeAct.openapi("ProposeWriteOff", {
        example: {
          warehouse: "MSK",
          why: "damaged",
          note: "fell off the shelf",
          lines: [{ sku: "TEE-BLK-M", quantity: 2, from: "damaged" }],
        },
      }),
    ),
  },
  responses: { 201: json(Act, "Written"), ...problems(404, 409) },
});

const decision = (path: "approve" | "reject", summary: string) =>
  createRoute({
    method: "post",
    path: `/write-off-acts/{id}/${path}`,
    tags,
    summary,
    middleware: [needs("stock:write", "manager")] as const,
    request: {
      headers: IdempotencyHeader,
      params: IdParam,
      body: body(
        DecideAct.omit({ writeOffId: true }).openapi(path === "approve" ? "ApproveWriteOff" : "RejectWriteOff", {
          example: { version: 1 },
        }),
      ),
    },
    responses: { 200: json(Act), ...problems(404, 409) },
  });

const approveRoute = decision("approve", "Approve an act: its goods are written off in the same transaction");
const rejectRoute = decision("reject", "Turn an act down");

const told = async (ctx: Context, id: string, status = 200) => ({ status, body: actAnswer(await actById(ctx, id)) });

/** Acts of writing off. */
export function actRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listActs(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(actAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(actAnswer(await actById(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(pdfRoute, async (c) => {
    const paper = await paperOfAct(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(await writeOffActPdf(paper), `write-off-${paper.act.number}.pdf`) as never;
  });
  app.openapi(proposeRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => told(ctx, (await proposeAct(ctx, input)).id, 201)) as never;
  });
  app.openapi(approveRoute, async (c) => {
    const { id: writeOffId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await approveAct(ctx, { writeOffId, ...input });
      return told(ctx, writeOffId);
    }) as never;
  });
  app.openapi(rejectRoute, async (c) => {
    const { id: writeOffId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await rejectAct(ctx, { writeOffId, ...input });
      return told(ctx, writeOffId);
    }) as never;
  });
  return app;
}

function actAnswer(act: WriteOffAct): z.infer<typeof Act> {
  const { id, number, warehouse, state, version, why, note, by, decidedBy } = act;
  return {
    ...{ id, number, warehouse, state, version, why, note, by, decidedBy },
    sum: { amount: act.sumMinor, currency: act.currency },
    createdAt: act.createdAt.toISOString(),
    decidedAt: act.decidedAt?.toISOString() ?? null,
    lines: act.lines.map(({ sku, name, quantity, from, lot, costMinor }) => ({
      sku,
      name,
      quantity,
      from,
      lot: lot ?? null,
      cost: costMinor,
    })),
  };
}
