import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, IdParam, json, page, problems } from "@/platform/http/routes";
import { chooseSheet } from "./commands/choose-sheet";
import { discardImport } from "./commands/discard-import";
import { startCheck } from "./commands/start-check";
import { startCommit, startUndo } from "./commands/start-commit";
import { uploadFile } from "./commands/upload-file";
import { importById, listErrors, listImports, listLeftOut, type WholeImport } from "./import-queries";
import { CheckImport, ChooseSheet, ListImports, UploadFile } from "./inputs";
import { fileFormats, importKinds, importStates } from "./kinds";

const tags = ["Files"];

const Why = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const counts = { new: z.int(), changed: z.int(), same: z.int() };

const Import = z
  .object({
    id: z.uuid(),
    kind: z.enum(importKinds),
    source: z.string(),
    name: z.string(),
    format: z.enum(fileFormats),
    bytes: z.int(),
    state: z.enum(importStates),
    reason: Why.nullable(),
    rows: z.int(),
    items: z.int(),
    counts: z.object({ ...counts, wrong: z.int(), errors: z.int() }).openapi({ description: "What the dry run found" }),
    done: z.object({ ...counts, refused: z.int(), undone: z.int(), kept: z.int() }),
    by: z.string(),
    createdAt: z.string(),
    committedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .openapi("FileImport");

const WholeImportAnswer = Import.extend({
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerRow: z.int(),
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  preset: z.string().nullable(),
  mapping: z.record(z.string(), z.int()),
  settings: z.object({
    channel: z.string().optional(),
    warehouse: z.string().optional(),
    payment: z.string().optional(),
    carrier: z.string().optional(),
    register: z.string().optional(),
  }),
}).openapi("WholeFileImport");

const rights = "Needs the scope of what is imported: catalog:write, stock:write or orders:write.";

const listRoute = createRoute({
  method: "get",
  path: "/imports",
  tags,
  summary: "Imports, newest first",
  description: rights,
  request: { query: ListImports },
  responses: { 200: json(page(Import)), ...problems() },
});

const uploadRoute = createRoute({
  method: "post",
  path: "/imports",
  tags,
  summary: "Upload a CSV or XLSX to be imported",
  description: `The file is the body, at most 50 MB; nothing is taken in yet. The answer says which columns there are, and which of our fields they seem to mean. ${rights}`,
  request: {
    query: UploadFile,
    body: { required: true, content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } },
  },
  responses: { 201: json(WholeImportAnswer, "Uploaded"), ...problems(413) },
});

const getRoute = createRoute({
  method: "get",
  path: "/imports/{id}",
  tags,
  summary: "One import with its columns and counts",
  description: rights,
  request: { params: IdParam },
  responses: { 200: json(WholeImportAnswer), ...problems(404) },
});

const errorsRoute = createRoute({
  method: "get",
  path: "/imports/{id}/errors",
  tags,
  summary: "Cells that cannot be taken as they are, by row",
  description: rights,
  request: { params: IdParam, query: ListImports },
  responses: {
    200: json(
      page(
        z.object({ row: z.int(), field: z.string(), column: z.string().nullable(), value: z.string(), reason: Why }).openapi("WrongCell"),
      ),
    ),
    ...problems(404),
  },
});

const leftOutRoute = createRoute({
  method: "get",
  path: "/imports/{id}/left-out",
  tags,
  summary: "What a commit refused, or an undoing left as it is, with why",
  description: rights,
  request: { params: IdParam, query: ListImports },
  responses: {
    200: json(page(z.object({ row: z.int(), key: z.string(), state: z.string(), reason: Why.nullable() }).openapi("LeftOut"))),
    ...problems(404),
  },
});

const actRoute = <Path extends string>(path: Path, summary: string, description = "") =>
  createRoute({
    method: "post",
    path,
    tags,
    summary,
    description: `${description} ${rights}`.trim(),
    request: { params: IdParam },
    responses: { 200: json(WholeImportAnswer), ...problems(404, 409) },
  });

const commitRoute = actRoute("/imports/{id}/commit", "Take a checked file in", "What was found wrong stays out. Runs in the background.");
const undoRoute = actRoute("/imports/{id}/undo", "Take back what a file brought", "What was used or changed since stays, with why.");

const checkRoute = createRoute({
  method: "post",
  path: "/imports/{id}/check",
  tags,
  summary: "Say which column is which field, and begin a dry run",
  description: `The mapping is kept for the next file of the same source. ${rights}`,
  request: { params: IdParam, body: body(CheckImport) },
  responses: { 200: json(WholeImportAnswer), ...problems(404, 409) },
});

const sheetRoute = createRoute({
  method: "post",
  path: "/imports/{id}/sheet",
  tags,
  summary: "Read another sheet of a workbook",
  description: rights,
  request: { params: IdParam, body: body(ChooseSheet) },
  responses: { 200: json(WholeImportAnswer), ...problems(404, 409) },
});

const discardRoute = createRoute({
  method: "delete",
  path: "/imports/{id}",
  tags,
  summary: "Forget an upload that was not taken in",
  description: rights,
  request: { params: IdParam },
  responses: { 204: { description: "Gone" }, ...problems(404, 409) },
});

type Listed = Pick<WholeImport, "createdAt" | "committedAt" | "finishedAt">;
const answerOf = <T extends Listed>({ createdAt, committedAt, finishedAt, ...row }: T) => ({
  ...row,
  createdAt: createdAt.toISOString(),
  committedAt: committedAt?.toISOString() ?? null,
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** Files that come in: upload, mapping, dry run, commit, undo. */
export function importRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listImports(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(answerOf), nextCursor }, 200);
  });
  app.openapi(uploadRoute, async (c) => {
    const { id } = await uploadFile(c.get("ctx"), c.req.valid("query"), (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>);
    return c.json(answerOf(await importById(c.get("ctx"), id)), 201);
  });
  app.openapi(getRoute, async (c) => c.json(answerOf(await importById(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(errorsRoute, async (c) => c.json(await listErrors(c.get("ctx"), c.req.valid("param").id, c.req.valid("query")), 200));
  app.openapi(leftOutRoute, async (c) => c.json(await listLeftOut(c.get("ctx"), c.req.valid("param").id, c.req.valid("query")), 200));
  app.openapi(checkRoute, async (c) => {
    const { id } = c.req.valid("param");
    await startCheck(c.get("ctx"), { importId: id, ...c.req.valid("json") });
    return c.json(answerOf(await importById(c.get("ctx"), id)), 200);
  });
  app.openapi(sheetRoute, async (c) => {
    const { id } = c.req.valid("param");
    await chooseSheet(c.get("ctx"), { importId: id, ...c.req.valid("json") });
    return c.json(answerOf(await importById(c.get("ctx"), id)), 200);
  });
  app.openapi(commitRoute, async (c) => {
    const { id } = c.req.valid("param");
    await startCommit(c.get("ctx"), id);
    return c.json(answerOf(await importById(c.get("ctx"), id)), 200);
  });
  app.openapi(undoRoute, async (c) => {
    const { id } = c.req.valid("param");
    await startUndo(c.get("ctx"), id);
    return c.json(answerOf(await importById(c.get("ctx"), id)), 200);
  });
  app.openapi(discardRoute, async (c) => {
    await discardImport(c.get("ctx"), c.req.valid("param").id);
    return c.body(null, 204);
  });
  return app;
}
