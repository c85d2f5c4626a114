import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { importFinanceReport } from "@/modules/channels/fees/import-report";
import { ConnectionCode } from "@/modules/channels/inputs";
import { readRows } from "@/modules/files/reading/read-file";
import { FileRefused } from "@/modules/files/reading/refused";
import { formatOf, magicBytes } from "@/modules/files/reading/sniff";
import type { FileRow } from "@/modules/files/reading/thread-messages";
import { createRoutes, type HttpEnv, json, needs, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";

const mostMegabytes = 20;
const mostRows = 100_000;
const write = needs("settings:write", "manager");

const Imported = z
  .object({
    id: z.uuid(),
    rows: z.int(),
    matched: z.int(),
    added: z.int().openapi({ description: "Amounts that were not known yet: none when the same report is read again" }),
    unmatchedCount: z.int(),
    unmatched: z.array(
      z.object({
        row: z.int(),
        key: z.string(),
        reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
      }),
    ),
  })
  .openapi("FinanceReport");

const importRoute = createRoute({
  method: "post",
  path: "/connections/{code}/finance-reports",
  tags: ["Marketplace day"],
  summary: "Read a marketplace's finance report",
  description: `A form with \`file\` (CSV or XLSX, at most ${mostMegabytes} MB) and, if the file's name does not name the report, \`name\`. What the marketplace took reaches each order; a report that is read again adds only what was missing.`,
  middleware: write,
  request: {
    params: z.object({ code: ConnectionCode }),
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: z.object({ file: z.any().openapi({ type: "string", format: "binary" }), name: z.string().max(200).optional() }),
        },
      },
    },
  },
  responses: { 200: json(Imported), ...problems(400, 404, 413, 422) },
});

/** Composed here, because files and channels lie side by side. */
export function financeReportRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.on("POST", "/connections/:code/finance-reports", write, async (c) => {
    const code = ConnectionCode.safeParse(c.req.param("code"));
    if (!code.success) throw new Refusal("not_found", reason("not_found", { what: "connection" }));
    const form = await c.req.raw.formData().catch(() => null);
    const file = form?.get("file");
    if (!(file instanceof File)) throw new Refusal("malformed", reason("finance.file_missing"));
    if (file.size > mostMegabytes * 1024 * 1024) throw new Refusal("too_large", reason("file.too_large", { megabytes: mostMegabytes }));
    const named = form?.get("name");
    const name = (typeof named === "string" && named.trim() ? named : file.name).trim().slice(0, 200) || "report";
    const rows = await rowsOf(new Uint8Array(await file.arrayBuffer()));
    return c.json(await importFinanceReport(c.get("ctx"), { connection: code.data, name, rows }), 200);
  });
  app.openAPIRegistry.registerPath(importRoute);
  return app;
}

/** The readers take files: a report is one for as long as it is read. */
async function rowsOf(bytes: Uint8Array): Promise<FileRow[]> {
  const path = join(tmpdir(), `dirigent-report-${randomUUID()}`);
  try {
    const format = formatOf(bytes.subarray(0, magicBytes));
    await writeFile(path, bytes, { mode: 0o600 });
    const rows: FileRow[] = [];
    for await (const some of readRows({ path, format, sheet: null })) {
      rows.push(...some);
      if (rows.length > mostRows) throw new FileRefused(reason("finance.too_many_rows", { most: mostRows }));
    }
    return rows;
  } catch (error) {
    throw error instanceof FileRefused ? new Refusal("invalid", error.reason) : error;
  } finally {
    await rm(path, { force: true });
  }
}
