import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { auditById, listAudits } from "@/modules/inventory/audit/audit-queries";
import { ListAudits } from "@/modules/inventory/audit/inputs";
import { requestAudit } from "@/modules/inventory/audit/request-audit";
import { answerOnce } from "@/platform/http/idempotency";
import { createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { repairStock } from "./commands/repair-stock";

const Audit = z
  .object({
    id: z.uuid(),
    status: z.enum(["running", "done", "failed"]),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    checked: z.int(),
    checks: z.int(),
    levels: z.int(),
    durationMs: z.int().nullable(),
    found: z.int().openapi({ description: "Breaches found" }),
    repairedAt: z.string().nullable(),
    by: z.string(),
  })
  .openapi("StockAudit");

const Repaired = z.object({
  movements: z.int().openapi({ description: "Rows written into the ledger" }),
  breaches: z.array(z.object({ check: z.string(), subject: z.string(), outcome: z.enum(["repaired", "gone", "person"]) })),
});

const AuditWithBreaches = Audit.extend({
  breaches: z.array(
    z.object({
      check: z.string(),
      subject: z.string(),
      expected: z.string(),
      found: z.string(),
      proposal: z
        .record(z.string(), z.union([z.string(), z.int()]))
        .nullable()
        .openapi({ description: "The row that a repair would add, or what it would count again; null: a person decides" }),
    }),
  ),
  repair: Repaired.nullable(),
}).openapi("StockAuditWithBreaches");

const tags = ["Stock"];

const listRoute = createRoute({
  method: "get",
  path: "/stock/audits",
  tags,
  summary: "Past audits of the books, the last first",
  middleware: [needs("stock:read")] as const,
  request: { query: ListAudits },
  responses: { 200: json(page(Audit)), ...problems() },
});

const getRoute = createRoute({
  method: "get",
  path: "/stock/audits/{id}",
  tags,
  summary: "One audit with what it found",
  middleware: [needs("stock:read")] as const,
  request: { params: IdParam },
  responses: { 200: json(AuditWithBreaches), ...problems(404) },
});

const runRoute = createRoute({
  method: "post",
  path: "/stock/audits",
  tags,
  summary: "Audit the books now",
  description: "Answers at once; `status` and `checked` of the audit tell how far it is.",
  middleware: [needs("stock:write", "operator")] as const,
  request: { headers: IdempotencyHeader },
  responses: { 201: json(z.object({ id: z.uuid() }), "Begun"), ...problems(409) },
});

const repairRoute = createRoute({
  method: "post",
  path: "/stock/audits/{id}/repair",
  tags,
  summary: "Repair what an audit found",
  description: "By further rows in the ledger, each worked out again under its locks. History is never changed.",
  middleware: [needs("stock:write", "manager")] as const,
  // No idempotency key: each breach has a transaction of its own, and an audit is repaired once.
  request: { params: IdParam },
  responses: { 200: json(Repaired), ...problems(404, 409) },
});

/** The routes of the audits of stock. */
export function auditRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listAudits(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(auditAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => {
    const { breaches, repair, ...audit } = await auditById(c.get("ctx"), c.req.valid("param").id);
    const told = breaches.map(({ check, subject, expected, found, proposal }) => ({ check, subject, expected, found, proposal }));
    const repaired = repair && { movements: repair.movements, breaches: repair.breaches };
    return c.json({ ...auditAnswer(audit), breaches: told, repair: repaired }, 200);
  });
  app.openapi(
    runRoute,
    async (c) =>
      answerOnce(c, { required: false, body: null }, async (ctx) => ({
        status: 201,
        body: { id: (await requestAudit(ctx)).auditId },
      })) as never,
  );
  app.openapi(repairRoute, async (c) => c.json(await repairStock(c.get("ctx"), c.req.valid("param").id), 200));
  return app;
}

type Row = Awaited<ReturnType<typeof listAudits>>["items"][number];

function auditAnswer(row: Row): z.infer<typeof Audit> {
  const { id, status, checked, checks, levels, durationMs, found } = row;
  return {
    id,
    status,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    checked,
    checks,
    levels,
    durationMs,
    found,
    repairedAt: row.repairedAt?.toISOString() ?? null,
    by: row.by.name,
  };
}
