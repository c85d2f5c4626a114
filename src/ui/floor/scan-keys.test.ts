import { expect, test } from "vitest";
import { type Key, nothingTyped, press, type Typed } from "./scan-keys";

const keyOf = (key: string, more: Partial<Key> = {}): Key => ({ key, code: "", ctrl: false, alt: false, meta: false, ...more });

function type(keys: readonly Key[], gapMs = 5) {
  let typed: Typed = nothingTyped;
  const codes: (string | null)[] = [];
  keys.forEach((key, index) => {
    const answer = press(typed, key, 10_000 + index * gapMs);
    typed = answer.typed;
    codes.push(answer.code);
  });
  return codes.filter((code) => code !== null);
}

const spell = (text: string) => [...text].map((one) => keyOf(one));

test("keys that end with Enter are a code", () => {
  expect(type([...spell("4601234567893"), keyOf("Enter")])).toEqual(["4601234567893"]);
});

test("two codes in a row are two codes", () => {
  expect(type([...spell("AB-1"), keyOf("Enter"), ...spell("AB-2"), keyOf("Tab")])).toEqual(["AB-1", "AB-2"]);
});

test("a stray key of a while ago is no part of a code", () => {
  const stray = press(nothingTyped, keyOf("x"), 1_000).typed;
  const first = press(stray, keyOf("7"), 5_000).typed;
  const second = press(first, keyOf("8"), 5_010).typed;
  expect(press(second, keyOf("Enter"), 5_020).code).toBe("78");
});

test("the separator of a GS1 code is kept", () => {
  expect(type([...spell("0104601234567893"), keyOf("]", { ctrl: true, code: "BracketRight" }), ...spell("21x"), keyOf("Enter")])).toEqual([
    "0104601234567893\u001d21x",
  ]);
});

test("Enter alone still presses the focused button, and shortcuts with Ctrl stay the browser's", () => {
  expect(press(nothingTyped, keyOf("Enter"), 1)).toMatchObject({ code: null, taken: false });
  expect(press(nothingTyped, keyOf("r", { ctrl: true }), 1)).toMatchObject({ taken: false });
  expect(press(nothingTyped, keyOf(" "), 1)).toMatchObject({ taken: false });
});

test("Shift and other silent keys belong to nothing", () => {
  expect(type([keyOf("Shift"), ...spell("Q1"), keyOf("Shift"), keyOf("Enter")])).toEqual(["Q1"]);
});
