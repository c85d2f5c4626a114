import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { Sealed, seal, unseal } from "./secrets";

const key = randomBytes(32);
const secret = { consumerKey: "ck_ключ", webhookSecret: "🔑" };

test("a sealed secret opens with its key in its place, and shows nothing", () => {
  const stored = seal(secret, key, "connection/1");
  expect(stored).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+\.[\w-]+$/);
  expect(Buffer.from(stored.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain("consumerKey");
  expect(unseal(stored, [key], "connection/1")).toEqual(secret);
});

test("the same secret never looks the same twice", () => {
  expect(seal(secret, key, "connection/1")).not.toBe(seal(secret, key, "connection/1"));
});

test("after a change of keys old rows still open", () => {
  const stored = seal(secret, key, "connection/1");
  expect(unseal(stored, [randomBytes(32), key], "connection/1")).toEqual(secret);
});

test("another key, another row and damage are all refused", () => {
  const stored = seal(secret, key, "connection/1");
  expect(() => unseal(stored, [randomBytes(32)], "connection/1")).toThrow(Sealed);
  expect(() => unseal(stored, [key], "connection/2")).toThrow(Sealed);
  const [head, id, nonce, body = ""] = stored.split(".");
  const bytes = Buffer.from(body, "base64url");
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  expect(() => unseal([head, id, nonce, bytes.toString("base64url")].join("."), [key], "connection/1")).toThrow(Sealed);
  for (const broken of ["", "v1", "v2.a.b.c", "v1.a.b.c.d", `${head}.${id}.${nonce}.AA`])
    expect(() => unseal(broken, [key], "connection/1")).toThrow(Sealed);
});
