import ts from "typescript";
import { expect, test } from "vitest";
import { typeOf, typesOfDocument } from "./types-of-document";

test("each kind of schema has its type", () => {
  expect(typeOf({ type: ["string", "null"] })).toBe("string | null");
  expect(typeOf({ enum: ["a", 1, null] })).toBe('"a" | 1 | null');
  expect(typeOf({ const: true })).toBe("true");
  expect(typeOf({ type: "array", items: { type: ["integer", "null"] } })).toBe("(number | null)[]");
  expect(typeOf({ $ref: "#/components/schemas/Money" })).toBe('components["schemas"]["Money"]');
  expect(typeOf({ allOf: [{ $ref: "#/A" }, { anyOf: [{ type: "string" }, { type: "boolean" }] }] })).toBe(
    'components["schemas"]["A"] & (string | boolean)',
  );
  expect(typeOf({ anyOf: [{}, { type: "string" }] })).toBe("unknown");
  expect(typeOf({ type: "object", additionalProperties: { type: "number" } })).toBe("{\n  [name: string]: number;\n}");
  expect(typeOf({ type: "object", additionalProperties: false })).toBe("Record<string, never>");
  expect(
    typeOf({
      type: ["object", "null"],
      required: ["a"],
      properties: { a: { type: "string", description: "One" }, "b-c": { type: "integer" } },
    }),
  ).toBe('{\n  /** One */\n  a: string;\n  "b-c"?: number;\n} | null');
});

test("a document becomes types that TypeScript reads, refusals in one shape", () => {
  const problem = { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
  const text = typesOfDocument({
    paths: {
      "/things/{id}": {
        get: {
          summary: "One */ thing",
          parameters: [
            { in: "path", name: "id", required: true, schema: { type: "string" } },
            { in: "query", name: "q", schema: { type: "string" } },
          ],
          responses: { 200: { content: { "application/json": { schema: { type: "array", items: {} } } } }, 404: problem, 429: problem },
        },
        delete: { responses: { 204: {} } },
        put: { requestBody: { required: true, content: { "application/octet-stream": {} } }, responses: { 200: {} } },
      },
    },
    components: { schemas: { Problem: { type: "object", properties: { code: { type: "string" } }, required: ["code"] } } },
  });
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  expect(diagnostics).toEqual([]);
  expect(text).toContain("path: {\n          id: string;");
  expect(text).toContain("query?: {\n          q?: string;");
  expect(text).toContain('200: { headers: { [name: string]: unknown }; content: { "application/json": unknown[] } };');
  expect(text.match(/4XX/g)).toHaveLength(1);
  expect(text).toContain('content: { "application/octet-stream": Blob }');
});
