import { expect, test } from "vitest";
import { rulesOf, ruleTexts } from "./mapping-rules";

test("paths stay as they are, richer rules are JSON, and an empty text is no rule", () => {
  const mapping = { externalId: "id", name: { join: ["first", "last"] }, note: null };
  const texts = ruleTexts(mapping);
  expect(texts).toEqual({ externalId: "id", name: '{"join":["first","last"]}', note: "null" });
  expect(rulesOf({ ...texts, city: "  " })).toEqual({ mapping, unreadable: [] });
});

test("JSON that cannot be read is named, and nothing else is lost", () => {
  expect(rulesOf({ name: "{broken", externalId: "id" })).toEqual({ mapping: { externalId: "id" }, unreadable: ["name"] });
  expect(ruleTexts(undefined)).toEqual({});
});
