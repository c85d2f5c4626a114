/** A binding such as "j", "shift+x", "mod+k", "?" or the sequence "g o". Pure, so that it is tested without a keyboard. */
export type Pressed = { key: string; code: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/**
 * Whether a key press is the given stroke. Letters go by the key's place, so that they work
 * in the Russian layout too; "/" and "?" by either, since they wander between layouts.
 */
export function isStroke(stroke: string, pressed: Pressed): boolean {
  const parts = stroke.split("+");
  const key = parts.pop() ?? "";
  const wants = (modifier: string) => parts.includes(modifier);
  if (pressed.altKey || (pressed.ctrlKey || pressed.metaKey) !== wants("mod")) return false;

  if (key === "?") return pressed.key === "?" || (pressed.code === "Slash" && pressed.shiftKey);
  if (key === "/") return pressed.key === "/" || (pressed.code === "Slash" && !pressed.shiftKey);
  if (pressed.shiftKey !== wants("shift")) return false;
  if (/^[a-z]$/i.test(key)) return pressed.code === `Key${key.toUpperCase()}`;
  return pressed.key.toLowerCase() === key.toLowerCase();
}

/** The strokes of a binding, in order: "g o" is two. */
export function strokesOf(keys: string): string[] {
  return keys.split(" ");
}

/** How a stroke is shown on a key: "j" → J, "escape" → Esc, "mod+k" → Ctrl K. */
export function keyNames(stroke: string): string[] {
  const names: Record<string, string> = { mod: "Ctrl", shift: "Shift", escape: "Esc", enter: "Enter", arrowdown: "↓", arrowup: "↑" };
  return stroke.split("+").map((part) => names[part.toLowerCase()] ?? part.toUpperCase());
}
