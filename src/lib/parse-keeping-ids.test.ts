import fc from "fast-check";
import { expect, test } from "vitest";
import { parseKeepingIds, readBody } from "./parse-keeping-ids";

test("whole numbers beyond 2^53 keep every digit, as strings", () => {
  expect(parseKeepingIds('{"id":820982911946154508,"line":[9007199254740993,-9007199254740993]}')).toEqual({
    id: "820982911946154508",
    line: ["9007199254740993", "-9007199254740993"],
  });
});

test("what a number can hold stays a number, and texts stay as they are", () => {
  const text = String.raw`{"a":9007199254740991,"b":1.12345678901234567890,"c":12345678901234567e2,"d":"id 820982911946154508, \"820982911946154508\\"}`;
  expect(parseKeepingIds(text)).toEqual(JSON.parse(text));
});

test("everything else is read as JSON.parse reads it", () => {
  const plain = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.double({ min: -1, max: 1 }), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), plain)), (value) => {
      const text = JSON.stringify(value);
      expect(parseKeepingIds(`[12345678901234567,${text}]`)).toEqual(["12345678901234567", JSON.parse(text)]);
    }),
  );
  expect(() => parseKeepingIds('{"id":12345678901234567890')).toThrow(SyntaxError);
});

test("a body that is no JSON is nothing, and null is a value", () => {
  expect(readBody(Buffer.from('{"id": 98765432109876543210}'))).toEqual({ id: "98765432109876543210" });
  expect(readBody(Buffer.from("null"))).toBeNull();
  expect(readBody(Buffer.from("<html>"))).toBeUndefined();
  expect(readBody(Buffer.from(""))).toBeUndefined();
});
