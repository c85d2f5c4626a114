import { TRPCError } from "@trpc/server";
import type { Pool } from "pg";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { callerFactory } from "@/platform/trpc/procedures";
import { withOwnDatabase } from "@/testing/database";
import { type Foreign, fillSchema, foreignInput } from "@/testing/foreign-input";
import { testApp } from "@/testing/http-app";
import { aTwin, type Twin } from "@/testing/twin";
import { appRouter } from "./root-router";

/** Open to strangers by design, each with its own proof elsewhere (sign-in, set-up, invitations, tracking). */
const openProcedures = new Set(["organizations.invitation", "organizations.acceptInvitation"]);
const opens = (path: string) => openProcedures.has(path) || path.startsWith("setUp.") || path.startsWith("tracking.");

type Procedure = { _def: { type: "query" | "mutation" | "subscription"; inputs: unknown[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).filter(([path]) => !opens(path));

describe("another organization's things (S25)", () => {
  test(
    "no procedure shows or changes them, and each answers as for what does not exist",
    withOwnDatabase(async ({ db, pool }) => {
      const [a, b] = [await aTwin(db, "Alpha"), await aTwin(db, "Bravo")];
      const before = await fingerprint(pool, b);
      const caller = callerFactory(appRouter)({ ...a.ctx, ip: "192.0.2.1" }) as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<unknown>>
      >;
      const faults: string[] = [];
      for (const [path, procedure] of procedures) {
        const [area = "", name = ""] = path.split(".");
        const call = async (foreign: Foreign) => {
          try {
            return { value: await caller[area]?.[name]?.(foreignInput(inputOf(procedure), foreign)), error: null };
          } catch (error) {
            if (!(error instanceof TRPCError)) throw new Error(`${path}: ${String(error)}`);
            return { value: null, error: `${error.code} ${error.message}` };
          }
        };
        const theirs = await call(b.foreign);
        const nobodys = await call(unknownThings(b.foreign));
        if (theirs.error?.startsWith("INTERNAL")) faults.push(`${path}: ${theirs.error}`);
        if (theirs.error !== nobodys.error) faults.push(`${path}: theirs "${theirs.error}", nobody's "${nobodys.error}"`);
        if (leaks(JSON.stringify(theirs.value), b, JSON.stringify(foreignInput(inputOf(procedure), b.foreign))))
          faults.push(`${path}: shows another organization's data`);
      }
      expect(faults).toEqual([]);
      expect(procedures.length).toBeGreaterThan(60);
      expect(await fingerprint(pool, b)).toBe(before);
    }),
    120_000,
  );

  test(
    "no route of the HTTP API shows or changes them, and each answers as for what does not exist",
    withOwnDatabase(async ({ db, pool }) => {
      const [a, b] = [await aTwin(db, "Alpha"), await aTwin(db, "Bravo")];
      const app = testApp(db);
      const { key } = await createApiKey(a.ctx, { name: "a", scopes: ["full"], expiresInDays: null });
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const document = (await (await app.request("/api/v1/openapi.json")).json()) as OpenApi;
      const before = await fingerprint(pool, b);
      const faults: string[] = [];
      let asked = 0;
      for (const [path, methods] of Object.entries(document.paths)) {
        for (const [method, operation] of Object.entries(methods)) {
          if (path.includes("/track/") || !["get", "post", "put", "delete", "patch"].includes(method)) continue;
          const call = async (foreign: Foreign) => {
            const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(pathValue(path, name, foreign))));
            const query = (operation.parameters ?? [])
              .filter((p) => p.in === "query" && p.name in foreign)
              .map((p) => `${p.name}=${encodeURIComponent(String(foreign[p.name]))}`);
            const schema = operation.requestBody?.content?.["application/json"]?.schema;
            const body = schema ? JSON.stringify(fillSchema(resolve(schema, document) as never, foreign)) : undefined;
            const res = await app.request(`/api/v1${url.replace(/^\/api\/v1/, "")}${query.length ? `?${query.join("&")}` : ""}`, {
              method: method.toUpperCase(),
              headers: { ...headers, "idempotency-key": newId() },
              body,
            });
            return { status: res.status, text: await res.text(), asked: body };
          };
          asked++;
          const theirs = await call(b.foreign);
          const nobodys = await call(unknownThings(b.foreign));
          const name = `${method.toUpperCase()} ${path}`;
          if (theirs.status >= 500) faults.push(`${name}: ${theirs.status} ${theirs.text.slice(0, 200)}`);
          if (theirs.status !== nobodys.status) faults.push(`${name}: theirs ${theirs.status}, nobody's ${nobodys.status}`);
          if (theirs.status < 300 && leaks(theirs.text, b, theirs.asked)) faults.push(`${name}: shows another organization's data`);
        }
      }
      expect(faults).toEqual([]);
      expect(asked).toBeGreaterThan(30);
      expect(await fingerprint(pool, b)).toBe(before);
    }),
    120_000,
  );
});

type OpenApi = {
  paths: Record<
    string,
    Record<string, { parameters?: { name: string; in: string }[]; requestBody?: { content?: Record<string, { schema?: unknown }> } }>
  >;
  components?: { schemas?: Record<string, unknown> };
};

function inputOf(procedure: Procedure): never {
  return procedure._def.inputs[0] as never;
}

/** Replaces references of the document by what they name. */
function resolve(schema: unknown, document: OpenApi): unknown {
  if (Array.isArray(schema)) return schema.map((part) => resolve(part, document));
  if (typeof schema !== "object" || schema === null) return schema;
  if ("$ref" in schema) return resolve(document.components?.schemas?.[String(schema.$ref).split("/").at(-1) ?? ""], document);
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, resolve(value, document)]));
}

function pathValue(path: string, name: string, foreign: Foreign): unknown {
  const noun = /\/(\w+)\/\{/.exec(path)?.[1]?.replace(/s$/, "") ?? "";
  return (name === "id" ? foreign[`${noun}Id`] : undefined) ?? (name === "code" ? foreign[noun] : undefined) ?? foreign[name] ?? newId();
}

/** The same dictionary with ids and codes that nobody has. */
function unknownThings(foreign: Foreign): Foreign {
  const isId = /^[0-9a-f]{8}-/;
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
    if (typeof value !== "string") return value;
    if (isId.test(value)) return newId();
    return value.includes("Bravo") ? value.replaceAll("Bravo", "Nobody") : /^\d{5,}$/.test(value) ? "99999999" : value;
  };
  return change(foreign) as Foreign;
}

/** True when an answer holds something that only the other organization has, and that the question did not name. */
function leaks(text: string | undefined, b: Twin, asked = ""): boolean {
  return text !== undefined && b.marks.some((mark) => text.includes(mark) && !asked.includes(mark));
}

/** One hash over every row of an organization, in every table that has some. */
async function fingerprint(pool: Pool, twin: Twin): Promise<string> {
  const { rows } = await pool.query<{ table: string }>(
    "select c.table_name as table from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'organization_id' order by 1",
  );
  const hashes: string[] = [];
  for (const { table } of rows) {
    const { rows: found } = await pool.query<{ hash: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') as hash from ${table} t where organization_id = $1`,
      [twin.organizationId],
    );
    hashes.push(`${table} ${found[0]?.hash}`);
  }
  return hashes.join("\n");
}
