/** What the keys of a keyboard-wedge scanner spell. Pure: the page gives each key, and gets a code when Enter or Tab ends it. */

export type Typed = { text: string; at: number };
export type Key = { key: string; code: string; ctrl: boolean; alt: boolean; meta: boolean };

export const nothingTyped: Typed = { text: "", at: 0 };

// A scanner types a code in a fraction of a second; what lies longer ago was somebody's stray key.
const pauseMs = 1_000;
const leastLength = 2;
const groupSeparator = "\u001d";

/** `taken`: the key belongs to a code, so that it must not press a button or a shortcut of the page as well. */
export function press(before: Typed, key: Key, at: number): { typed: Typed; code: string | null; taken: boolean } {
  const typed = at - before.at > pauseMs ? nothingTyped : before;
  if (key.key === "Enter" || key.key === "Tab") {
    const isCode = typed.text.trim().length >= leastLength;
    return { typed: nothingTyped, code: isCode ? typed.text : null, taken: typed.text !== "" };
  }
  // Scanners send the separator of GS1 codes as Ctrl and the key of "]".
  const letter = key.ctrl && key.code === "BracketRight" ? groupSeparator : key.key;
  const printable = letter === groupSeparator || (letter.length === 1 && !key.ctrl && !key.alt && !key.meta);
  // A blank before any code presses the focused button, as everywhere.
  if (!printable || (letter === " " && typed.text === "")) return { typed, code: null, taken: false };
  return { typed: { text: typed.text + letter, at }, code: null, taken: true };
}
