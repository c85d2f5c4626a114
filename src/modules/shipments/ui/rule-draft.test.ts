import { expect, test } from "vitest";
import { CarrierRule } from "../carrier-rule";
import { formOf, ruleOf } from "./rule-draft";

test("a rule comes back from its form as it went in", () => {
  const rule = CarrierRule.parse({
    name: "Тяжёлое",
    when: { regions: ["Москва", "Тверская область"], weightGrams: { from: 1_500 }, value: { to: 100_000 }, cashOnDelivery: false },
    take: { carrier: "cdek", service: "136" },
  });
  expect(ruleOf(formOf(rule, "own"), true)).toEqual({ rule });
  const strategy = CarrierRule.parse({ name: "Срочное", take: { strategy: "fastest" } });
  expect(ruleOf(formOf(strategy, "own"), true)).toEqual({ rule: strategy });
});

test("what is typed wrong is named by its field", () => {
  const form = formOf(null, "own");
  expect(ruleOf(form, true)).toEqual({ wrong: ["name"] });
  expect(ruleOf({ ...form, name: "A", kgFrom: "5", kgTo: "2" }, true)).toEqual({ wrong: ["weight"] });
  expect(ruleOf({ ...form, name: "A", kgFrom: "пять" }, true)).toEqual({ wrong: ["weight"] });
  expect(ruleOf({ ...form, name: "A", valueFrom: 5, valueTo: 2 }, true)).toEqual({ wrong: ["value"] });
});
