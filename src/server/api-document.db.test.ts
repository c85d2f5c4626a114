import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct } from "@/testing/orders";
import { aTwin } from "@/testing/twin";

type Operation = {
  security?: unknown[];
  responses: Record<string, unknown>;
  requestBody?: { content?: Record<string, { schema?: { $ref?: string; example?: unknown }; example?: unknown }> };
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { example?: unknown }> };
};

test(
  "the OpenAPI document is valid 3.1 and every documented example is understood",
  withDatabase(async ({ db }) => {
    const app = testApp(db);
    const document = (await (await app.request("/api/v1/openapi.json")).json()) as Document;
    expect(document.openapi).toMatch(/^3\.1/);
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { requestBody, security, responses }] of Object.entries(methods)) {
        const told = Object.keys(responses);
        const body = requestBody ? ["400", "413", "415", "422"] : [];
        const door = security?.length === 0 ? [] : ["401", "403"];
        expect([method, path, told]).toEqual([method, path, expect.arrayContaining([...body, ...door, "429", "503"])]);
      }
    }

    const { ctx, foreign } = await aTwin(db, `Docs${newId().slice(-6)}`);
    const { key } = await createApiKey(ctx, { name: "docs", scopes: ["full"], expiresInDays: null });
    await aProduct(ctx, { sku: "TEE-BLK-M", stock: { [String(foreign.warehouse)]: 1_000 } });
    let called = 0;
    const misread: string[] = [];
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const content = operation.requestBody?.content?.["application/json"];
        const name = content?.schema?.$ref?.split("/").at(-1) ?? "";
        const example = content?.example ?? content?.schema?.example ?? document.components.schemas[name]?.example;
        if (example === undefined) continue;
        const order = await anOrder(ctx, { channel: String(foreign.channel), lines: { "TEE-BLK-M": 1 } });
        const id = path.includes("/orders/") ? order.id : path.includes("/fulfilments/") ? order.fulfilments[0]?.id : foreign.shipmentId;
        const url = path
          .replace("{id}", String(id))
          .replace("{year}", "2027")
          .replace(/\{\w+\}/, "EXAMPLE");
        const res = await app.request(url.startsWith("/api/v1") ? url : `/api/v1${url}`, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": newId() },
          body: JSON.stringify(example),
        });
        called++;
        const problem = res.status >= 300 ? ((await res.json()) as { code?: string; errors?: unknown }) : {};
        // An example may name things that this shop lacks; what it may not be is malformed.
        if (res.status >= 500 || res.status === 400 || problem.code === "invalid")
          misread.push(`${method} ${path}: ${res.status} ${JSON.stringify(problem)}`);
      }
    }
    expect(misread).toEqual([]);
    expect(called).toBeGreaterThan(8);
  }),
  60_000,
);
