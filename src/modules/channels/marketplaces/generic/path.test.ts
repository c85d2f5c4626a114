import fc from "fast-check";
import { expect, test } from "vitest";
import { scopesOf, stepsOf, valueIn, valuesAt } from "./path";

const payload = {
  shipments: [
    { id: "S1", items: [{ sku: "A" }, { sku: "B" }] },
    { id: "S2", items: [{ sku: "C" }] },
  ],
  buyer: { "first.name": "Ann" },
};

test("a path leads through names, lists and places in lists", () => {
  expect(valuesAt(payload, stepsOf("shipments[].items[].sku"))).toEqual(["A", "B", "C"]);
  expect(valuesAt(payload, stepsOf("shipments[1].items[0].sku"))).toEqual(["C"]);
  expect(valuesAt(payload, stepsOf('buyer."first.name"'))).toEqual(["Ann"]);
  expect(valuesAt(payload, stepsOf("buyer.items[].sku"))).toEqual([]);
  expect(valuesAt({ a: 1 }, stepsOf("constructor.name"))).toEqual([]);
});

test("a line sees its own member of each list that it is in, and the order around them", () => {
  const scopes = scopesOf(payload, "shipments[].items[].sku");
  const seen = scopes.map((scope) =>
    ["shipments[].items[].sku", "shipments[].id", 'buyer."first.name"'].map((path) => valueIn(scope, path)),
  );
  expect(seen).toEqual([
    ["A", "S1", "Ann"],
    ["B", "S1", "Ann"],
    ["C", "S2", "Ann"],
  ]);
});

const name = fc.stringMatching(/^[a-z][a-z_ -]{0,8}$/).filter((text) => text.trim() === text);
const step = fc.oneof(
  name.map((text) => ({ name: text })),
  fc.nat(3).map((index) => ({ index })),
  fc.constant("each" as const),
);
const steps = fc.array(step, { minLength: 1, maxLength: 6 }).map((rest) => [{ name: "root" }, ...rest]);
const write = (path: typeof steps extends fc.Arbitrary<infer T> ? T : never) =>
  path.reduce(
    (text, one) => (one === "each" ? `${text}[]` : "index" in one ? `${text}[${one.index}]` : text ? `${text}.${one.name}` : one.name),
    "",
  );

/** A payload in which the path leads to exactly this value. */
const build = (path: readonly unknown[], value: unknown): unknown => {
  const [first, ...rest] = path as [undefined | "each" | { name: string } | { index: number }];
  if (first === undefined) return value;
  const inside = build(rest, value);
  if (first === "each") return [inside];
  return "index" in first ? [...Array.from({ length: first.index }, () => null), inside] : { [first.name]: inside };
};

test("whatever a path is, it leads to what was put at its end, from outside and from its own scope", () => {
  fc.assert(
    fc.property(steps, fc.oneof(fc.string({ minLength: 1 }), fc.integer()), (path, value) => {
      const payload = build(path, value);
      expect(valuesAt(payload, stepsOf(write(path)))).toEqual([value]);
      const scopes = scopesOf(payload, write(path));
      expect(scopes).toHaveLength(1);
      expect(valueIn(scopes[0] ?? [], write(path))).toBe(value);
    }),
  );
});

test("no payload and no path throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), steps, (payload, path) => void scopesOf(payload, write(path)).map((scope) => valueIn(scope, write(path)))),
  );
});
