import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { code } from "@/lib/text-input";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { taskStates } from "../pick-task-rules";
import { waveBoard } from "./board-queries";
import { claimNext } from "./claim-task";
import { Board, Question, SummaryDocument, summaryAnswer, TaskDocument, taskAnswer, WaveMadeDocument } from "./http-answers";
import { AnswerInput, AskAtShelf, ClaimNext, HandOnTask, MakeWave, ScanForTask } from "./inputs";
import { makeWave } from "./make-wave";
import { cancelWave, finishTask, handOnTask, letGoTask, pauseTask, resumeTask } from "./move-task";
import { answerQuestion, askAtShelf } from "./questions";
import { scanForTask } from "./scan-for-task";
import { waveSettingsRoutes } from "./settings-http";
import { listTasks, openQuestions, readTask } from "./task-queries";

const tags = ["Waves and picking tasks"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");
const lead = needs("fulfilment:write", "operator");
const decide = needs("fulfilment:write", "manager");
const headers = IdempotencyHeader;
const Query = z.object({ warehouse: code().optional(), state: z.enum(taskStates).optional() });

const boardRoute = createRoute({
  method: "get",
  path: "/waves/board",
  tags,
  summary: "Open work of a warehouse by cut-off and carrier, with the waves of the last day",
  middleware: read,
  request: { query: z.object({ warehouse: code() }) },
  responses: { 200: json(Board), ...problems(404) },
});
const makeRoute = createRoute({
  method: "post",
  path: "/waves",
  tags,
  summary: "Release work to the floor",
  description:
    "Either the fulfilments that are named, all of them or none, or what the filter finds. `batch`: a cart with one order per tote; `zone`: an order is split by zones and meets again before packing.",
  middleware: lead,
  request: {
    headers,
    body: body(MakeWave.openapi("MakeWave", { example: { warehouse: "MSK", mode: "batch", filter: { withinHours: 4 } } })),
  },
  responses: { 201: json(WaveMadeDocument), ...problems(404, 409) },
});
const cancelRoute = createRoute({
  method: "post",
  path: "/waves/{id}/cancel",
  tags,
  summary: "Take back what nobody has begun",
  middleware: lead,
  request: { headers, params: IdParam },
  responses: { 200: json(z.object({ cancelled: z.int() })), ...problems(404, 409) },
});
const listRoute = createRoute({
  method: "get",
  path: "/pick-tasks",
  tags,
  summary: "Tasks of pickers, the most pressing first",
  middleware: read,
  request: { query: Query },
  responses: { 200: json(z.object({ items: z.array(SummaryDocument) })), ...problems() },
});
const getRoute = createRoute({
  method: "get",
  path: "/pick-tasks/{id}",
  tags,
  summary: "One task; its lines are in the order of the walk, each with its tote",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(TaskDocument), ...problems(404) },
});
const nextRoute = createRoute({
  method: "post",
  path: "/pick-tasks/claim-next",
  tags,
  summary: "Take the next task",
  description:
    "The one in one's hands, else the most pressing open one, by cut-off and way. No two callers get the same. Null: nothing to do.",
  middleware: work,
  request: { headers, body: body(ClaimNext.openapi("ClaimNext", { example: { warehouse: "MSK", at: "A-01-1" } })) },
  responses: { 200: json(z.object({ task: TaskDocument.nullable() })), ...problems(404, 409) },
});
const scanRoute = createRoute({
  method: "post",
  path: "/pick-tasks/{id}/scans",
  tags,
  summary: "Scan a unit into its tote",
  middleware: work,
  request: {
    headers,
    params: IdParam,
    body: body(ScanForTask.omit({ taskId: true }).openapi("ScanForTask", { example: { code: "TEE-BLK-M" } })),
  },
  responses: {
    200: json(z.object({ slot: z.string(), sku: z.string(), picked: z.int(), quantity: z.int(), taskDone: z.boolean() })),
    ...problems(404, 409),
  },
});
const acts = { pause: pauseTask, resume: resumeTask, "let-go": letGoTask, finish: finishTask } as const;
type Act = keyof typeof acts;
const words: Record<Act, string> = {
  pause: "Pause a task",
  resume: "Go on with a paused task",
  "let-go": "Give a task back to whoever comes",
  finish: "End a task whose lines are picked",
};
const actRoute = (act: Act) =>
  createRoute({
    method: "post",
    path: `/pick-tasks/{id}/${act}`,
    tags,
    summary: words[act],
    middleware: work,
    request: { headers, params: IdParam },
    responses: { 200: json(TaskDocument), ...problems(404, 409) },
  });
const handOnRoute = createRoute({
  method: "post",
  path: "/pick-tasks/{id}/hand-on",
  tags,
  summary: "Give a task to another member",
  middleware: work,
  request: { headers, params: IdParam, body: body(HandOnTask.omit({ taskId: true }).openapi("HandOnTask")) },
  responses: { 200: json(TaskDocument), ...problems(404, 409) },
});
const questionsRoute = createRoute({
  method: "get",
  path: "/pick-questions",
  tags,
  summary: "What pickers ask, the oldest first",
  middleware: read,
  request: { query: Query.pick({ warehouse: true }) },
  responses: { 200: json(z.object({ items: z.array(Question) })), ...problems() },
});
const askRoute = createRoute({
  method: "post",
  path: "/pick-questions",
  tags,
  summary: "Ask about units that are not to be had",
  middleware: work,
  request: { headers, body: body(AskAtShelf.openapi("AskAtShelf")) },
  responses: { 201: json(z.object({ questionId: z.uuid() })), ...problems(404, 409) },
});
const answerRoute = createRoute({
  method: "post",
  path: "/pick-questions/{id}/answer",
  tags,
  summary: "Answer a picker; what is decided is done at once",
  middleware: decide,
  request: { headers, params: IdParam, body: body(AnswerInput.openapi("AnswerQuestion", { example: { answer: "look_again", note: "" } })) },
  responses: { 204: { description: "Answered" }, ...problems(404, 409) },
});

/** The routes of waves and of pickers' tasks. */
export function wavesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.route("/", waveSettingsRoutes());
  app.openapi(boardRoute, async (c) => {
    const { counters, waves } = await waveBoard(c.get("ctx"), c.req.valid("query"));
    const iso = (at: Date | null) => at?.toISOString() ?? null;
    return c.json(
      {
        counters: counters.map((one) => ({ ...one, dueAt: iso(one.dueAt) })),
        waves: waves.map(({ ruleId: _, createdAt, cancelledAt, ...wave }) => ({
          ...wave,
          createdAt: createdAt.toISOString(),
          cancelledAt: iso(cancelledAt),
        })),
      },
      200,
    );
  });
  app.openapi(makeRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { taskIds: _, ...made } = await makeWave(ctx, input);
      return { status: 201, body: made };
    }) as never;
  });
  app.openapi(cancelRoute, async (c) => {
    const { id } = c.req.valid("param");
    return answerOnce(c, { required: false, body: {} }, async (ctx) => ({
      status: 200,
      body: await cancelWave(ctx, { waveId: id }),
    })) as never;
  });
  app.openapi(listRoute, async (c) => {
    const { warehouse, state } = c.req.valid("query");
    const items = await listTasks(c.get("ctx"), { warehouse, states: state ? [state] : ["open", "claimed", "paused"] });
    return c.json({ items: items.map(summaryAnswer) }, 200);
  });
  app.openapi(nextRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const next = await claimNext(ctx, input);
      return { status: 200, body: { task: next ? taskAnswer(await readTask(ctx, next.taskId)) : null } };
    }) as never;
  });
  app.openapi(getRoute, async (c) => c.json(taskAnswer(await readTask(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(scanRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { slot, line, taskDone } = await scanForTask(ctx, { taskId: id, ...input });
      return { status: 200, body: { slot, sku: line.sku, picked: line.picked, quantity: line.quantity, taskDone } };
    }) as never;
  });
  for (const act of Object.keys(acts) as Act[])
    app.openapi(actRoute(act), async (c) => {
      const { id } = c.req.valid("param");
      return answerOnce(c, { required: false, body: {} }, async (ctx) => {
        await acts[act](ctx, { taskId: id });
        return { status: 200, body: taskAnswer(await readTask(ctx, id)) };
      }) as never;
    });
  app.openapi(handOnRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await handOnTask(ctx, { taskId: id, ...input });
      return { status: 200, body: taskAnswer(await readTask(ctx, id)) };
    }) as never;
  });
  app.openapi(questionsRoute, async (c) => {
    const items = await openQuestions(c.get("ctx"), c.req.valid("query"));
    return c.json(
      { items: items.map(({ createdAt, picture: _, taskId: __, ...one }) => ({ ...one, createdAt: createdAt.toISOString() })) },
      200,
    );
  });
  app.openapi(askRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({ status: 201, body: await askAtShelf(ctx, input) })) as never;
  });
  app.openapi(answerRoute, async (c) => {
    await answerQuestion(c.get("ctx"), { ...c.req.valid("json"), questionId: c.req.valid("param").id });
    return c.body(null, 204);
  });
  return app;
}
