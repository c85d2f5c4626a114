import { nb } from "@/lib/no-break";

/** Announces a byte in hexadecimal inside field data that ^FH precedes. */
const announcer = "_";

/**
 * A text as field data behind ^FH and ^CI28: letters of any alphabet stay as they are in UTF-8; what steers the printer (^ and ~, the
 * backslash of text blocks, the announcer itself, controls) is written in hexadecimal.
 */
export function fieldData(text: string): string {
  let out = "";
  for (const character of text.toWellFormed()) out += /[\^~\\_\p{Cc}]/u.test(character) ? inHex(character) : character;
  return out;
}

function inHex(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `${announcer}${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** The widths of a printer's scalable font in parts of its height, on the wide side: it is bold and cannot be asked. */
function widthOf(character: string): number {
  if (/[ .,:;'|!iljI\u00a0]/.test(character)) return 0.32;
  if (/[MWmwШЩЖЮФМшщжюфм@%—]/.test(character)) return 0.86;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return 1;
  return /\p{Lu}/u.test(character) ? 0.68 : 0.58;
}

const lineWidth = (line: string, height: number) => [...line].reduce((sum, character) => sum + widthOf(character), 0) * height;

type Room = { width: number; height: number; size: number; minSize: number; maxLines: number };
export type SetText = { size: number; lines: string[] };

/**
 * A text broken into lines that fit a box, sizes and box in dots: smaller and smaller down to `minSize`, then cut. Printers break lines
 * too, but print what is too much over the last line.
 */
export function setText(text: string, { width, height, size, minSize, maxLines }: Room): SetText {
  const clean = nb(text.normalize("NFC"))
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  for (let tried = size; ; tried--) {
    const allowed = Math.max(1, Math.min(maxLines, Math.floor(height / (tried * leading))));
    const lines = wrapped(clean, width, tried);
    if (lines.length <= allowed && lines.every((line) => lineWidth(line, tried) <= width)) return { size: tried, lines };
    if (tried <= minSize) return { size: tried, lines: cut(lines, allowed, width, tried) };
  }
}

/** From line to line, in parts of the size. */
export const leading = 1.12;

function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && lineWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

function cut(lines: readonly string[], allowed: number, width: number, size: number): string[] {
  const kept = lines.slice(0, allowed);
  const isCut = lines.length > allowed;
  return kept.map((line, index) => {
    const mustShorten = lineWidth(line, size) > width || (isCut && index === allowed - 1);
    if (!mustShorten) return line;
    const letters = [...line];
    while (letters.length > 0 && lineWidth(`${letters.join("")}...`, size) > width) letters.pop();
    return `${letters.join("").trimEnd()}...`;
  });
}
