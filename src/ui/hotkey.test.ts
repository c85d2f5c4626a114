import { expect, test } from "vitest";
import { isStroke, keyNames, type Pressed, strokesOf } from "./hotkey";

const press = (key: string, code: string, modifiers: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

test.each([
  ["j in the Latin layout", "j", press("j", "KeyJ"), true],
  ["j in the Russian layout", "j", press("о", "KeyJ"), true],
  ["another letter", "j", press("k", "KeyK"), false],
  ["Ctrl+J is the browser's", "j", press("j", "KeyJ", { ctrlKey: true }), false],
  ["Cmd+K", "mod+k", press("k", "KeyK", { metaKey: true }), true],
  ["a capital is another key", "x", press("X", "KeyX", { shiftKey: true }), false],
  ["with Shift asked for", "shift+x", press("X", "KeyX", { shiftKey: true }), true],
  ["the slash", "/", press("/", "Slash"), true],
  ["the slash's place in the Russian layout", "/", press(".", "Slash"), true],
  ["the question mark", "?", press("?", "Slash", { shiftKey: true }), true],
  ["the Russian question mark on 7", "?", press("?", "Digit7", { shiftKey: true }), true],
  ["Enter", "enter", press("Enter", "Enter"), true],
] as const)("%s", (_, stroke, pressed, expected) => {
  expect(isStroke(stroke, pressed)).toBe(expected);
});

test("a sequence is several strokes, a stroke several keys", () => {
  expect(strokesOf("g o")).toEqual(["g", "o"]);
  expect(keyNames("mod+k")).toEqual(["Ctrl", "K"]);
  expect(keyNames("escape")).toEqual(["Esc"]);
});
