const missingGlyph = "□";

// What steers text without being seen: surrogate halves, controls, joiners, direction marks, variation selectors, skin tones, flags.
const unseen = /[\p{Cs}\p{Cc}\p{Cf}\p{Variation_Selector}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
const decoration = /[\p{Extended_Pictographic}\p{M}]/u;

/**
 * Any text as a font can print it. Emoji and stray marks that the font lacks are dropped, letters that it lacks become a box
 * (somebody must see that a letter is missing); spaces are single, line breaks stay.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  let out = "";
  for (const character of text.normalize("NFC").replace(/\r\n?|\u2028|\u2029/g, "\n")) {
    if (character === "\n") out += character;
    else if (character === "\t") out += " ";
    else if (character === "\u202f") out += "\u00a0";
    else if (unseen.test(character)) continue;
    else if (hasGlyph(character.codePointAt(0) ?? 0)) out += character;
    else if (!decoration.test(character)) out += missingGlyph;
  }
  return out
    .replace(/ {2,}/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const strong = /\p{L}/u;

export const readsRightToLeft = (text: string) => rightToLeft.test(text);

/**
 * The words of a line in the order in which they stand on paper, left to right. Letters inside a word are turned by the font.
 * Word by word is enough for names and addresses; it is not the whole bidirectional algorithm.
 */
export function inPrintOrder(words: readonly string[]): string[] {
  const first = words.find((word) => strong.test(word)) ?? "";
  const base = readsRightToLeft(first);
  const runs: { turned: boolean; words: string[] }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    // A number or a dash follows the words before it.
    const turned = strong.test(word) ? readsRightToLeft(word) : (last?.turned ?? base);
    if (last && last.turned === turned) last.words.push(word);
    else runs.push({ turned, words: [word] });
  }
  const ordered = runs.map((run) => (run.turned ? run.words.toReversed() : run.words));
  return (base ? ordered.toReversed() : ordered).flat();
}
