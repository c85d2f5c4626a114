import { expect, test } from "vitest";
import { placeOfCaller, placeUnder } from "./span";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";

test.each([
  ["a sampled trace", `00-${traceId}-${spanId}-01`, { traceId, spanId }],
  ["a later version with more behind", `01-${traceId}-${spanId}-03-more`, { traceId, spanId }],
  ["a trace that is not kept", `00-${traceId}-${spanId}-00`, "unsampled"],
  ["no header", undefined, null],
  ["an empty trace", `00-${"0".repeat(32)}-${spanId}-01`, null],
  ["the forbidden version", `ff-${traceId}-${spanId}-01`, null],
  ["garbage", "00-xyz", null],
] as const)("a caller brings %s", (_, header, expected) => {
  expect(placeOfCaller(header)).toEqual(expected);
});

test("a span stays in its parent's trace and begins one of its own without", () => {
  expect(placeUnder({ traceId, spanId })).toMatchObject({ traceId });
  expect(placeUnder({ traceId, spanId }).spanId).not.toBe(spanId);
  expect(placeUnder(null).traceId).toMatch(/^[0-9a-f]{32}$/);
});
