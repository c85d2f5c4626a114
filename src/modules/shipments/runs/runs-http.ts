import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { formFileOf } from "@/modules/orders/attachments/http";
import { answerOnce, answerResumable } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { notFound, Refusal } from "@/platform/refusal";
import { actOnStop, readStop, takeParcels } from "./act-on-stop";
import { attachPhoto } from "./attach-photo";
import { putCourierSettings, settingsOf } from "./courier-settings";
import { ActOnStop, AddParcels, AssignRun, ListRuns, MoveStop, PlanRun, PutCourierSettings, ReportPosition, SharePosition } from "./inputs";
import { loadRunSheet } from "./load-run-sheet";
import { addParcels, assignRun, dropRun, moveStop, planRun, removeStop, sortRun } from "./plan-run";
import { lineAnswer, RunDocument, RunLineDocument, runAnswer } from "./run-answer";
import { listRuns, readRun } from "./run-queries";
import { runSheetPdf } from "./run-sheet";
import { reportPosition, sharePosition } from "./share-position";

const tags = ["Own couriers"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");
const plan = needs("fulfilment:write", "operator");
const settings = needs("settings:write", "manager");
const StopParams = IdParam.extend({ stopId: z.uuid() });

const Why = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const HandedOver = z.object({
  handedOver: z.array(z.uuid()),
  handoverIds: z.array(z.uuid()),
  refused: z.array(z.object({ shipmentId: z.uuid(), reason: Why })),
});
const Kept = z.object({ ok: z.literal(true) });
const Settings = z.object({ asksCode: z.boolean(), version: z.int() }).openapi("CourierSettings");
const headers = IdempotencyHeader;
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };

const listRoute = createRoute({
  method: "get",
  path: "/runs",
  tags,
  summary: "Runs of own couriers, the latest day first",
  middleware: read,
  request: { query: ListRuns },
  responses: { 200: json(page(RunLineDocument)), ...problems() },
});
const planRoute = createRoute({
  method: "post",
  path: "/runs",
  tags,
  summary: "Plan a courier's day",
  description:
    "The parcels are ordered from the warehouse by the nearest next one, then by 2-opt. All of them must wait for an own courier.",
  middleware: plan,
  request: { headers, body: body(PlanRun.openapi("PlanRun")) },
  responses: { 201: json(RunDocument), ...problems(404, 409) },
});
const one = (method: "get" | "delete", summary: string) => ({
  method,
  path: "/runs/{id}" as const,
  tags,
  summary,
  request: { params: IdParam },
});
const getRoute = createRoute({
  ...one("get", "One run with its stops"),
  middleware: read,
  responses: { 200: json(RunDocument), ...problems(404) },
});
const dropRoute = createRoute({
  ...one("delete", "Drop a run of which nothing was begun"),
  middleware: plan,
  responses: { 204: { description: "Gone" }, ...problems(404, 409) },
});
const sheetRoute = createRoute({
  method: "get",
  path: "/runs/{id}/sheet.pdf",
  tags,
  summary: "The run sheet",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: pdf, ...problems(404) },
});
const act = <Path extends string>(path: Path, summary: string) => ({ method: "post" as const, path, tags, summary });
const changed = { 200: json(RunDocument), ...problems(404, 409) };
const assignRoute = createRoute({
  ...act("/runs/{id}/courier", "Give a run to another courier"),
  middleware: plan,
  request: { headers, params: IdParam, body: body(AssignRun.openapi("AssignRun")) },
  responses: changed,
});
const addRoute = createRoute({
  ...act("/runs/{id}/parcels", "Put parcels on a run"),
  middleware: plan,
  request: { headers, params: IdParam, body: body(AddParcels.openapi("AddParcels")) },
  responses: changed,
});
const sortRoute = createRoute({
  ...act("/runs/{id}/sort", "Order the stops by the way"),
  middleware: plan,
  request: { headers, params: IdParam },
  responses: changed,
});
const moveRoute = createRoute({
  ...act("/runs/{id}/stops/{stopId}/move", "Drive a stop one earlier or later"),
  middleware: plan,
  request: { headers, params: StopParams, body: body(MoveStop.openapi("MoveStop")) },
  responses: changed,
});
const removeRoute = createRoute({
  method: "delete",
  path: "/runs/{id}/stops/{stopId}",
  tags,
  summary: "Take a parcel off a run",
  middleware: plan,
  request: { params: StopParams },
  responses: { 204: { description: "Off" }, ...problems(404, 409) },
});
const takeRoute = createRoute({
  ...act("/runs/{id}/take", "The courier takes the parcels"),
  description: "One handover with its act; what may not leave is named with the reason.",
  middleware: work,
  request: { headers, params: IdParam },
  responses: { 200: json(HandedOver), ...problems(404) },
});
const actRoute = createRoute({
  ...act("/runs/{id}/stops/{stopId}/acts", "What the courier does at a stop"),
  description: "The same `actId` said again does nothing. Each act is one event of the parcel's way.",
  middleware: work,
  request: { headers, params: StopParams, body: body(ActOnStop.openapi("CourierAct")) },
  responses: changed,
});
const photoRoute = createRoute({
  ...act("/runs/{id}/stops/{stopId}/photo", "The courier's photo, to the files of the order"),
  description: "A form with one field, `file`: PNG, JPEG or WebP, at most 10 MB.",
  middleware: work,
  request: {
    headers,
    params: StopParams,
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.object({ file: z.any().openapi({ type: "string", format: "binary" }) }) } },
    },
  },
  responses: { 201: json(z.object({ id: z.uuid() }), "Kept"), ...problems(400, 404, 409, 413) },
});
const settingsPath = { path: "/courier-settings" as const, tags };
const settingsRoute = createRoute({
  ...settingsPath,
  method: "get",
  summary: "How own couriers work",
  middleware: read,
  responses: { 200: json(Settings), ...problems() },
});
const shareRoute = createRoute({
  method: "put",
  path: "/runs/{id}/sharing",
  tags,
  summary: "Share where the courier is, or stop it",
  description: "Only the run's courier can begin it. Nothing is kept but the last place, and that only until the run is over.",
  middleware: work,
  request: { params: IdParam, body: body(SharePosition.openapi("SharePosition", { example: { on: true } })) },
  responses: { 200: json(RunDocument), ...problems(403, 404, 409) },
});
const positionRoute = createRoute({
  method: "post",
  path: "/runs/{id}/position",
  tags,
  summary: "Tell where the courier is now",
  description: "The place before is forgotten. 409 while the courier does not share it.",
  middleware: work,
  request: {
    headers,
    params: IdParam,
    body: body(ReportPosition.openapi("ReportPosition", { example: { latitude: 55.79, longitude: 49.12 } })),
  },
  responses: { 200: json(Kept), ...problems(403, 404, 409) },
});
const putSettingsRoute = createRoute({
  ...settingsPath,
  method: "put",
  summary: "Say how own couriers work",
  middleware: settings,
  request: { body: body(PutCourierSettings.openapi("PutCourierSettings", { example: { asksCode: true, version: 0 } })) },
  responses: { 200: json(Settings), ...problems(409) },
});

type Ctx = HttpEnv["Variables"]["ctx"];

/** The routes of own couriers: their days, and what they do on the way. */
export function runsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  const answer = async (ctx: Ctx, id: string, status = 200) => ({ status, body: runAnswer(await readRun(ctx, id)) });
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listRuns(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(lineAnswer), nextCursor }, 200);
  });
  app.openapi(planRoute, async (c) => {
    const given = c.req.valid("json");
    const run = async (ctx: Ctx) => answer(ctx, (await planRun(ctx, given)).id, 201);
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(getRoute, async (c) => c.json(runAnswer(await readRun(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(dropRoute, async (c) => {
    await dropRun(c.get("ctx"), c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(sheetRoute, async (c) => {
    const sheet = await loadRunSheet(c.get("ctx"), c.req.valid("param").id);
    return pdfResponse(await runSheetPdf(sheet), `run-${sheet.day}.pdf`) as never;
  });
  app.openapi(assignRoute, async (c) => {
    const [{ id }, given] = [c.req.valid("param"), c.req.valid("json")];
    const run = (ctx: Ctx) => assignRun(ctx, { runId: id, ...given }).then(() => answer(ctx, id));
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(addRoute, async (c) => {
    const [{ id }, given] = [c.req.valid("param"), c.req.valid("json")];
    const run = (ctx: Ctx) => addParcels(ctx, { runId: id, ...given }).then(() => answer(ctx, id));
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(sortRoute, async (c) => {
    const { id } = c.req.valid("param");
    return (await answerOnce(c, { required: false, body: null }, (ctx) => sortRun(ctx, id).then(() => answer(ctx, id)))) as never;
  });
  app.openapi(moveRoute, async (c) => {
    const [{ id, stopId }, given] = [c.req.valid("param"), c.req.valid("json")];
    const run = (ctx: Ctx) => moveStop(ctx, { runId: id, stopId, ...given }).then(() => answer(ctx, id));
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(removeRoute, async (c) => {
    const { id, stopId } = c.req.valid("param");
    await removeStop(c.get("ctx"), { runId: id, stopId });
    return c.body(null, 204);
  });
  app.openapi(takeRoute, async (c) => {
    const { id } = c.req.valid("param");
    const run = async (ctx: Ctx) => ({ status: 200, body: await takeParcels(ctx, id) });
    return (await answerResumable(c, { required: false, body: null }, run)) as never;
  });
  app.openapi(actRoute, async (c) => {
    const [{ id, stopId }, given] = [c.req.valid("param"), c.req.valid("json")];
    // A wrong code is counted although it is refused, so this is no transaction of one answer.
    const run = async (ctx: Ctx) => {
      await requireOn(ctx, id, stopId);
      await actOnStop(ctx, { stopId, ...given });
      return answer(ctx, id);
    };
    return (await answerResumable(c, { required: false, body: given }, run)) as never;
  });
  app.on("POST", "/runs/:id/stops/:stopId/photo", work, async (c) => {
    const stopId = z.uuid().safeParse(c.req.param("stopId"));
    if (!stopId.success) throw new Refusal("not_found", reason("not_found", { what: "stop" }));
    await requireOn(c.get("ctx"), c.req.param("id"), stopId.data);
    const file = await formFileOf(c.req.raw);
    const content = new Uint8Array(await file.arrayBuffer());
    const said = { name: file.name, sha256: createHash("sha256").update(content).digest("hex") };
    return answerOnce(c, { required: false, body: said }, async (ctx) => ({
      status: 201,
      body: await attachPhoto(ctx, { stopId: stopId.data, name: file.name, content }),
    }));
  });
  app.openAPIRegistry.registerPath(photoRoute);
  app.openapi(shareRoute, async (c) => {
    const { id } = c.req.valid("param");
    await sharePosition(c.get("ctx"), { runId: id, ...c.req.valid("json") });
    return c.json(runAnswer(await readRun(c.get("ctx"), id)), 200);
  });
  app.openapi(positionRoute, async (c) => {
    const [{ id }, given] = [c.req.valid("param"), c.req.valid("json")];
    const run = async (ctx: Ctx) => {
      await reportPosition(ctx, { runId: id, ...given });
      return { status: 200, body: { ok: true } };
    };
    return (await answerOnce(c, { required: false, body: given }, run)) as never;
  });
  app.openapi(settingsRoute, async (c) => c.json(await settingsOf(c.get("ctx")), 200));
  app.openapi(putSettingsRoute, async (c) => c.json(await putCourierSettings(c.get("ctx"), c.req.valid("json")), 200));
  return app;
}

/** Refuses a stop of another run. */
async function requireOn(ctx: Ctx, runId: string, stopId: string): Promise<void> {
  if ((await readStop(ctx, stopId)).run.id !== runId) throw notFound("stop");
}
