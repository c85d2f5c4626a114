import fc from "fast-check";
import { expect, test } from "vitest";
import { readPayload } from "./payload";

const read = (text: string) => readPayload(Buffer.from(text));

test("JSON, a form, a form with nested names and a form with JSON in it are read", () => {
  expect(read('{"id": 12345678901234567890}')).toEqual({ id: "12345678901234567890" });
  expect(read("Name=%D0%90%D0%BD%D0%BD%D0%B0&Phone=1")).toEqual({ Name: "Анна", Phone: "1" });
  expect(read("items[0][sku]=A&items[1][sku]=B&tags[]=x&tags[]=y")).toEqual({
    items: { 0: { sku: "A" }, 1: { sku: "B" } },
    tags: { 0: "x", 1: "y" },
  });
  expect(read(`payment=${encodeURIComponent('{"orderid": 5}')}`)).toEqual({ payment: { orderid: 5 } });
});

test("what is neither is nothing, and no name reaches what all objects have", () => {
  for (const text of ["", "hello", "<xml/>", "{", "[1"]) expect(read(text)).toBeNull();
  expect(read("__proto__[polluted]=1&a=2")).toEqual({ a: "2" });
  expect(read("a[__proto__][polluted]=1")).toEqual({ a: {} });
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("whatever stands in a form's fields comes out as it was, and no bytes throw", () => {
  const plain = fc.string().filter((text) => !/^\s*[[{]/.test(text) && text.isWellFormed());
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), plain, { minKeys: 1 }), (fields) => {
      expect(read(new URLSearchParams(fields).toString())).toEqual({ ...fields });
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readPayload(bytes)));
});
