import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { auditStockJob } from "@/modules/inventory/audit/audit-stock-job";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { callerFactory } from "@/platform/trpc/procedures";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, anOrder, aProduct, aShop } from "@/testing/orders";
import { auditsRouter } from "./audit-router";

test(
  "stock is counted, written off, set apart, explained and audited over the API",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 20 } });
    const { number } = await anOrder(ctx, { lines: { A: 2 } });
    const { key } = await createApiKey(ctx, { name: "stock", scopes: ["stock:write"], expiresInDays: null });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const app = testApp(db);
    const post = async (path: string, body?: object) => {
      const res = await app.request(`/api/v1/stock/${path}`, { method: "POST", headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      return { status: res.status, body: (await res.json()) as Record<string, unknown> };
    };
    const get = async (path: string) =>
      (await app.request(`/api/v1/stock/${path}`, { headers })).json() as Promise<Record<string, unknown>>;

    expect(await post("counts", { warehouse: "MSK", lines: [{ sku: "A", onHand: 18 }] })).toMatchObject({
      status: 201,
      body: { movements: [{ kind: "counted", quantity: -2, onHandAfter: 18, cause: { kind: "count", order: null } }] },
    });
    const lines = [{ sku: "A", quantity: 3, from: "sellable", to: "quarantine" }];
    expect(await post("conditions", { warehouse: "MSK", reason: "wet", lines })).toMatchObject({ status: 201 });
    const back = [{ sku: "A", quantity: 1, from: "damaged" }];
    expect(await post("write-offs", { warehouse: "MSK", why: "damaged", lines: back })).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining("not_so_many") },
    });
    expect(await post("conditions", { warehouse: "MSK", reason: "x", lines: [{ ...lines[0], to: "sellable" }] })).toMatchObject({
      status: 422,
    });

    expect(await get("explanation?sku=A&warehouse=MSK")).toMatchObject({ opening: 0, closing: 18 });
    expect(await get("holders?sku=A")).toMatchObject({ items: [{ kind: "hard", quantity: 2, order: { number }, checkout: null }] });
    expect(await get("movements?sku=A&kind=reserved")).toMatchObject({ items: [{ cause: { kind: "fulfilment", order: number } }] });
    expect(await get("lots?sku=A")).toEqual({ items: [] });

    const begun = await post("audits");
    expect(begun.status).toBe(201);
    const auditId = String(begun.body.id);
    await auditStockJob(ctx, { auditId });
    expect(await get("audits")).toMatchObject({ items: [{ id: auditId, status: "done", found: 0 }] });
    expect(await get(`audits/${auditId}`)).toMatchObject({ breaches: [], repair: null });
    expect(await post(`audits/${auditId}/repair`)).toMatchObject({ status: 409 });
    expect(await post(`audits/${newId()}/repair`)).toMatchObject({ status: 404 });
  }),
);

test(
  "an audit is asked for by operators and repaired by managers",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const caller = callerFactory(auditsRouter);
    const as = (role: "viewer" | "picker" | "operator") => caller({ ...actingAs(ctx, { role }), ip: null });
    await expect(as("picker").run()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { auditId } = await as("operator").run();
    expect(await as("viewer").byId({ auditId })).toMatchObject({ status: "running" });
    await expect(as("operator").repair({ auditId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);
