import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Role } from "@/lib/permission";
import type { Context } from "@/platform/context";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { countKinds, countStates, taskStates } from "../count";
import { turnoverClasses } from "../count-cycle";
import { approveCount } from "./approve-count";
import { claimBin, releaseBin } from "./claim-bin";
import { countBin } from "./count-bin";
import { listCounts, reviewOf } from "./count-queries";
import { dueProducts } from "./due-queries";
import { ApproveCount, CancelCount, CountBin, ListCounts, ListDue, Recount, StartCount } from "./inputs";
import { cancelCount, recount } from "./recount";
import { startCount } from "./start-count";

const tags = ["Counts"];

const Figures = z.object({
  places: z.int(),
  exact: z.int(),
  bookUnits: z.int(),
  over: z.int(),
  short: z.int(),
  valueMinor: z.int().nullable(),
  currency: z.string(),
});

const Count = z
  .object({
    id: z.uuid(),
    number: z.int(),
    warehouse: z.string(),
    kind: z.enum(countKinds),
    zone: z.string().nullable(),
    state: z.enum(countStates),
    version: z.int(),
    note: z.string().nullable(),
    createdAt: z.string(),
    closedAt: z.string().nullable(),
    bins: z.int(),
    counted: z.int(),
    figures: Figures.nullable(),
  })
  .openapi("StockCount");

const Review = Count.extend({
  tasks: z.array(
    z.object({
      id: z.uuid(),
      bin: z.string().nullable().openapi({ description: "null: what lies in no bin" }),
      state: z.enum(taskStates),
      round: z.int(),
      counter: z.string().nullable(),
    }),
  ),
  lines: z.array(
    z.object({
      id: z.uuid(),
      taskId: z.uuid(),
      bin: z.string().nullable(),
      sku: z.string(),
      lot: z.string().nullable(),
      counted: z.int(),
      book: z.int().openapi({ description: "What lay on that shelf by the books when it was counted" }),
      difference: z.int(),
      inTotes: z.int(),
      valueMinor: z.int().nullable(),
      countedAt: z.string(),
      by: z.string(),
      posted: z.int().nullable(),
    }),
  ),
}).openapi("StockCountReview");

const listRoute = createRoute({
  method: "get",
  path: "/counts",
  tags,
  summary: "Counts, the latest first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListCounts },
  responses: { 200: json(page(Count)), ...problems() },
});

const dueRoute = createRoute({
  method: "get",
  path: "/counts/due",
  tags,
  summary: "Products that are due to be counted, by class of turnover",
  middleware: [needs("stock:read")] as const,
  request: { query: ListDue },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z.object({ sku: z.string(), turnoverClass: z.enum(turnoverClasses), onHand: z.int(), countedAt: z.string().nullable() }),
        ),
      }),
    ),
    ...problems(),
  },
});

const getRoute = createRoute({
  method: "get",
  path: "/counts/{id}",
  tags,
  summary: "One count with its bins and what was found, beside the books",
  middleware: [needs("stock:read", "operator")] as const,
  request: { params: IdParam },
  responses: { 200: json(Review), ...problems(404) },
});

const startRoute = createRoute({
  method: "post",
  path: "/counts",
  tags,
  summary: "Open a count of a warehouse, a zone, or the products that are due",
  description:
    "A bin is in one open count only: a count of all bins is refused while one of them is in another, a cycle count leaves those out.",
  middleware: [needs("stock:write", "operator")] as const,
  request: {
    headers: IdempotencyHeader,
    body: body(StartCount.openapi("StartCount", { example: { warehouse: "MSK", kind: "cycle", limit: 20 } })),
  },
  responses: { 201: json(Review, "Opened"), ...problems(409) },
});

const act = <T extends z.ZodType>(path: string, rank: Role, summary: string, schema: T, description?: string) =>
  createRoute({
    method: "post",
    path: `/counts/{id}/${path}`,
    tags,
    summary,
    description,
    middleware: [needs("stock:write", rank)] as const,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: { 200: json(Review), ...problems(404, 409) },
  });

const withoutId = { countId: true } as const;
const approveRoute = act(
  "approve",
  "manager",
  "Post the differences",
  ApproveCount.omit(withoutId).openapi("ApproveCount", { example: { version: 2 } }),
  "Each difference as it was when its bin was counted: what moved since is kept. Below what is reserved the newest reservations wait.",
);
const recountRoute = act(
  "recount",
  "manager",
  "Have bins counted once more",
  Recount.omit(withoutId).openapi("RecountBins", { example: { taskIds: ["019c0000-0000-7000-8000-000000000001"] } }),
);
const cancelRoute = act(
  "cancel",
  "manager",
  "Give a count up",
  CancelCount.omit(withoutId).openapi("CancelCount", { example: { version: 1 } }),
);

const task = <T extends z.ZodType>(path: string, summary: string, schema: T, answer: z.ZodType) =>
  createRoute({
    method: "post",
    path: `/counts/tasks/{id}/${path}`,
    tags,
    summary,
    middleware: [needs("stock:write", "picker")] as const,
    request: { headers: IdempotencyHeader, params: IdParam, body: body(schema) },
    responses: { 200: json(answer as never), ...problems(404, 409) },
  });

const Nothing = z.strictObject({}).openapi("Nothing", { example: {} });
const claimRoute = task("claim", "Take a bin to count it", Nothing, z.object({ bin: z.string().nullable(), round: z.int() }));
const releaseRoute = task("release", "Give a bin back uncounted", Nothing, z.object({}));
const countRoute = task(
  "count",
  "Say what lies in a bin",
  CountBin.omit({ taskId: true }).openapi("CountBin", { example: { lines: [{ code: "TEE-BLK-M", times: 7 }] } }),
  z.object({ again: z.boolean(), left: z.int() }).openapi("BinCounted"),
);

async function told(ctx: Context, countId: string, status = 200) {
  const { count, lines } = await reviewOf(ctx, countId);
  const tasks = count.tasks.map(({ id, bin, state, round, counter }) => ({ id, bin, state, round, counter }));
  return { status, body: { ...countAnswer(count), tasks, lines: lines.map(lineAnswer) } };
}

/** Counting the shelves. */
export function countRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listCounts(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(countAnswer), nextCursor }, 200);
  });
  // Before the route with an id, which would take "due" for one.
  app.openapi(dueRoute, async (c) => {
    const items = await dueProducts(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ sku, turnoverClass, onHand, countedAt }) => ({
      ...{ sku, turnoverClass, onHand },
      countedAt: countedAt?.toISOString() ?? null,
    }));
    return c.json({ items: told }, 200);
  });
  app.openapi(getRoute, async (c) => c.json((await told(c.get("ctx"), c.req.valid("param").id)).body as never, 200));
  app.openapi(startRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => told(ctx, (await startCount(ctx, input)).id, 201)) as never;
  });
  app.openapi(approveRoute, async (c) => {
    const { id: countId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await approveCount(ctx, { countId, ...input });
      return told(ctx, countId);
    }) as never;
  });
  app.openapi(recountRoute, async (c) => {
    const { id: countId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await recount(ctx, { countId, ...input });
      return told(ctx, countId);
    }) as never;
  });
  app.openapi(cancelRoute, async (c) => {
    const { id: countId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await cancelCount(ctx, { countId, ...input });
      return told(ctx, countId);
    }) as never;
  });
  app.openapi(claimRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: {} }, async (ctx) => ({ status: 200, body: await claimBin(ctx, id) })) as never;
  });
  app.openapi(releaseRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: {} }, async (ctx) => {
      await releaseBin(ctx, id);
      return { status: 200, body: {} };
    }) as never;
  });
  app.openapi(countRoute, async (c) => {
    const { id: taskId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: await countBin(ctx, { taskId, ...(input as { lines: CountBin["lines"] }) }),
    })) as never;
  });
  return app;
}

type Row = Awaited<ReturnType<typeof listCounts>>["items"][number];

function countAnswer({ id, number, warehouse, kind, zone, state, version, note, createdAt, closedAt, bins, counted, figures }: Row) {
  return {
    ...{ id, number, warehouse, kind, zone, state, version, note, bins, counted, figures },
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function lineAnswer(line: Awaited<ReturnType<typeof reviewOf>>["lines"][number]) {
  const { id, taskId, bin, sku, lot, counted, book, difference, inTotes, valueMinor, countedAt, by, posted } = line;
  return {
    ...{ id, taskId, bin, sku, counted, book, difference, inTotes, valueMinor, by, posted },
    lot: lot || null,
    countedAt: countedAt.toISOString(),
  };
}
