import { expect, test } from "vitest";
import { z } from "zod";
import { entry, list, plain, readLeniently, record, text } from "./lenient";

const schema = z.object({
  name: text(),
  count: z.number().int().default(0),
  address: record({ city: text() }),
  lines: list(entry({ sku: text() })),
});

test("what fits is read as it is, and what is left out as absent", () => {
  expect(readLeniently(schema, { name: 5, count: 2, address: [], lines: null })).toEqual({
    value: { name: "5", count: 2, address: { city: "" }, lines: [] },
    unreadable: [],
  });
  expect(readLeniently(schema, {})?.unreadable).toEqual([]);
});

test("what does not fit is reported at its place, and the rest is read", () => {
  const read = readLeniently(schema, { name: { a: 1 }, count: "many", address: { city: ["x"] }, lines: { 7: { sku: "A" }, 9: "B" } });
  expect(read?.value).toEqual({ name: "", count: 0, address: { city: "" }, lines: [{ sku: "A" }, { sku: "" }] });
  expect(read?.unreadable).toEqual([
    { path: "name", value: "{…}" },
    { path: "count", value: "many" },
    { path: "address.city", value: "[…]" },
    { path: "lines.1", value: "B" },
  ]);
});

test("another shape altogether is not read", () => {
  for (const input of [null, 1, "x", []]) expect(readLeniently(schema, input)).toBeNull();
});

test("text loses what a database cannot keep", () => {
  expect(text(5).parse(" a\u0000b\ud800c\u0007 👍👍")).toBe("ab\ufffdc");
  expect(text(3).parse("ab👍")).toBe("ab\ufffd");
});

test("large numbers are written out", () => {
  expect([plain(1e20), plain(1.5), plain(1e300)]).toEqual(["100000000000000000000", "1.5", "1e+300"]);
});
