import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { processWide } from "@/platform/process";

/** The typefaces of our papers: narrow for words, fixed width for codes. They cover Latin, Cyrillic, Greek, Hebrew, Arabic, ₽ and №. */
const files = {
  regular: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  mono: "DejaVuSansMono.ttf",
  monoBold: "DejaVuSansMono-Bold.ttf",
} as const;

export type Face = keyof typeof files;

/** Height above and below the baseline as shares of the size; the same in all four files. */
export const ascent = 0.928;
export const descent = 0.236;

/** The bytes of a font, read once per process. */
export function fontBytes(face: Face): Buffer {
  return processWide(`pdf.font.${face}`, () => {
    // From the project folder and not from this file: bundlers move this file.
    const { resolve } = createRequire(path.join(process.cwd(), "package.json"));
    return readFileSync(resolve(`dejavu-fonts-ttf/ttf/${files[face]}`));
  });
}
