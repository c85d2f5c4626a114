import { expect, test } from "vitest";
import type { CarrierField } from "../carriers/port";
import { accountOf, fieldAt, fieldsSchema, fieldValues } from "./carrier-fields";

const fields: CarrierField[] = [
  { name: "token", in: "secrets", shape: "text", required: true },
  { name: "office", in: "settings", shape: "number", required: false },
  { name: "tariffs", in: "settings", shape: "texts", required: false },
  { name: "insured", in: "settings", shape: "switch", required: false },
  { name: "baseUrl", in: "settings", shape: "url", required: false },
];

test("a form begins with the stored settings and never with a secret, and gives back what it was given", () => {
  const stored = { office: 44, tariffs: ["136", "137"], insured: true, hidden: { kept: 1 } };
  const values = fieldValues(fields, stored);
  expect(values).toEqual({ token: "", office: "44", tariffs: "136, 137", insured: "yes", baseUrl: "" });
  expect(accountOf(fields, values, stored)).toEqual({ settings: stored, secrets: {} });
});

test("what is emptied goes, what is typed comes in its own shape", () => {
  const values = { token: " abc ", office: "1,5", tariffs: " 1 ,, 2", insured: "", baseUrl: "" };
  expect(accountOf(fields, values, { insured: true, baseUrl: "https://x" })).toEqual({
    settings: { office: 1.5, tariffs: ["1", "2"] },
    secrets: { token: "abc" },
  });
});

test("a required secret may stay empty once it is stored; numbers and addresses are looked at", () => {
  const values = fieldValues(fields, {});
  expect(fieldsSchema(fields).safeParse(values).success).toBe(false);
  expect(fieldsSchema(fields, ["token"]).safeParse(values).success).toBe(true);
  const wrong = fieldsSchema(fields, ["token"]).safeParse({ ...values, office: "many", baseUrl: "example.com" });
  expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(["office", "baseUrl"]);
});

test("the server's complaint finds its field", () => {
  expect(fieldAt(fields, "settings.tariffs.1")).toBe("tariffs");
  expect(fieldAt(fields, "secrets.token")).toBe("token");
  expect(fieldAt(fields, "settings.token")).toBeNull();
});
