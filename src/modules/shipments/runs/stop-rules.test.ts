import { expect, test } from "vitest";
import { dueOf, isOpenStop, isOver, mostWrongCodes, whyNotAct, whyNotCode, whyNotCollected, whyNotReplan } from "./stop-rules";

test.each([
  ["on_the_way", "waiting", null],
  ["on_the_way", "on_the_way", "run.stop_done"],
  ["on_the_way", "failed", null],
  ["delivered", "waiting", null],
  ["delivered", "failed", null],
  ["delivered", "delivered", "run.stop_done"],
  ["failed", "on_the_way", null],
  ["failed", "failed", "run.stop_done"],
] as const)("%s at a stop that is %s: %s", (act, state, code) => {
  expect(whyNotAct(act, { state, status: state === "delivered" ? "delivered" : "in_transit" })?.code ?? null).toBe(code);
});

test("a parcel that ended elsewhere leaves nothing to do", () => {
  expect(whyNotAct("delivered", { state: "waiting", status: "delivered" })?.code).toBe("run.parcel_over");
  expect(isOver("delivered", "delivered")).toBe(false);
  expect(isOpenStop("waiting", "returned")).toBe(false);
  expect(isOpenStop("on_the_way", "out_for_delivery")).toBe(true);
  expect(whyNotReplan({ state: "on_the_way" })?.code).toBe("run.stop_begun");
});

test("the code opens the hand, five wrong ones close it", () => {
  const asked = { needed: true, given: "1234", right: "1234", wrongCodes: 0 };
  expect(whyNotCode(asked)).toBeNull();
  expect(whyNotCode({ ...asked, needed: false, given: null })).toBeNull();
  expect(whyNotCode({ ...asked, given: null })?.code).toBe("run.code_missing");
  expect(whyNotCode({ ...asked, given: "0000", wrongCodes: 3 })).toEqual({ code: "run.code_wrong", params: { left: 1 } });
  expect(whyNotCode({ ...asked, wrongCodes: mostWrongCodes })?.code).toBe("run.code_blocked");
});

test("money that is due is counted, and never above it", () => {
  expect(dueOf({ cashMinor: 500, totalMinor: 900, paidMinor: 600 })).toBe(300);
  expect(dueOf({ cashMinor: 500, totalMinor: 900, paidMinor: 1000 })).toBe(0);
  expect(whyNotCollected(null, 300)?.code).toBe("run.cash_missing");
  expect(whyNotCollected({ amount: 0 }, 300)).toBeNull();
  expect(whyNotCollected({ amount: 301 }, 300)?.code).toBe("run.cash_above_due");
  expect(whyNotCollected(null, 0)).toBeNull();
});
