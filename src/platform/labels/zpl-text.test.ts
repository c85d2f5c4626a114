import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldData, setText } from "./zpl-text";

/** What a printer takes from field data behind ^FH: bytes in hexadecimal become themselves, all of it is UTF-8. */
function asPrinterReads(data: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < data.length; ) {
    const hex = /^_([0-9A-F]{2})/.exec(data.slice(at, at + 3))?.[1];
    const character = String.fromCodePoint(data.codePointAt(at) ?? 0);
    bytes.push(...(hex ? [Number.parseInt(hex, 16)] : new TextEncoder().encode(character)));
    at += hex ? 3 : character.length;
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

test("any text of any alphabet survives, and nothing in it steers the printer", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), (text) => {
      const data = fieldData(text);
      expect(asPrinterReads(data)).toBe(text.toWellFormed());
      expect(data).not.toMatch(/[\^~\\\p{Cc}]/u);
    }),
  );
});

test("commands of the printer's language are letters like all others", () => {
  expect(fieldData("^XZ~JA\\&_5E")).toBe("_5EXZ_7EJA_5C&_5F5E");
  expect(fieldData("Чай «Утро» 5 кг")).toBe("Чай «Утро» 5 кг");
});

test("a text keeps to its box: as many lines as there is room for, none of them too wide, and cut where it is too long", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.integer({ min: 60, max: 800 }),
      fc.integer({ min: 1, max: 5 }),
      (text, width, maxLines) => {
        const { lines, size } = setText(text, { width, height: 400, size: 60, minSize: 12, maxLines });
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        expect(size).toBeGreaterThanOrEqual(12);
        expect(size * 1.12 * lines.length).toBeLessThanOrEqual(400);
        for (const line of lines) expect(line).not.toMatch(/[\n\r]/);
      },
    ),
  );
  expect(setText("Стаканы ", { width: 600, height: 60, size: 40, minSize: 20, maxLines: 1 })).toEqual({ size: 40, lines: ["Стаканы"] });
  expect(setText("слово ".repeat(200), { width: 300, height: 100, size: 40, minSize: 20, maxLines: 2 }).lines.at(-1)).toMatch(/\.\.\.$/);
});
