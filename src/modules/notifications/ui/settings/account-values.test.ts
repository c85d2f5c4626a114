import { expect, test } from "vitest";
import { messengerOf } from "../../messengers/registry";
import { accountValues } from "./account-values";

test("what a form begins with can be saved as it is", () => {
  const smsru = messengerOf("smsru");
  const stored = smsru?.settingsSchema.parse({}) as Record<string, unknown>;
  expect(stored).toMatchObject({ test: false });
  expect(accountValues(stored)).toEqual(stored);
  expect(smsru?.settingsSchema.safeParse(accountValues(stored)).success).toBe(true);
  expect(accountValues()).toEqual({});
});
