import { DrizzleQueryError } from "drizzle-orm/errors";
import { beforeEach, expect, test, vi } from "vitest";
import { createLog } from "./log";

beforeEach(() => void vi.stubEnv("LOG_LEVEL", "info"));

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = "";
  write(createLog({ write: (line) => (lines += line) }));
  return lines;
}

test("a failed statement is logged without the values that it carried", () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    code: "23505",
    detail: "Key (email)=(anna@example.com) already exists.",
  });
  const error = new DrizzleQueryError("insert into users values ($1, $2)", ["anna@example.com", "Anna\nPetrova"], cause);
  const line = written((log) => log.error({ err: error }, "request failed"));
  expect(line).toContain("insert into users");
  expect(line).toContain("users_email_key");
  expect(line).toContain('"code":"23505"');
  expect(line).toContain("log.test.ts");
  expect(line).not.toMatch(/anna@|Petrova/);
});

test("secrets and what says who a buyer is are hidden by their names", () => {
  const line = written((log) => log.info({ order: { customer: { name: "Anna" } }, token: "abc", number: "1001" }, "placed"));
  expect(line).toContain("1001");
  expect(line).not.toMatch(/Anna|abc/);
});

test("what is thrown need not be an error", () => {
  expect(written((log) => log.error({ err: "gone" }, "failed"))).toContain('"err":"gone"');
});
