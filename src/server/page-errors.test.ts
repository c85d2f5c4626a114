import { beforeEach, expect, test, vi } from "vitest";
import { reason } from "@/lib/reason";
import { createLog } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { logPageError } from "./page-errors";

beforeEach(() => void vi.stubEnv("LOG_LEVEL", "info"));

const request = { method: "GET", route: "/t/[token]", during: "react-server-components" };

function logged(error: unknown): Record<string, unknown> {
  let line = "";
  logPageError(error, request, createLog({ write: (text) => (line += text) }));
  return JSON.parse(line) as Record<string, unknown>;
}

test("a page that fails stands in the log under the digest that its reader sees, with its route and no address", () => {
  const entry = logged(Object.assign(new Error("no such thing"), { digest: "2338140447" }));
  expect(entry).toMatchObject({ level: "error", digest: "2338140447", ...request, err: { message: "no such thing" } });
  expect(entry.url ?? entry.path).toBeUndefined();
});

test("a database that is away is a warning: it passes", () => {
  const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
  expect(logged(away)).toMatchObject({ level: "warn", msg: "the database does not answer" });
});

test("a refusal is told by its reason", () => {
  const refused = new Refusal("forbidden", reason("forbidden"));
  const entry = logged(new Error("a procedure failed", { cause: refused }));
  expect(entry).toMatchObject({ level: "warn", reason: "forbidden" });
  expect(entry).not.toHaveProperty("err");
});
