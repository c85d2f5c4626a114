import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { paperSizes } from "@/lib/papers";
import { code } from "@/lib/text-input";
import type { Context } from "@/platform/context";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { dropJob, markFailed, markPrinted, reprintJob } from "./commands/end-job";
import { openStation } from "./commands/open-station";
import { putFormat } from "./commands/put-format";
import { takeJobs } from "./commands/take-jobs";
import { FailJob, ListJobs, OpenStation, PutFormat, ReprintJob, TakeJobs } from "./inputs";
import { outputs, paperKindNames } from "./paper-kind";
import { jobStates } from "./print-job";
import { type JobView, jobsById, listFormats, listJobs, listStations } from "./printing-queries";

const tags = ["Printing"];
const read = needs("fulfilment:write");
const work = needs("fulfilment:write", "picker");
const paper = z.enum(Object.keys(paperSizes) as [keyof typeof paperSizes, ...(keyof typeof paperSizes)[]]);

export const PrintJob = z
  .object({
    id: z.uuid(),
    warehouse: z.string(),
    kind: z.enum(paperKindNames),
    title: z.string(),
    paper,
    output: z.enum(outputs),
    copies: z.int(),
    state: z.enum(jobStates),
    station: z.string().nullable().openapi({ description: "The station that took it" }),
    failure: z.string().nullable(),
    againOf: z.uuid().nullable().openapi({ description: "The job that this one repeats" }),
    by: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi("PrintJob");

function jobAnswer({ wantedAt: _, takenAt: __, dpi: ___, createdAt, endedAt, ...job }: JobView): z.infer<typeof PrintJob> {
  return { ...job, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

/** A job as the API tells it. */
export async function told(ctx: Context, jobId: string): Promise<z.infer<typeof PrintJob> | null> {
  return (await jobsById(ctx, [jobId])).map(jobAnswer)[0] ?? null;
}

const listRoute = createRoute({
  method: "get",
  path: "/print-jobs",
  tags,
  summary: "The print queue, the newest first",
  middleware: read,
  request: { query: ListJobs },
  responses: { 200: json(page(PrintJob)), ...problems(404) },
});
const takeRoute = createRoute({
  method: "post",
  path: "/print-jobs/take",
  tags,
  summary: "Take what waits for a print station",
  description:
    "What one station has taken no other gets. Fetch each `file`, print it, and say `printed` or `failed`; what nobody says a word about stays with the station.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    body: body(
      TakeJobs.openapi("TakePrintJobs", {
        example: { stationId: "0198c0de-0000-7000-8000-000000000001", outputs: ["zpl", "pdf"] },
      }),
    ),
  },
  responses: { 200: json(z.object({ items: z.array(PrintJob) })), ...problems(404) },
});

const act = (verb: string, summary: string) =>
  ({ method: "post", path: `/print-jobs/{id}/${verb}`, tags, summary, middleware: work }) as const;
const done = { 200: json(PrintJob), ...problems(404, 409) };

const printedRoute = createRoute({
  ...act("printed", "It came out of the printer"),
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: done,
});
const failedRoute = createRoute({
  ...act("failed", "It could not be printed, and why"),
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(FailJob.omit({ jobId: true }).openapi("PrintFailure", { example: { why: "no paper" } })),
  },
  responses: done,
});
const dropRoute = createRoute({
  ...act("drop", "Nobody wants it any more"),
  request: { headers: IdempotencyHeader, params: IdParam },
  responses: done,
});
const reprintRoute = createRoute({
  ...act("reprint", "Print the same once more"),
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(ReprintJob.omit({ jobId: true }).openapi("Reprint", { example: {} })),
  },
  responses: { 201: json(PrintJob, "Waits"), ...problems(404, 409) },
});

const Station = z
  .object({
    id: z.uuid(),
    warehouse: z.string(),
    name: z.string(),
    kinds: z.array(z.enum(paperKindNames)),
    seenAt: z.string(),
    isOn: z.boolean(),
  })
  .openapi("PrintStation");
const stationsRoute = createRoute({
  method: "get",
  path: "/print-stations",
  tags,
  summary: "Where is printed, and which stations are on",
  middleware: read,
  request: { query: z.object({ warehouse: code().optional() }) },
  responses: { 200: json(z.object({ items: z.array(Station) })), ...problems() },
});
const openRoute = createRoute({
  method: "post",
  path: "/print-stations",
  tags,
  summary: "Open a print station",
  description: "The same name in the same warehouse is the same station.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    body: body(OpenStation.openapi("OpenPrintStation", { example: { warehouse: "MSK", name: "Packing 1", kinds: ["shipping_label"] } })),
  },
  responses: { 200: json(z.object({ stationId: z.uuid() })), ...problems(404) },
});

const Format = z
  .object({
    kind: z.enum(paperKindNames),
    paper,
    output: z.enum(outputs),
    dpi: z.union([z.literal(203), z.literal(300)]),
    font: z.string().nullable(),
    isUsual: z.boolean(),
  })
  .openapi("PrintFormat");
const Formats = z.object({ items: z.array(z.object({ warehouse: z.string(), name: z.string(), formats: z.array(Format) })) });
const formatsRoute = createRoute({
  method: "get",
  path: "/print-formats",
  tags,
  summary: "On what each kind of paper is printed, warehouse by warehouse",
  middleware: read,
  request: { query: z.object({ warehouse: code().optional() }) },
  responses: { 200: json(Formats), ...problems(404) },
});
const putFormatRoute = createRoute({
  method: "put",
  path: "/print-formats",
  tags,
  summary: "Say on what a kind of paper is printed in a warehouse",
  description: "`format: null`: as usual again.",
  middleware: needs("settings:write", "manager"),
  request: {
    body: body(
      PutFormat.openapi("PutPrintFormat", {
        example: { warehouse: "MSK", kind: "shipping_label", format: { paper: "75x120", output: "zpl", dpi: 203 } },
      }),
    ),
  },
  responses: { 200: json(Formats), ...problems(404) },
});

/** The print queue for programs that speak to printers. */
export function printingRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listJobs(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(jobAnswer), nextCursor }, 200);
  });
  app.openapi(takeRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({
      status: 200,
      body: { items: (await takeJobs(ctx, input)).map(jobAnswer) },
    })) as never;
  });
  for (const [route, act] of [
    [printedRoute, markPrinted],
    [dropRoute, dropJob],
  ] as const)
    app.openapi(route, async (c) => {
      const { id } = c.req.valid("param");
      return answerOnce(c, { required: false, body: null }, async (ctx) => {
        await act(ctx, { jobId: id });
        return { status: 200, body: await told(ctx, id) };
      }) as never;
    });
  app.openapi(failedRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await markFailed(ctx, { jobId: id, ...input });
      return { status: 200, body: await told(ctx, id) };
    }) as never;
  });
  app.openapi(reprintRoute, async (c) => {
    const { id } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { jobId } = await reprintJob(ctx, { jobId: id, ...input });
      return { status: 201, body: await told(ctx, jobId) };
    }) as never;
  });
  app.openapi(stationsRoute, async (c) => {
    const items = await listStations(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map((one) => ({ ...one, seenAt: one.seenAt.toISOString() })) }, 200);
  });
  app.openapi(openRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => ({ status: 200, body: await openStation(ctx, input) })) as never;
  });
  app.openapi(formatsRoute, async (c) => c.json({ items: await listFormats(c.get("ctx"), c.req.valid("query")) }, 200));
  app.openapi(putFormatRoute, async (c) => {
    const input = c.req.valid("json");
    await putFormat(c.get("ctx"), input);
    return c.json({ items: await listFormats(c.get("ctx"), { warehouse: input.warehouse }) }, 200);
  });
  return app;
}
