import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inRollback, withDatabase } from "@/testing/database";
import { aShop } from "@/testing/orders";
import { auditStockJob } from "./audit-stock-job";
import { requestAudit } from "./request-audit";
import { stockAudits } from "./tables";

test(
  "of those who ask for an audit in one moment one begins it, and the others are told of that one",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => requestAudit(ctx)));
    const begun = asked.flatMap((one) => (one.status === "fulfilled" ? one.value.auditId : []));
    expect(begun).toHaveLength(1);
    for (const one of asked.filter((one) => one.status === "rejected"))
      expect(one.reason).toMatchObject({ kind: "conflict", reason: { code: "audit.running" }, details: { auditId: begun[0] } });
    const own = eq(stockAudits.organizationId, ctx.actor.organizationId);
    expect(await db.select({ id: stockAudits.id }).from(stockAudits).where(own)).toEqual([{ id: begun[0] }]);
    await auditStockJob(ctx, { auditId: begun[0] });
    await expect(requestAudit(ctx)).resolves.toMatchObject({});
  }),
);

test(
  "the nightly audit waits for one that runs",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await requestAudit(ctx);
    expect(await auditStockJob(ctx)).toEqual([]);
    const running = and(eq(stockAudits.organizationId, ctx.actor.organizationId), eq(stockAudits.status, "running"));
    expect(await db.select({ id: stockAudits.id }).from(stockAudits).where(running)).toHaveLength(1);
  }),
);
