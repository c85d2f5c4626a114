import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog } from "@/modules/organizations/tables";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";

test(
  "programs upload, map and export with the scope of what they touch; each export stands in the audit log",
  withDatabase(async ({ db }) => {
    const { ctx, organizationId } = await aShop(db);
    await aProduct(ctx, { sku: "TEA", stock: { MSK: 3 } });
    await anOrder(ctx, { lines: { TEA: 1 }, note: "=cmd()" });
    const ask = async (path: string, scope: Parameters<typeof aKey>[1], init: RequestInit = {}) =>
      testApp(db).request(`/api/v1${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${await aKey(ctx, scope)}` } });
    const send = (scope: Parameters<typeof aKey>[1]) =>
      ask("/imports?kind=products&source=ERP&name=a.csv", scope, { method: "POST", body: "sku;name\nTEA;Чай\n" });

    expect((await send(["orders:write"])).status).toBe(403);
    const uploaded = await send(["catalog:write"]);
    expect(uploaded.status).toBe(201);
    const { id, mapping } = (await uploaded.json()) as { id: string; mapping: object };
    expect(mapping).toEqual({ sku: 0, name: 1 });
    expect((await ask(`/imports/${id}`, ["orders:write"])).status).toBe(404);
    const json = { method: "POST", headers: { "content-type": "application/json" } };
    expect((await ask(`/imports/${id}/check`, ["catalog:write"], { ...json, body: JSON.stringify({ mapping: { name: 1 } }) })).status).toBe(
      422,
    );
    const checking = await ask(`/imports/${id}/check`, ["catalog:write"], { ...json, body: JSON.stringify({ mapping }) });
    expect(await checking.json()).toMatchObject({ state: "checking" });
    expect((await ask(`/imports/${id}/commit`, ["catalog:write"], { method: "POST" })).status).toBe(409);
    expect((await ask(`/imports/${id}`, ["catalog:write"], { method: "DELETE" })).status).toBe(204);

    expect((await ask("/exports/orders.csv", ["stock:read"])).status).toBe(403);
    const exported = await ask("/exports/orders.csv?view=all", ["orders:read"]);
    expect(exported.headers.get("content-disposition")).toMatch(/^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/);
    expect(await exported.text()).toContain(";'=cmd();TEA;");
    expect((await ask("/exports/stock.xlsx", ["stock:read"])).headers.get("content-type")).toContain("spreadsheetml");
    const logged = await db
      .select({ data: auditLog.data })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), eq(auditLog.action, "file.exported")));
    expect(logged.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { kind: "orders", format: "csv", filter: ["view"] },
        { kind: "stock", format: "xlsx", filter: [] },
      ]),
    );
  }),
);
